import { Injectable } from '@nestjs/common';
import { notFound } from '../../../platform/problems/usual-problems.js';
import type { Context } from '../../../safeguards/access/context.js';
import { requireKnownIfEmpty } from '../../../safeguards/access/known-if-empty.js';
import { PageCursors, type Page, type PageRequest } from '../../../safeguards/access/page-cursors.js';
import { mayKnowOf } from '../../../safeguards/access/proposed.js';
import { RecordStores } from '../../../safeguards/access/record-stores.js';
import type { Opened } from '../../../safeguards/access/sealed.js';
import { SecondOpinionRepository } from './second-opinion.repository.js';
import type { SecondOpinion, SecondOpinionPiece } from './second-opinion.js';

/** S14 — second opinions as those who may know of them read them, and what their doctors are shown. */
@Injectable()
export class SecondOpinionService {
  constructor(
    private readonly stores: RecordStores,
    private readonly repository: SecondOpinionRepository,
    private readonly cursors: PageCursors,
  ) {}

  /**
   * One page of those that the actor may know of. @param employeeId about him alone; null for everybody
   * @throws Problem 404 for an employee of whom he may know none
   */
  async page(
    context: Context,
    request: PageRequest,
    employeeId: string | null = null,
  ): Promise<Page<Opened<SecondOpinion>>> {
    const { after, limit } = this.cursors.read(context, request, employeeId ?? '');
    const sealed = await this.stores.read(context, 'medical', async (tx) => {
      const found = await this.repository.page(tx, context, after, limit + 1, employeeId);
      // Who would see what the employee puts into his dossier.
      await requireKnownIfEmpty(tx, context, employeeId, found, (towards) =>
        mayKnowOf(context, 'SecondOpinion', { ...towards, secondDoctorId: null, inDossier: true }),
      );
      return found;
    });
    return this.cursors.page(context, employeeId ?? '', sealed, limit);
  }

  /**
   * One page of what the consent names, and isn't left out of the employee's inspection (I1).
   * @throws Problem 404 for everybody but its doctor, once it is shut or concluded, and where nothing of it is left.
   */
  async pieces(context: Context, opinionId: string, page: PageRequest): Promise<Page<Opened<SecondOpinionPiece>>> {
    const { after, limit } = this.cursors.read(context, page, opinionId);
    const copies = await this.stores.read(context, 'medical', (tx) =>
      this.repository.copies(tx, context, opinionId, after, limit + 1),
    );
    if (copies.length === 0) throw notFound();
    return this.cursors.page(context, opinionId, copies, limit);
  }
}
