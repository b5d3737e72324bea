import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { notFound, refusedByRule } from '../../platform/problems/usual-problems.js';
import type { Transaction } from '../../platform/stores/transaction.js';
import type { Context } from '../../safeguards/access/context.js';
import type { EmployeeAttributes } from '../../safeguards/access/facts/employee-attributes.js';
import { mayKnowOf, permitNew } from '../../safeguards/access/proposed.js';
import { RecordStores } from '../../safeguards/access/record-stores.js';
import type { Opened } from '../../safeguards/access/sealed.js';
import { standingTowards } from '../../safeguards/access/standing.js';
import { ServicesAgreed } from '../../safeguards/services/services-agreed.js';
import { indexRecords } from '../../safeguards/trail/index-record.js';
import { whyNotTheDossierDoctor } from './may-give-responsibility.js';
import type { GivingInput } from './responsibility.input.js';
import { asMedicalProxy } from './proxy/why-no-proxy.js';
import { ResponsibilityRepository } from './responsibility.repository.js';
import type { Responsibility, ResponsibilityEnded, ResponsibilityGiven } from './responsibility.js';
import { TellOfResponsibility } from './tell-of-responsibility.js';

/** Who is responsible for an employee: given, confirmed and ended, with its history (S9, S13). */
@Injectable()
export class ResponsibilityService {
  constructor(
    private readonly stores: RecordStores,
    private readonly repository: ResponsibilityRepository,
    private readonly tell: TellOfResponsibility,
    private readonly agreed: ServicesAgreed,
  ) {}

  /** S9 — who was responsible when. @throws Problem 404 for an employee the actor may not know of. */
  async history(context: Context, employeeId: string): Promise<{ items: Opened<Responsibility>[] }> {
    const sealed = await this.stores.read(context, 'desk', async (tx) => {
      const records = await this.repository.history(tx, employeeId);
      if (records.length === 0) await this.#known(tx, context, employeeId);
      return records;
    });
    return { items: sealed.map((record) => record.open(context)) };
  }

  /**
   * Gives the responsibility for an employee. The former ends with it, and with that all secrecy derived from it (S5);
   * to oneself it waits for a second doctor (S9).
   * @throws Problem 409 for somebody who is no registered doctor (S9, S15) or is on both sides (S10), without an agreement in force (S13), 403 (D7) under one that asks for no doctor, 404 for an employee that doesn't exist.
   */
  async give(context: Context, employeeId: string, { doctorId }: GivingInput): Promise<ResponsibilityGiven> {
    return this.stores.write(context, 'desk', async (tx) => {
      await this.repository.lock(tx, employeeId, doctorId);
      const standing = await this.#known(tx, context, employeeId);
      await this.#refuseDoctor(tx, context, doctorId, employeeId);
      const id = randomUUID();
      const givenBy = context.actor.accountId;
      permitNew(context, 'grant', 'Responsibility', { id }, { employeeId, doctorId, givenBy }, 'S9');
      await this.repository.endPending(tx, employeeId);
      await this.repository.add(tx, { id, employeeId, doctorId, givenBy });
      await indexRecords(tx, [{ id, kind: 'Responsibility', employeeId, employerId: standing.employerId }]);
      if (doctorId === givenBy) return { responsibilityId: id, state: 'pending', told: false };
      const told = await this.#takeEffect(tx, { id, employeeId, doctorId }, null, standing.personAccountId);
      return { responsibilityId: id, state: 'in-force', told };
    });
  }

  /**
   * S9 — the second doctor's confirmation of what somebody gave himself.
   * @throws Problem 403 for one's own, 409 unless pending, once its giver may give none any more, or without an agreement in force (S13).
   */
  async confirm(context: Context, id: string): Promise<ResponsibilityGiven> {
    return this.stores.write(context, 'desk', async (tx) => {
      const record = (await this.repository.find(tx, id))?.permit(context, 'confirm', 'S9');
      if (record === undefined) throw notFound();
      await this.repository.lock(tx, record.employeeId, record.doctorId);
      const standing = await this.#known(tx, context, record.employeeId);
      await this.#refuseDoctor(tx, context, record.doctorId, record.employeeId);
      if (!(await this.repository.givesStill(tx, id))) {
        throw refusedByRule(409, 'giver-gone', 'S9', 'Who gave that responsibility may give none any more.');
      }
      const told = await this.#takeEffect(tx, record, context.actor.accountId, standing.personAccountId);
      return { responsibilityId: id, state: 'in-force', told };
    });
  }

  /**
   * S13 — ends a responsibility without a successor: the dossier is the core-expert doctor's then.
   * @throws Problem 409 when it ended.
   */
  async end(context: Context, id: string): Promise<ResponsibilityEnded> {
    return this.stores.write(context, 'desk', async (tx) => {
      const record = (await this.repository.find(tx, id))?.permit(context, 'withdraw', 'S13');
      if (record === undefined) throw notFound();
      await this.repository.lock(tx, record.employeeId);
      const standing = await this.#known(tx, context, record.employeeId);
      if (!(await this.repository.end(tx, id))) {
        throw refusedByRule(409, 'already-ended', 'S9', 'That responsibility has ended already.');
      }
      if (record.from !== null) await this.tell.ended(tx, record, standing);
      return { responsibilityId: id, state: 'ended' };
    });
  }

  async #takeEffect(
    tx: Transaction,
    given: Pick<Responsibility, 'id' | 'employeeId' | 'doctorId'>,
    confirmedBy: string | null,
    personAccountId: string | null,
  ): Promise<boolean> {
    const former = await this.repository.endRunning(tx, given.employeeId);
    if (!(await this.repository.begin(tx, given.id, confirmedBy))) {
      throw refusedByRule(409, 'not-pending', 'S9', 'That responsibility does not wait for a confirmation.');
    }
    if (former !== null) await this.tell.passedOn(tx, { ...former, employeeId: given.employeeId });
    return this.tell.begun(tx, given, personAccountId);
  }

  async #refuseDoctor(tx: Transaction, context: Context, doctorId: string, employeeId: string): Promise<void> {
    const doctor = await this.repository.person(tx, doctorId);
    const responsibleNow = await this.repository.responsibleNow(tx, employeeId);
    const refusal = whyNotTheDossierDoctor(doctor, responsibleNow, context.texts, context.moment);
    if (refusal !== null) throw refusal;
    if (!(await this.repository.isAgreed(tx, employeeId))) {
      throw refusedByRule(409, 'no-agreement', 'S13', 'No agreement with the employer of this employee is in force.');
    }
    await this.agreed.refuseUnagreedOf(tx, 'Responsibility', employeeId);
    if (await this.repository.isOnTheEmployersSide(tx, doctorId, employeeId)) {
      throw refusedByRule(409, 'on-both-sides', 'S10', 'That doctor works for the employer of this employee as well.');
    }
    if (await this.repository.isMedicalProxy(tx, doctorId, employeeId)) throw asMedicalProxy();
  }

  /** @throws Problem 404, the same for a foreign and an unknown employee. */
  async #known(tx: Transaction, context: Context, employeeId: string): Promise<EmployeeAttributes> {
    const standing = (await standingTowards(tx, context, [employeeId])).get(employeeId);
    const facts = { employeeId, doctorId: null, givenBy: null };
    if (standing === undefined || !mayKnowOf(context, 'Responsibility', facts)) throw notFound();
    return standing;
  }
}
