import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { notFound, refusedByRule } from '../../../platform/problems/usual-problems.js';
import type { Transaction } from '../../../platform/stores/transaction.js';
import type { Facts } from '../../../safeguards/access/ability.js';
import type { Context } from '../../../safeguards/access/context.js';
import { PageCursors, type Page, type PageRequest } from '../../../safeguards/access/page-cursors.js';
import { mayKnowOf, permitNew } from '../../../safeguards/access/proposed.js';
import { RecordStores } from '../../../safeguards/access/record-stores.js';
import { Sealed, type Opened } from '../../../safeguards/access/sealed.js';
import { standingTowards } from '../../../safeguards/access/standing.js';
import { indexRecords } from '../../../safeguards/trail/index-record.js';
import { EmergencyDossierRepository } from '../emergency-dossier.repository.js';
import { EmergencyRepository } from '../emergency.repository.js';
import { TellOfEmergency } from '../tell-of-emergency.js';
import type { EmergencyPostponed, EmergencyPostponement, PostponementLifted } from './emergency-postponement.js';
import type { PostponementInput } from './postponing.input.js';
import { PostponingRepository, type PostponedEmergency } from './postponing.repository.js';
import { whyNotPostpone } from './why-not-postpone.js';

/** S8 — the employee is told of an emergency within its term, later only with a doctor's reason. */
@Injectable()
export class PostponingService {
  constructor(
    private readonly stores: RecordStores,
    private readonly register: EmergencyRepository,
    private readonly repository: PostponingRepository,
    private readonly dossier: EmergencyDossierRepository,
    private readonly tell: TellOfEmergency,
    private readonly cursors: PageCursors,
  ) {}

  /**
   * Postpones the telling, or postpones it anew; the other doctors and supervision are told in the same transaction.
   * @throws Problem 403 for who opened it and who isn't the dossier doctor or in his place, 404 outside what the actor may know of,
   *         400 for a moment within the term or past the longest, 409 once the employee is told or is to be told.
   */
  async postpone(
    context: Context,
    emergencyId: string,
    { until, reason }: PostponementInput,
  ): Promise<EmergencyPostponed> {
    return this.stores.write(context, 'medical', async (tx) => {
      await this.register.lockTelling(tx, emergencyId);
      const { emergency, facts } = await this.#known(tx, context, emergencyId);
      const id = randomUUID();
      permitNew(context, 'record', 'EmergencyPostponement', { id }, facts, 'S8');
      const refusal = whyNotPostpone({ ...emergency, until });
      if (refusal !== null) throw refusal;
      const { employeeId } = emergency;
      const postponedBy = context.actor.accountId;
      await this.repository.add(tx, { id, emergencyId, employeeId, postponedBy, until, reason });
      await indexRecords(tx, [{ id, kind: 'EmergencyPostponement', employeeId, employerId: null }]);
      await this.tell.postponed(tx, emergencyId, await this.dossier.doctorsToTell(tx, employeeId));
      return { emergencyId, postponementId: id, until };
    });
  }

  /**
   * Lifts it before its time.
   * @throws Problem 403 as {@link postpone}, 404 outside what the actor may know of, 409 where the telling isn't postponed.
   */
  async lift(context: Context, emergencyId: string): Promise<PostponementLifted> {
    return this.stores.write(context, 'medical', async (tx) => {
      await this.register.lockTelling(tx, emergencyId);
      const { emergency, facts } = await this.#known(tx, context, emergencyId);
      const lifted = { id: emergency.openId ?? emergencyId };
      new Sealed('EmergencyPostponement', lifted, facts).permit(context, 'withdraw', 'S8');
      if (!emergency.postponed) throw refusedByRule(409, 'not-postponed', 'S8', 'The telling of it is not postponed.');
      await this.repository.end(tx, emergencyId);
      return { emergencyId, lifted: true };
    });
  }

  /** One page of what was postponed, and why. @throws Problem 404 outside what the actor may know of. */
  async page(
    context: Context,
    emergencyId: string,
    request: PageRequest,
  ): Promise<Page<Opened<EmergencyPostponement>>> {
    const { after, limit } = this.cursors.read(context, request, emergencyId);
    const sealed = await this.stores.read(context, 'medical', async (tx) => {
      await this.#known(tx, context, emergencyId);
      return this.repository.page(tx, context, emergencyId, after, limit + 1);
    });
    return this.cursors.page(context, emergencyId, sealed, limit);
  }

  /** The emergency, and the facts that a policy asks of its postponements. @throws Problem 404 outside what the actor may know of. */
  async #known(
    tx: Transaction,
    context: Context,
    emergencyId: string,
  ): Promise<{ emergency: PostponedEmergency; facts: Facts }> {
    if ((await this.register.find(tx, context, emergencyId)) === null) throw notFound();
    const emergency = await this.repository.ofEmergency(tx, emergencyId);
    const { employeeId, openedBy, postponed: tellingPostponed, finding } = emergency;
    const standing = (await standingTowards(tx, context, [employeeId])).get(employeeId);
    const facts = { ...standing, employeeId, openedBy, tellingPostponed, reviewed: finding !== null };
    if (!mayKnowOf(context, 'EmergencyPostponement', facts)) throw notFound();
    return { emergency, facts };
  }
}
