import { everything, isDossierDoctor, isOwn } from './between.js';
import { say, type Statement } from './statement.js';

const SHOWN = ['id', 'employeeId', 'party', 'name', 'number', 'dispute', 'recordedAt', 'until', 'endedAt'];
const WHOLE = [...SHOWN, 'recordedBy', 'endedBy'];
const DOCTOR = ['company-doctor', 'insurance-doctor', 'doctor-in-training'];
const DUTY = ['statutory-duty'];

/** S10 — who sees which doctor acts for a party: nobody of the employer's, and nobody who guides the absence. */
export const OF_PROXIES: readonly Statement[] = [
  say('S10', ['core-expert-doctor', 'staff-doctor'], 'MedicalProxy', DUTY, WHOLE, everything),
  say('S10', ['data-protection-officer'], 'MedicalProxy', ['supervision'], WHOLE, everything),
  say('S10', DOCTOR, 'MedicalProxy', DUTY, SHOWN, isDossierDoctor),
  say('S10', ['employee'], 'MedicalProxy', ['own-rights'], SHOWN, isOwn),
];
