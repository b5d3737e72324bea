import { Injectable } from '@nestjs/common';
import { notFound, refusedByRule, staleVersion } from '../../../platform/problems/usual-problems.js';
import type { Context } from '../../../safeguards/access/context.js';
import { PageCursors, type Page, type PageRequest } from '../../../safeguards/access/page-cursors.js';
import { RecordStores } from '../../../safeguards/access/record-stores.js';
import type { Opened } from '../../../safeguards/access/sealed.js';
import type { EarlierDossierAnswerInput } from './earlier-dossier.input.js';
import { EarlierDossierRepository } from './earlier-dossier.repository.js';
import type { EarlierDossier, EarlierDossierAnswered } from './earlier-dossier.js';

/** D1 — whether two dossiers at one employer are of one person, where the employer can't be asked (V6). */
@Injectable()
export class EarlierDossierService {
  constructor(
    private readonly stores: RecordStores,
    private readonly repository: EarlierDossierRepository,
    private readonly cursors: PageCursors,
  ) {}

  /** One page of them, answered or not. */
  async page(context: Context, request: PageRequest): Promise<Page<Opened<EarlierDossier>>> {
    const { after, limit } = this.cursors.read(context, request, '');
    const sealed = await this.stores.read(context, 'desk', (tx) => this.repository.page(tx, after, limit + 1));
    return this.cursors.page(context, '', sealed, limit);
  }

  /**
   * Puts on record whether it is one person, or corrects that: what was said before stays. It joins no dossiers: nothing moves, and
   * who may open which stays as it is. Both whose dossiers they are see it in their log (I9).
   * @throws Problem 404 outside what the actor may know of, 409 when it was answered already, or otherwise than in the version read.
   */
  async answer(
    context: Context,
    id: string,
    { answer, version = 0 }: EarlierDossierAnswerInput,
  ): Promise<EarlierDossierAnswered> {
    return this.stores.write(context, 'desk', async (tx) => {
      const found = await this.repository.find(tx, id);
      if (found === null) throw notFound();
      const stands = found.later.permit(context, 'answer', 'D1');
      found.earlier.permit(context, 'answer', 'D1');
      if (version === 0 ? stands.version > 0 : stands.answer === answer) {
        throw refusedByRule(409, 'already-answered', 'D1', 'Whose the two are was answered already.');
      }
      if (!(await this.repository.answer(tx, id, answer, version))) throw staleVersion();
      return { earlierDossierId: id, answer };
    });
  }
}
