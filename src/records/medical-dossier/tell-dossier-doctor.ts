import type { Transaction } from '../../platform/stores/transaction.js';
import type { Context } from '../../safeguards/access/context.js';
import { standingTowards } from '../../safeguards/access/standing.js';
import { giveNotice } from '../../safeguards/notices/give-notice.js';

/**
 * Tells the dossier doctor that something came in, without what it says (D5). Where there is none at the moment (S13) nobody
 * is told: what came in lies in the dossier for the next one.
 * @param code from the closed list in docs/dictionary.md
 * @param about id of what can be looked up
 */
export async function tellDossierDoctor(
  tx: Transaction,
  context: Context,
  employeeId: string,
  code: string,
  about: string,
): Promise<void> {
  const doctor = (await standingTowards(tx, context, [employeeId])).get(employeeId)?.dossierDoctorId ?? null;
  if (doctor !== null) await giveNotice(tx, doctor, code, about);
}
