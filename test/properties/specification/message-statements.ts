import { isDeputyOrOnDuty, isDossierDoctor, isLookedAfterThere, isOwn } from './between.js';
import { say, type Statement } from './statement.js';

const DOCTOR = ['company-doctor', 'insurance-doctor', 'doctor-in-training'];
export const SENT = [
  ...['id', 'employeeId', 'direction', 'channel', 'sentOn', 'recordedBy', 'recordedAt'],
  ...['subject', 'text', 'attachments'],
];
export const TO_THE_DOCTOR = ['id', 'employeeId', 'sentOn', 'subject', 'text', 'putBy', 'putAt', 'attachments'];

/** D3, D12 — what came to a desk, and what came to the doctor. */
export const OF_MESSAGES: readonly Statement[] = [
  say('D3', ['case-manager'], 'Message', ['absence-guidance', 'reintegration'], SENT, isLookedAfterThere),
  say('I5', ['employee'], 'Message', ['own-rights'], SENT, isOwn),
  say('D12', DOCTOR, 'HealthMessage', ['absence-guidance'], TO_THE_DOCTOR, isDossierDoctor),
  say('S4', ['core-expert-doctor'], 'HealthMessage', ['absence-guidance'], TO_THE_DOCTOR, isDeputyOrOnDuty),
  say('I1', ['employee'], 'HealthMessage', ['own-rights'], TO_THE_DOCTOR, isOwn),
];
