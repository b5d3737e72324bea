import { hasDerivedSecrecy, isDeputyOrOnDuty, isDossierDoctor, isOwn } from './between.js';
import { say, type Statement } from './statement.js';

const DOCTOR = ['company-doctor', 'insurance-doctor', 'doctor-in-training'];
export const EXPOSURE = [
  'id',
  'employeeId',
  'version',
  'agentClass',
  'agent',
  'from',
  'until',
  'source',
  'reason',
  'authorId',
  'responsibleDoctorId',
  'recordedAt',
];

/** R3 — to what somebody was exposed at work is read where the rest of the medical dossier is. */
export const OF_EXPOSURES: readonly Statement[] = [
  say('S1', DOCTOR, 'Exposure', ['absence-guidance'], EXPOSURE, isDossierDoctor),
  say('S2', ['medical-assistant'], 'Exposure', ['absence-guidance'], EXPOSURE, hasDerivedSecrecy),
  say('S4', ['core-expert-doctor'], 'Exposure', ['absence-guidance'], EXPOSURE, isDeputyOrOnDuty),
  say('I1', ['employee'], 'Exposure', ['own-rights'], EXPOSURE, isOwn),
];
