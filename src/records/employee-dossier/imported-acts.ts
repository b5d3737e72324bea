import type { RequestTrail } from '../../safeguards/trail/request-trail.js';
import type { TrailAct } from '../../safeguards/trail/trail-line.js';

/**
 * A1, I9 — a line for each person whose dossier an import made or changed, which the person finds in the own log. Of a row that
 * says what is on record there is none: two digests were compared, no dossier was opened, and the answer tells how many, not who.
 */
export function importedActs(
  { goodStatus }: Pick<RequestTrail, 'goodStatus'>,
  people: readonly { readonly employeeId: string }[],
): TrailAct[] {
  return people.map(({ employeeId }) => ({
    action: 'import',
    kind: 'Employee',
    recordId: employeeId,
    employeeId,
    rule: 'V9',
    outcome: 'allowed',
    status: goodStatus,
    responsibleDoctorId: null,
  }));
}
