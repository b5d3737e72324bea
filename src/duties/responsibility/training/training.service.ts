import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { invalidInput, notFound, refusedByRule } from '../../../platform/problems/usual-problems.js';
import type { Transaction } from '../../../platform/stores/transaction.js';
import type { Context } from '../../../safeguards/access/context.js';
import { PageCursors, type Page, type PageRequest } from '../../../safeguards/access/page-cursors.js';
import { Policies } from '../../../safeguards/access/policy/policies.js';
import { permitNew } from '../../../safeguards/access/proposed.js';
import { RecordStores } from '../../../safeguards/access/record-stores.js';
import type { Opened } from '../../../safeguards/access/sealed.js';
import { refuseWithoutUse } from '../../../safeguards/access/use-for-standing.js';
import { giveNotice } from '../../../safeguards/notices/give-notice.js';
import { indexRecords } from '../../../safeguards/trail/index-record.js';
import { asMedicalProxy } from '../proxy/why-no-proxy.js';
import type { TrainingInput } from './training.input.js';
import { TrainingRepository } from './training.repository.js';
import type { Training, TrainingEnded, TrainingRecorded } from './training.js';
import { faultsOfTraining, whyNotSupervise } from './why-not-supervise.js';

/** S15 — a doctor in training acts under a named supervising doctor, and without one not at all. */
@Injectable()
export class TrainingService {
  constructor(
    private readonly stores: RecordStores,
    private readonly repository: TrainingRepository,
    private readonly policies: Policies,
    private readonly cursors: PageCursors,
  ) {}

  /**
   * Names a supervising doctor; instead of the one who supervises now, at this moment, where that training is named.
   * @throws Problem 400 for days that its term leaves no room for, and to take a place on another day than today; 403 for oneself on either
   *         side; 404 for a training to take the place of that he isn't in; 409 for who can't supervise, does so already or has no use for it, and for a medical proxy where the other is the doctor (S10).
   */
  async record(context: Context, { instead, ...input }: TrainingInput): Promise<TrainingRecorded> {
    const { today } = context.moment;
    const faults = [
      ...faultsOfTraining(input, today, this.policies.term('training-longest')),
      ...(instead !== undefined && input.from > today
        ? [{ at: '/from', code: 'takes_a_place_today', rule: 'S15' }]
        : []),
    ];
    if (faults.length > 0) throw invalidInput(faults);
    const id = randomUUID();
    return this.stores.write(context, 'desk', async (tx) => {
      const { traineeId, supervisorId } = input;
      permitNew(context, 'record', 'Training', { id }, { traineeId, supervisorId }, 'S9');
      await refuseWithoutUse(tx, this.policies, 'training', traineeId);
      const supervisor = await this.repository.person(tx, supervisorId);
      const refusal =
        supervisorId === traineeId
          ? whyNotSupervise(null, context.texts, context.moment)
          : whyNotSupervise(supervisor, context.texts, context.moment);
      if (refusal !== null) throw refusal;
      const training = { id, givenBy: context.actor.accountId, ...input };
      await this.repository.lock(tx, traineeId, supervisorId);
      if (await this.repository.isMedicalProxy(tx, training)) throw asMedicalProxy();
      if (instead !== undefined) await this.#end(tx, context, instead, traineeId);
      if (await this.repository.overlaps(tx, training)) {
        throw refusedByRule(409, 'supervises-already', 'S15', 'A doctor supervises the other in these days already.');
      }
      await this.repository.add(tx, training);
      await indexRecords(tx, [{ id, kind: 'Training', employeeId: null, employerId: null }]);
      for (const told of [traineeId, supervisorId]) await giveNotice(tx, told, 'training-entered', id);
      return { trainingId: id };
    });
  }

  /**
   * Ends it; with it ends, on record, what he was responsible for and all that rests on that (S9, S5): a trigger does, with the transaction.
   * @throws Problem 404 outside what the actor may know of, 409 when it is over already.
   */
  async end(context: Context, id: string): Promise<TrainingEnded> {
    return this.stores.write(context, 'desk', async (tx) => {
      await this.#end(tx, context, id);
      return { trainingId: id, state: 'ended' };
    });
  }

  /** One page of the trainings that the actor may know of. */
  async page(context: Context, request: PageRequest): Promise<Page<Opened<Training>>> {
    const { after, limit } = this.cursors.read(context, request, '');
    const sealed = await this.stores.read(context, 'desk', (tx) => this.repository.page(tx, after, limit + 1));
    return this.cursors.page(context, '', sealed, limit);
  }

  async #end(tx: Transaction, context: Context, id: string, of?: string): Promise<void> {
    const training = (await this.repository.find(tx, id))?.permit(context, 'withdraw', 'S15');
    if (training === undefined || (of !== undefined && of !== training.traineeId)) throw notFound();
    await this.repository.lock(tx, training.traineeId);
    if (!(await this.repository.end(tx, id))) {
      throw refusedByRule(409, 'already-ended', 'S15', 'That training is over already.');
    }
    for (const told of [training.traineeId, training.supervisorId]) {
      if (told !== context.actor.accountId) await giveNotice(tx, told, 'training-ended', id);
    }
  }
}
