import { randomUUID } from 'node:crypto';
import type { Cast } from '../cast.js';

/** Somebody else than who asks said that the dossier is in the wrong account. */
export async function contested(cast: Cast, employeeId: string, accountId: string): Promise<string> {
  const id = randomUUID();
  await cast.sql(
    `INSERT INTO access.link_ending (id, employee_id, account_id, proposed_by, expires_at)
     VALUES ($1, $2, $3, $4, platform.clock() + interval '1 day')`,
    [id, employeeId, accountId, await cast.person(`contests-${id}`, { roles: [{ role: 'administrator' }] })],
  );
  await cast.sql("INSERT INTO access.record (id, kind, employee_id) VALUES ($1, 'LinkEnding', $2)", [id, employeeId]);
  return id;
}
