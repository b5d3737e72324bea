import { Injectable } from '@nestjs/common';
import { notFound } from '../../../platform/problems/usual-problems.js';
import type { Context } from '../../../safeguards/access/context.js';
import { PageCursors, type Page, type PageRequest } from '../../../safeguards/access/page-cursors.js';
import { Policies } from '../../../safeguards/access/policy/policies.js';
import { mayKnowOf } from '../../../safeguards/access/proposed.js';
import { RecordStores } from '../../../safeguards/access/record-stores.js';
import type { Opened } from '../../../safeguards/access/sealed.js';
import { Guidance } from '../../../safeguards/services/guidance.js';
import { factsOfEmployee, factsOfEmployer, READING_TERM, readingFacts } from '../reading-facts.js';
import type { ReleasedAdvice } from './advice.js';
import { ReleasedAdviceRepository } from './released-advice.repository.js';

const KIND = 'ReleasedAdvice';
/** Whether any item can be asked for at all is no secret; each item is decided by itself (V8). */
const ANY_ITEM = { receivable: true };

/** What employer and employee were advised (V5, V7). */
@Injectable()
export class ReleasedAdviceService {
  constructor(
    private readonly stores: RecordStores,
    private readonly repository: ReleasedAdviceRepository,
    private readonly policies: Policies,
    private readonly cursors: PageCursors,
  ) {}

  /** @throws Problem 404 outside what the actor may know of. */
  async item(context: Context, id: string): Promise<Opened<ReleasedAdvice>> {
    const sealed = await this.stores.read(context, 'desk', (tx) => this.repository.item(tx, context, id));
    if (sealed === null) throw notFound();
    return sealed.open(context);
  }

  /** One page of what an employer was advised. @throws Problem 404 for another employer's, the same as for one that isn't. */
  async ofEmployer(context: Context, employerId: string, request: PageRequest): Promise<Page<Opened<ReleasedAdvice>>> {
    const known = { ...factsOfEmployer(employerId), guided: true, ...ANY_ITEM };
    if (!mayKnowOf(context, KIND, known)) throw notFound();
    const { after, limit } = this.cursors.read(context, request, employerId);
    const sealed = await this.stores.read(context, 'desk', (tx) =>
      this.repository.page(tx, context, { of: 'employer', id: employerId, after, limit: limit + 1 }),
    );
    return this.cursors.page(context, employerId, sealed, limit);
  }

  /** One page of what was advised about an employee. @throws Problem 404 for somebody the actor may not know of. */
  async ofEmployee(context: Context, employeeId: string, request: PageRequest): Promise<Page<Opened<ReleasedAdvice>>> {
    const { after, limit } = this.cursors.read(context, request, employeeId);
    const sealed = await this.stores.read(context, 'desk', async (tx) => {
      const facts = await readingFacts(tx, context, this.policies.term(READING_TERM), [employeeId]);
      const known = facts.get(employeeId);
      const guided = (await Guidance.of(tx, this.policies, [employeeId])).isGuided(employeeId);
      if (known === undefined || !mayKnowOf(context, KIND, { ...factsOfEmployee(known), guided, ...ANY_ITEM }))
        throw notFound();
      return this.repository.page(tx, context, { of: 'employee', id: employeeId, after, limit: limit + 1 });
    });
    return this.cursors.page(context, employeeId, sealed, limit);
  }
}
