import type { PreparedStatement } from '../../platform/stores/prepared-statement.js';
import type { Transaction } from '../../platform/stores/transaction.js';

const LISTED = { name: 'listed_dossier', text: "SELECT set_config('kluis.dossier', $1, true)" };

/**
 * Rows of one medical dossier: whether it is open to the session, row security then asks once and not of each row. What is said here opens
 * nothing, and of other dossiers it asks as ever.
 * @param statement of which the first parameter is the employee
 */
export async function listOfDossier<Row>(
  tx: Transaction,
  statement: string | PreparedStatement,
  [employeeId, ...parameters]: readonly [employeeId: string, ...parameters: unknown[]],
): Promise<Row[]> {
  await tx.query(LISTED, [employeeId]);
  return tx.query<Row>(statement, [employeeId, ...parameters]);
}
