import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { invalidInput, notFound, refusedByRule } from '../../../platform/problems/usual-problems.js';
import type { Context } from '../../../safeguards/access/context.js';
import { PageCursors, type Page, type PageRequest } from '../../../safeguards/access/page-cursors.js';
import { Policies } from '../../../safeguards/access/policy/policies.js';
import { mayKnowOf, permitNew } from '../../../safeguards/access/proposed.js';
import { RecordStores } from '../../../safeguards/access/record-stores.js';
import type { Opened } from '../../../safeguards/access/sealed.js';
import { giveNotice } from '../../../safeguards/notices/give-notice.js';
import { indexRecords } from '../../../safeguards/trail/index-record.js';
import type { DeputisingInput } from './deputising.input.js';
import { DeputisingRepository } from './deputising.repository.js';
import type { Deputising, DeputisingEnded, DeputisingRecorded } from './deputising.js';
import { deputyRoles } from './deputy-roles.js';
import { faultsOfPeriod, whyNotTheDeputy } from './may-record-deputising.js';

/**
 * S4 — the core-expert doctor sees content for a recorded deputising: for whom, from, until, why; not entered by
 * himself.
 */
@Injectable()
export class DeputisingService {
  constructor(
    private readonly stores: RecordStores,
    private readonly repository: DeputisingRepository,
    private readonly policies: Policies,
    private readonly cursors: PageCursors,
  ) {}

  /**
   * Records a deputising.
   * @throws Problem 400 for the past and for what its terms leave no room for, 403 when the deputy enters it himself, 409 for who is no doctor, may not
   *         deputise or does so already, 404 when a doctor names another doctor's absence.
   */
  async record(context: Context, input: DeputisingInput): Promise<DeputisingRecorded> {
    const faults = faultsOfPeriod(input, context.moment.today, {
      ahead: this.policies.term('deputising-ahead'),
      longest: this.policies.term('deputising-longest'),
    });
    if (faults.length > 0) throw invalidInput(faults);
    const id = randomUUID();
    const enteredBy = context.actor.accountId;
    return this.stores.write(context, 'desk', async (tx) => {
      const { absentDoctorId, deputyId } = input;
      const facts = { absentDoctorId, deputyId, enteredBy };
      if (!mayKnowOf(context, 'Deputising', facts)) throw notFound();
      permitNew(context, 'record', 'Deputising', { id }, facts, 'S4');
      const refusal = whyNotTheDeputy(
        {
          absent: await this.repository.person(tx, absentDoctorId),
          deputy: await this.repository.person(tx, deputyId),
          deputyRoles: deputyRoles(this.policies),
        },
        context.texts,
        context.moment,
      );
      if (refusal !== null) throw refusal;
      if (await this.repository.overlaps(tx, { id, enteredBy, ...input })) {
        throw refusedByRule(
          409,
          'deputises-already',
          'S4',
          'That doctor deputises for the other in these days already.',
        );
      }
      await this.repository.add(tx, { id, enteredBy, ...input });
      await indexRecords(tx, [{ id, kind: 'Deputising', employeeId: null, employerId: null }]);
      await giveNotice(tx, deputyId, 'deputising-entered', id);
      // Nobody is made absent behind his back (threats: escalating by making the doctor absent).
      if (absentDoctorId !== enteredBy) await giveNotice(tx, absentDoctorId, 'deputising-entered', id);
      return { deputisingId: id };
    });
  }

  /**
   * Ends a deputising: the deputy sees nothing any more with the next request, and that it was stays on record.
   * @throws Problem 404 outside what the actor may know of, 403 for the deputy's own role, 409 when it is over already.
   */
  async end(context: Context, id: string): Promise<DeputisingEnded> {
    return this.stores.write(context, 'desk', async (tx) => {
      const deputising = (await this.repository.find(tx, id))?.permit(context, 'withdraw', 'S4');
      if (deputising === undefined) throw notFound();
      if (!(await this.repository.end(tx, id))) {
        throw refusedByRule(409, 'already-ended', 'S4', 'That deputising is over already.');
      }
      const { absentDoctorId, deputyId } = deputising;
      for (const told of [absentDoctorId, deputyId]) {
        if (told !== context.actor.accountId) await giveNotice(tx, told, 'deputising-ended', id);
      }
      return { deputisingId: id, state: 'ended' };
    });
  }

  /** One page of the deputisings that the actor may know of. */
  async page(context: Context, request: PageRequest): Promise<Page<Opened<Deputising>>> {
    const { after, limit } = this.cursors.read(context, request, '');
    const sealed = await this.stores.read(context, 'desk', (tx) => this.repository.page(tx, after, limit + 1));
    return this.cursors.page(context, '', sealed, limit);
  }
}
