import type { Transaction } from '../../platform/stores/transaction.js';

const TELL = `
  INSERT INTO desk.notice (id, account_id, code, about)
  SELECT gen_random_uuid(), w.id, 'message-without-doctor', $1
  FROM (SELECT DISTINCT r.account_id AS id FROM access.role r WHERE access.tells_the_core_expert(r.account_id, $1)) w
  ON CONFLICT DO NOTHING`;

/**
 * S13, D12 — tells the core-expert doctors that an employee without a responsible doctor wrote to the doctor: by id, and once while
 * unread. Where somebody is responsible, or was given that and waits for a signature or a letter, nobody is told anything.
 */
export async function tellTheCoreExpert(tx: Transaction, employeeId: string): Promise<void> {
  await tx.query(TELL, [employeeId]);
}
