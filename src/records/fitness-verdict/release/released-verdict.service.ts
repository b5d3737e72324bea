import { Injectable } from '@nestjs/common';
import { notFound } from '../../../platform/problems/usual-problems.js';
import type { Context } from '../../../safeguards/access/context.js';
import { PageCursors, type Page, type PageRequest } from '../../../safeguards/access/page-cursors.js';
import { Policies } from '../../../safeguards/access/policy/policies.js';
import { mayKnowOf } from '../../../safeguards/access/proposed.js';
import { RecordStores } from '../../../safeguards/access/record-stores.js';
import type { Opened } from '../../../safeguards/access/sealed.js';
import { factsOfEmployee, factsOfEmployer, READING_TERM, readingFacts } from '../reading-facts.js';
import type { ReleasedVerdict } from './released-verdict.js';
import { ReleasedVerdictRepository } from './released-verdict.repository.js';

const KIND = 'ReleasedVerdict';

/** What employer and employee got (V1, V7). */
@Injectable()
export class ReleasedVerdictService {
  constructor(
    private readonly stores: RecordStores,
    private readonly repository: ReleasedVerdictRepository,
    private readonly policies: Policies,
    private readonly cursors: PageCursors,
  ) {}

  /** @throws Problem 404 outside what the actor may know of. */
  async verdict(context: Context, verdictId: string): Promise<Opened<ReleasedVerdict>> {
    const sealed = await this.repository.verdict(context, verdictId);
    if (sealed === null) throw notFound();
    return sealed.open(context);
  }

  /** One page of what an employer got. @throws Problem 404 for another employer's, the same as for one that isn't. */
  async ofEmployer(context: Context, employerId: string, request: PageRequest): Promise<Page<Opened<ReleasedVerdict>>> {
    if (!mayKnowOf(context, KIND, factsOfEmployer(employerId))) throw notFound();
    const { after, limit } = this.cursors.read(context, request, employerId);
    const sealed = await this.stores.read(context, 'desk', (tx) =>
      this.repository.page(tx, context, { of: 'employer', id: employerId, after, limit: limit + 1 }),
    );
    return this.cursors.page(context, employerId, sealed, limit);
  }

  /** One page of what went out about an employee. @throws Problem 404 for somebody the actor may not know of. */
  async ofEmployee(context: Context, employeeId: string, request: PageRequest): Promise<Page<Opened<ReleasedVerdict>>> {
    const { after, limit } = this.cursors.read(context, request, employeeId);
    const sealed = await this.stores.read(context, 'desk', async (tx) => {
      const facts = await readingFacts(tx, context, this.policies.term(READING_TERM), [employeeId]);
      const known = facts.get(employeeId);
      if (known === undefined || !mayKnowOf(context, KIND, { ...factsOfEmployee(known) })) throw notFound();
      return this.repository.page(tx, context, { of: 'employee', id: employeeId, after, limit: limit + 1 });
    });
    return this.cursors.page(context, employeeId, sealed, limit);
  }
}
