import { Injectable } from '@nestjs/common';
import { notFound } from '../../../platform/problems/usual-problems.js';
import type { Context } from '../../../safeguards/access/context.js';
import { PageCursors, type Page } from '../../../safeguards/access/page-cursors.js';
import { mayKnowOf } from '../../../safeguards/access/proposed.js';
import { RecordStores } from '../../../safeguards/access/record-stores.js';
import { Sealed, type Opened } from '../../../safeguards/access/sealed.js';
import type { ActsQuery, AssistantsQuery } from './supervision.input.js';
import { SupervisionRepository } from './supervision.repository.js';
import type { DelegatedAct, DerivedSecrecy } from './supervision.js';
import { whatIsLacking } from './what-is-lacking.js';

/**
 * S4 — the doctor, and on his behalf the core-expert doctor, sees who holds derived secrecy under him and all they did
 * with it.
 */
@Injectable()
export class SupervisionService {
  constructor(
    private readonly stores: RecordStores,
    private readonly repository: SupervisionRepository,
    private readonly cursors: PageCursors,
  ) {}

  /**
   * Who holds derived secrecy under a doctor, and what it lacks.
   * @throws Problem 404 for a doctor whose staff isn't the actor's to see.
   */
  async assistants(
    context: Context,
    { doctorId = context.actor.accountId }: AssistantsQuery,
  ): Promise<{ items: Opened<DerivedSecrecy>[] }> {
    const held = await this.stores.read(context, 'desk', async (tx) => {
      const doctor = await this.repository.person(tx, doctorId);
      if (doctor === null || !mayKnowOf(context, 'DerivedSecrecy', { doctorId })) throw notFound();
      return this.repository.heldUnder(tx, doctor);
    });
    return {
      items: held.map((under) => {
        const lacking = whatIsLacking(under, context.texts, context.moment);
        const assistantId = under.assistant.accountId;
        const record: DerivedSecrecy = {
          id: assistantId,
          assistantId,
          doctorId,
          inForce: lacking.length === 0,
          lacking,
        };
        return new Sealed('DerivedSecrecy', record, { doctorId }).open(context);
      }),
    };
  }

  /** One page of what was done under derived secrecy, the latest first. */
  async acts(context: Context, query: ActsQuery): Promise<Page<Opened<DelegatedAct>>> {
    const { assistantId = null } = query;
    const binding = assistantId ?? '';
    const { after, limit } = this.cursors.read(context, query, binding);
    const acts = await this.stores.read(context, 'trail', (tx) =>
      this.repository.acts(tx, assistantId, after, limit + 1),
    );
    return this.cursors.page(context, binding, acts, limit);
  }
}
