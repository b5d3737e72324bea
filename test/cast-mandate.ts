import { randomUUID } from 'node:crypto';
import type { Cast } from './cast.js';

/** A mandate in force since long, for all that one can show, copies included. @returns its id */
export async function mandateOf(cast: Cast, employeeId: string, representativeId: string): Promise<string> {
  const id = randomUUID();
  await cast.sql(
    `INSERT INTO access.mandate
       (id, employee_id, representative_id, kind, shows, copies, signed_on, valid_from, valid_until, given_by)
     VALUES ($1, $2, $3, 'written-authorisation', '{employee-dossier,medical-dossier,verdicts,access-log}', true,
             '2020-01-01', '2020-01-01T00:00:00Z', '2099-01-01T00:00:00Z', $4)`,
    [id, employeeId, representativeId, randomUUID()],
  );
  return id;
}
