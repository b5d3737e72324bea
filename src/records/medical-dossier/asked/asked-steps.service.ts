import { Injectable } from '@nestjs/common';
import { notFound, refusedByRule } from '../../../platform/problems/usual-problems.js';
import type { Transaction } from '../../../platform/stores/transaction.js';
import type { Context } from '../../../safeguards/access/context.js';
import { RecordStores } from '../../../safeguards/access/record-stores.js';
import { standingTowards } from '../../../safeguards/access/standing.js';
import { giveNotice } from '../../../safeguards/notices/give-notice.js';
import { ConsultationRepository } from '../consultation/consultation.repository.js';
import { SecondOpinionRepository } from '../second-opinion/second-opinion.repository.js';
import {
  CHANGED,
  KEPT,
  type AskedKind,
  type AskedOfADoctor,
  type ChangedOf,
  type ConclusionContent,
} from './asked-of-a-doctor.js';
import { AskedRepository } from './asked.repository.js';

/** S14 — what comes of what an employee asked: between him and its doctor, until he puts it into the dossier. */
@Injectable()
export class AskedStepsService {
  constructor(
    private readonly stores: RecordStores,
    private readonly asked: AskedRepository,
    private readonly consultations: ConsultationRepository,
    private readonly opinions: SecondOpinionRepository,
  ) {}

  /** C3 — takes it back, at once. @throws Problem 409 when it ended already. */
  async withdraw<Kind extends AskedKind>(context: Context, kind: Kind, id: string): Promise<ChangedOf[Kind]> {
    return this.stores.write(context, 'medical', async (tx) => {
      await this.#permit(tx, context, kind, id, 'withdraw', 'I10');
      if (!(await this.asked.withdraw(tx, kind, id))) throw alreadyEnded();
      return CHANGED[kind](id, 'withdrawn');
    });
  }

  /** The doctor concludes; the employee is told. @throws Problem 404 once it is shut, 409 when it was concluded. */
  async conclude<Kind extends AskedKind>(
    context: Context,
    kind: Kind,
    id: string,
    content: ConclusionContent,
  ): Promise<ChangedOf[Kind]> {
    return this.stores.write(context, 'medical', async (tx) => {
      const asked = await this.#permit(tx, context, kind, id, 'answer', 'S14');
      const standing = (await standingTowards(tx, context, [asked.employeeId])).get(asked.employeeId);
      if (!(await this.asked.conclude(tx, kind, asked, content))) throw alreadyEnded();
      const person = standing?.personAccountId ?? null;
      if (person !== null) await giveNotice(tx, person, KEPT[kind].concluded, id);
      return CHANGED[kind](id, 'concluded');
    });
  }

  /** I10 — the employee makes it dossier. @throws Problem 409 where there is no conclusion, or it is dossier already. */
  async file<Kind extends AskedKind>(context: Context, kind: Kind, id: string): Promise<ChangedOf[Kind]> {
    return this.stores.write(context, 'medical', async (tx) => {
      await this.#permit(tx, context, kind, id, 'file', 'I10');
      if (!(await this.asked.file(tx, kind, id))) {
        throw refusedByRule(409, 'nothing-to-file', 'S14', 'There is no conclusion that is not in the dossier yet.');
      }
      return CHANGED[kind](id, 'in-dossier');
    });
  }

  async #permit(
    tx: Transaction,
    context: Context,
    kind: AskedKind,
    id: string,
    action: string,
    rule: string,
  ): Promise<AskedOfADoctor> {
    const kept = kind === 'SecondOpinion' ? this.opinions : this.consultations;
    const sealed = await kept.one(tx, context, id);
    if (sealed === null) throw notFound();
    return sealed.permit(context, action, rule);
  }
}

/** The answer to whoever comes after its end. */
export function alreadyEnded(): Error {
  return refusedByRule(409, 'already-ended', 'S14', 'That was withdrawn or concluded.');
}
