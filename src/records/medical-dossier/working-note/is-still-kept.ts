import type { EmployeeAttributes } from '../../../safeguards/access/facts/employee-attributes.js';
import type { WorkingNote } from './working-note.js';

/** Who answers for the employee now, and since when. */
type Answering = Pick<EmployeeAttributes, 'dossierDoctorId' | 'dutyDoctorId' | 'answeringSince'>;

/**
 * S12 — is a working note there still? Its last day isn't over, and the responsibility under which it was written goes on: that
 * of the same doctor, without a break since.
 * @param today in Amsterdam
 */
export function isStillKept(
  { responsibleDoctorId, writtenAt, destroyBy }: Pick<WorkingNote, 'responsibleDoctorId' | 'writtenAt' | 'destroyBy'>,
  { dossierDoctorId, dutyDoctorId, answeringSince }: Answering,
  today: string,
): boolean {
  return (
    today <= destroyBy &&
    (dossierDoctorId ?? dutyDoctorId) === responsibleDoctorId &&
    answeringSince !== null &&
    Date.parse(answeringSince) <= Date.parse(writtenAt)
  );
}
