import { Injectable } from '@nestjs/common';
import { notFound } from '../../../platform/problems/usual-problems.js';
import type { Context } from '../../../safeguards/access/context.js';
import { PageCursors, type Page, type PageRequest } from '../../../safeguards/access/page-cursors.js';
import { mayKnowOf } from '../../../safeguards/access/proposed.js';
import { RecordStores } from '../../../safeguards/access/record-stores.js';
import type { Opened } from '../../../safeguards/access/sealed.js';
import { standingTowards } from '../../../safeguards/access/standing.js';
import { OUTCOME_KIND } from './known-examinations.js';
import type { ExaminationOutcome } from './outcome.js';
import { OutcomeRepository } from './outcome.repository.js';

/** Outcomes as they lie in the medical dossier, whether they went out or not (S1, I1). */
@Injectable()
export class OutcomeReadingService {
  constructor(
    private readonly stores: RecordStores,
    private readonly repository: OutcomeRepository,
    private readonly cursors: PageCursors,
  ) {}

  /** @throws Problem 404 outside what the actor may know of. */
  async outcome(context: Context, outcomeId: string): Promise<Opened<ExaminationOutcome>> {
    const sealed = await this.stores.read(context, 'medical', (tx) => this.repository.outcome(tx, context, outcomeId));
    if (sealed === null) throw notFound();
    return sealed.open(context);
  }

  /** One page of an employee's outcomes. @throws Problem 404 for a dossier the actor may not know of. */
  async ofEmployee(
    context: Context,
    employeeId: string,
    request: PageRequest,
  ): Promise<Page<Opened<ExaminationOutcome>>> {
    const { after, limit } = this.cursors.read(context, request, employeeId);
    const sealed = await this.stores.read(context, 'medical', async (tx) => {
      const standing = (await standingTowards(tx, context, [employeeId])).get(employeeId);
      if (standing === undefined || !mayKnowOf(context, OUTCOME_KIND, { ...standing })) throw notFound();
      return this.repository.ofEmployee(tx, context, employeeId, after, limit + 1);
    });
    return this.cursors.page(context, employeeId, sealed, limit);
  }
}
