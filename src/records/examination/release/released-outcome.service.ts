import { Injectable } from '@nestjs/common';
import { notFound } from '../../../platform/problems/usual-problems.js';
import type { Context } from '../../../safeguards/access/context.js';
import { PageCursors, type Page, type PageRequest } from '../../../safeguards/access/page-cursors.js';
import { Policies } from '../../../safeguards/access/policy/policies.js';
import { mayKnowOf } from '../../../safeguards/access/proposed.js';
import { RecordStores } from '../../../safeguards/access/record-stores.js';
import type { Opened } from '../../../safeguards/access/sealed.js';
import { factsOfEmployee, factsOfEmployer } from '../reading-facts.js';
import type { ReleasedOutcome } from './released-outcome.js';
import { ReleasedOutcomeRepository } from './released-outcome.repository.js';

const KIND = 'ReleasedOutcome';

/** What employer and employee got of examinations (V1, V7). */
@Injectable()
export class ReleasedOutcomeService {
  constructor(
    private readonly stores: RecordStores,
    private readonly repository: ReleasedOutcomeRepository,
    private readonly policies: Policies,
    private readonly cursors: PageCursors,
  ) {}

  /** @throws Problem 404 outside what the actor may know of. */
  async outcome(context: Context, outcomeId: string): Promise<Opened<ReleasedOutcome>> {
    const sealed = await this.stores.read(context, 'desk', (tx) => this.repository.outcome(tx, context, outcomeId));
    if (sealed === null) throw notFound();
    return sealed.open(context);
  }

  /** One page of what an employer got. @throws Problem 404 for another employer's, the same as for one that isn't. */
  async ofEmployer(context: Context, employerId: string, request: PageRequest): Promise<Page<Opened<ReleasedOutcome>>> {
    if (!mayKnowOf(context, KIND, factsOfEmployer(employerId))) throw notFound();
    const { after, limit } = this.cursors.read(context, request, employerId);
    const sealed = await this.stores.read(context, 'desk', (tx) =>
      this.repository.page(tx, context, { of: 'employer', id: employerId, after, limit: limit + 1 }),
    );
    return this.cursors.page(context, employerId, sealed, limit);
  }

  /** One page of what went out about an employee. @throws Problem 404 for somebody the actor may not know of. */
  async ofEmployee(context: Context, employeeId: string, request: PageRequest): Promise<Page<Opened<ReleasedOutcome>>> {
    const { after, limit } = this.cursors.read(context, request, employeeId);
    const sealed = await this.stores.read(context, 'desk', async (tx) => {
      const facts = await factsOfEmployee(tx, context, this.policies, employeeId);
      if (facts === undefined || !mayKnowOf(context, KIND, facts)) throw notFound();
      return this.repository.page(tx, context, { of: 'employee', id: employeeId, after, limit: limit + 1 });
    });
    return this.cursors.page(context, employeeId, sealed, limit);
  }
}
