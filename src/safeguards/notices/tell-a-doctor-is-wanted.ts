import type { Transaction } from '../../platform/stores/transaction.js';
import { giveNotice } from './give-notice.js';

// Nobody is responsible, nor was anybody given the responsibility who still waits for a signature or a letter.
const WHO_GIVES = `
  SELECT DISTINCT r.account_id AS id FROM access.role r
  WHERE r.circle IN ('secrecy-supervision', 'medical-direction') AND access.role_in_force(r)
    AND access.account_active(r.account_id)
    AND NOT EXISTS (SELECT 1 FROM access.responsibility g
      WHERE g.employee_id = $1 AND g.ended_at IS NULL AND g.doctor_id <> ALL ($2::uuid[]))
  ORDER BY 1`;

/**
 * S9, S13 — tells who gives responsibilities that an employee who is to be guided has no doctor: by id, for neither his name nor
 * why he is guided is theirs (S7). Where there is a doctor nobody is told anything.
 * @param notBy who may not do it, though responsible: whose own outcome is to be re-examined (V4)
 */
export async function tellADoctorIsWanted(
  tx: Transaction,
  employeeId: string,
  notBy: readonly string[] = [],
): Promise<void> {
  for (const { id } of await tx.query<{ id: string }>(WHO_GIVES, [employeeId, notBy])) {
    await giveNotice(tx, id, 'doctor-wanted', employeeId);
  }
}
