import type { Context } from '../../safeguards/access/context.js';
import { mayKnowOf } from '../../safeguards/access/proposed.js';

/** What is known of somebody at this employer, and of nobody in particular: no absence, no doctor, no delegation. */
export function somebodyAt(employerId: string) {
  return {
    employerId,
    employeeId: null,
    guided: false,
    stillReadable: true,
    onPayroll: true,
    dossierDoctorId: null,
    deputyIds: [],
    dutyDoctorId: null,
    delegatedRead: [],
    representedInEmployeeDossier: [],
  };
}

/** Of whom among an employer's people somebody may know. */
export type Whom = 'everybody' | 'absent';

/**
 * Of whom among an employer's people may the actor know: of everybody (the employer, its payroll), of those who are absent (who
 * guides them, S7), or of nobody (everyone else)? The policies say it, not a role's name.
 */
export function whomOfTheStaff(context: Context, employerId: string): Whom | 'nobody' {
  const somebody = somebodyAt(employerId);
  if (mayKnowOf(context, 'Employee', somebody)) return 'everybody';
  return mayKnowOf(context, 'Employee', { ...somebody, guided: true }) ? 'absent' : 'nobody';
}
