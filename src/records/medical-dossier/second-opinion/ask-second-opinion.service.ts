import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { invalidInput, refusedByRule } from '../../../platform/problems/usual-problems.js';
import type { Transaction } from '../../../platform/stores/transaction.js';
import type { Context } from '../../../safeguards/access/context.js';
import { Policies } from '../../../safeguards/access/policy/policies.js';
import { endOfTerm } from '../../../safeguards/access/policy/terms.js';
import { permitNew } from '../../../safeguards/access/proposed.js';
import { RecordStores } from '../../../safeguards/access/record-stores.js';
import { giveNotice } from '../../../safeguards/notices/give-notice.js';
import { indexRecords } from '../../../safeguards/trail/index-record.js';
import { MedicalDossierRepository } from '../medical-dossier.repository.js';
import { requireStanding } from '../../../safeguards/access/require-standing.js';
import type { SecondOpinionInput } from './second-opinion.input.js';
import { SecondOpinionRepository } from './second-opinion.repository.js';
import type { CopiedPiece, NamedPiece, SecondOpinionAsked } from './second-opinion.js';

/** The same for every account that can't, and for none: whose doctor or officer somebody is, it doesn't say. */
const NOT_HIM =
  'That account can give no second opinion here: a registered doctor can who is neither in training nor the dossier doctor, nor works ' +
  'for the employer (GET /v1/doctors?for=second-opinion).';

/** S14 — the employee alone asks for a second opinion, and says what its doctor gets. */
@Injectable()
export class AskSecondOpinionService {
  constructor(
    private readonly stores: RecordStores,
    private readonly repository: SecondOpinionRepository,
    private readonly dossier: MedicalDossierRepository,
    private readonly policies: Policies,
  ) {}

  /**
   * Asks, and copies what the consent names. The doctor is told; nobody else is.
   * @returns the id, and the last day on which the doctor sees it
   * @throws Problem 404 outside the own dossiers; 400 for a version that the employee doesn't see himself; 409 (S14) for an account that can give no second opinion here: the same for one that doesn't exist.
   */
  async ask(
    context: Context,
    employeeId: string,
    { doctorId, pieces }: SecondOpinionInput,
  ): Promise<SecondOpinionAsked> {
    const id = randomUUID();
    return this.stores.write(context, 'medical', async (tx) => {
      const copies: CopiedPiece[] = [];
      const standing = await requireStanding(tx, context, employeeId);
      permitNew(
        context,
        'ask',
        'SecondOpinion',
        { id },
        { ...standing, secondDoctorId: null, inDossier: false },
        'I10',
      );
      for (const [index, named] of pieces.entries()) {
        const copy = await this.#seen(tx, context, employeeId, named);
        if (copy === null) throw invalidInput([{ at: `/pieces/${index}`, code: 'no_such_version', rule: 'S14' }]);
        copies.push(copy);
      }
      if (!(await this.repository.mayGive(tx, doctorId, employeeId))) {
        throw refusedByRule(409, 'no-second-doctor', 'S14', NOT_HIM);
      }
      const lastDay = endOfTerm(this.policies.term('second-opinion-longest'), context.moment.today);
      await this.repository.ask(tx, { id, employeeId, doctorId, pieces }, lastDay);
      for (const copy of copies) await this.repository.copy(tx, id, copy);
      await indexRecords(tx, [{ id, kind: 'SecondOpinion', employeeId, employerId: standing.employerId }]);
      await giveNotice(tx, doctorId, 'second-opinion-asked', id);
      return { secondOpinionId: id, lastDay };
    });
  }

  /** What the employee reads of that version himself; null where he reads nothing. */
  async #seen(
    tx: Transaction,
    context: Context,
    employeeId: string,
    { pieceId, version }: NamedPiece,
  ): Promise<CopiedPiece | null> {
    const piece = (await this.dossier.piece(context, pieceId))?.open(context);
    const versions = await this.dossier.versions(tx, context, pieceId);
    const read = versions.map((one) => one.open(context)).find((one) => one.version === version);
    const { item, entryOn } = piece ?? {};
    if (piece?.employeeId !== employeeId || item === undefined || entryOn === undefined) return null;
    const { text = null, document = null } = read ?? {};
    if (text === null && document === null) return null;
    return { employeeId, pieceId, version, item, entryOn, text, document };
  }
}
