import { Injectable } from '@nestjs/common';
import { notFound, refusedByRule } from '../../../platform/problems/usual-problems.js';
import type { Transaction } from '../../../platform/stores/transaction.js';
import type { Context } from '../../../safeguards/access/context.js';
import { PageCursors, type Page, type PageRequest } from '../../../safeguards/access/page-cursors.js';
import { RecordStores, type Receipt } from '../../../safeguards/access/record-stores.js';
import type { Opened } from '../../../safeguards/access/sealed.js';
import { standingTowards } from '../../../safeguards/access/standing.js';
import { giveNotice } from '../../../safeguards/notices/give-notice.js';
import type { ConclusionInput } from './second-opinion.input.js';
import { SecondOpinionRepository } from './second-opinion.repository.js';
import type { SecondOpinion, SecondOpinionPiece } from './second-opinion.js';

/** S14 — what comes of a second opinion: between the employee and its doctor, until the employee puts it into the dossier. */
@Injectable()
export class SecondOpinionService {
  constructor(
    private readonly stores: RecordStores,
    private readonly repository: SecondOpinionRepository,
    private readonly cursors: PageCursors,
  ) {}

  /** One page of those that the actor may know of. */
  async page(context: Context, request: PageRequest): Promise<Page<Opened<SecondOpinion>>> {
    const { after, limit } = this.cursors.read(context, request, '');
    const sealed = await this.stores.read(context, 'medical', (tx) =>
      this.repository.opinions(tx, context, after, limit + 1),
    );
    return this.cursors.page(context, '', sealed, limit);
  }

  /** One page of what the consent names. @throws Problem 404 for everybody but its doctor, and once it is shut or concluded. */
  async pieces(context: Context, opinionId: string, page: PageRequest): Promise<Page<Opened<SecondOpinionPiece>>> {
    const { after, limit } = this.cursors.read(context, page, opinionId);
    const copies = await this.stores.read(context, 'medical', (tx) =>
      this.repository.copies(tx, context, opinionId, after, limit + 1),
    );
    if (copies.length === 0) throw notFound();
    return this.cursors.page(context, opinionId, copies, limit);
  }

  /** C3 — takes the consent back, at once. @throws Problem 409 when it ended already. */
  async withdraw(context: Context, id: string): Promise<Receipt> {
    return this.stores.write(context, 'medical', async (tx) => {
      await this.#permit(tx, context, id, 'withdraw', 'I10');
      if (!(await this.repository.withdraw(tx, id))) throw ended();
      return { secondOpinionId: id, state: 'withdrawn' };
    });
  }

  /** The doctor concludes; the employee is told. @throws Problem 404 once it is shut, 409 when it was concluded. */
  async conclude(context: Context, id: string, { text }: ConclusionInput): Promise<Receipt> {
    return this.stores.write(context, 'medical', async (tx) => {
      const opinion = await this.#permit(tx, context, id, 'answer', 'S14');
      const standing = (await standingTowards(tx, context, [opinion.employeeId])).get(opinion.employeeId);
      if (!(await this.repository.conclude(tx, opinion, { text }))) throw ended();
      const person = standing?.personAccountId ?? null;
      if (person !== null) await giveNotice(tx, person, 'second-opinion-concluded', id);
      return { secondOpinionId: id, state: 'concluded' };
    });
  }

  /** I10 — the employee makes it dossier. @throws Problem 409 where there is no conclusion, or it is dossier already. */
  async file(context: Context, id: string): Promise<Receipt> {
    return this.stores.write(context, 'medical', async (tx) => {
      await this.#permit(tx, context, id, 'file', 'I10');
      if (!(await this.repository.file(tx, id))) {
        throw refusedByRule(409, 'nothing-to-file', 'S14', 'There is no conclusion that is not in the dossier yet.');
      }
      return { secondOpinionId: id, state: 'in-dossier' };
    });
  }

  async #permit(tx: Transaction, context: Context, id: string, action: string, rule: string): Promise<SecondOpinion> {
    const sealed = await this.repository.opinion(tx, context, id);
    if (sealed === null) throw notFound();
    return sealed.permit(context, action, rule);
  }
}

function ended(): Error {
  return refusedByRule(409, 'already-ended', 'S14', 'That second opinion was withdrawn or concluded.');
}
