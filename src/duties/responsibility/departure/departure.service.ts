import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { refusedByRule } from '../../../platform/problems/usual-problems.js';
import type { Transaction } from '../../../platform/stores/transaction.js';
import type { Context } from '../../../safeguards/access/context.js';
import { PageCursors, type Page, type PageRequest } from '../../../safeguards/access/page-cursors.js';
import { permitNew } from '../../../safeguards/access/proposed.js';
import { RecordStores } from '../../../safeguards/access/record-stores.js';
import type { Opened } from '../../../safeguards/access/sealed.js';
import { giveNotice } from '../../../safeguards/notices/give-notice.js';
import { indexRecords } from '../../../safeguards/trail/index-record.js';
import { whyNotTheDossierDoctor } from '../may-give-responsibility.js';
import { asMedicalProxy } from '../proxy/why-no-proxy.js';
import { ResponsibilityRepository } from '../responsibility.repository.js';
import type { DepartureInput } from './departure.input.js';
import { DepartureRepository, type HandedOver } from './departure.repository.js';
import type { Departure, DepartureRecorded } from './departure.js';

/**
 * A doctor leaves, in one act: another is responsible for his employees (S9), and every role of his that opens medical data has ended,
 * with all that rests on it (S5, S9). What waited for the dossier doctor waits for the successor.
 */
@Injectable()
export class DepartureService {
  constructor(
    private readonly stores: RecordStores,
    private readonly repository: DepartureRepository,
    private readonly responsibilities: ResponsibilityRepository,
    private readonly cursors: PageCursors,
  ) {}

  /**
   * Records that a doctor leaves, whole or not at all.
   * @returns how many employees were handed over, and how many of them a letter still has to tell
   * @throws Problem 403 (S9) for oneself on either side; 409 for somebody who is no doctor (S9, S15) or leaves himself (S9), or for a successor who
   *         works for the employer of one of them, or is a medical proxy there (S10).
   */
  async record(context: Context, { doctorId, successorId }: DepartureInput): Promise<DepartureRecorded> {
    return this.stores.write(context, 'desk', async (tx) => {
      const departure = { id: randomUUID(), doctorId, successorId, recordedBy: context.actor.accountId };
      permitNew(context, 'record', 'Departure', departure, { doctorId, successorId }, 'S9');
      await this.repository.lock(tx, departure);
      await this.#refuse(tx, context, departure);
      const employees = await this.repository.employeesOf(tx, doctorId, successorId);
      if (employees.some(({ isOnTheOtherSide }) => isOnTheOtherSide)) {
        throw refusedByRule(409, 'on-the-other-side', 'S10', 'The successor works for the employer of one of them.');
      }
      if (employees.some(({ isMedicalProxy }) => isMedicalProxy)) throw asMedicalProxy();
      await this.repository.add(tx, departure);
      await indexRecords(tx, [{ id: departure.id, kind: 'Departure', employeeId: null, employerId: null }]);
      await this.#handOver(tx, context, departure, employees);
      await this.repository.endRoles(tx, doctorId);
      const keepers = await this.repository.keepersOfAccounts(tx);
      for (const accountId of new Set([doctorId, successorId, ...keepers])) {
        await giveNotice(tx, accountId, 'doctor-left', departure.id);
      }
      const untold = employees.filter(({ personAccountId }) => personAccountId === null);
      return { departureId: departure.id, employees: employees.length, untold: untold.length };
    });
  }

  /** One page of the departures that the actor may know of. */
  async page(context: Context, request: PageRequest): Promise<Page<Opened<Departure>>> {
    const { after, limit } = this.cursors.read(context, request, '');
    const sealed = await this.stores.read(context, 'desk', (tx) => this.repository.page(tx, after, limit + 1));
    return this.cursors.page(context, '', sealed, limit);
  }

  async #refuse(
    tx: Transaction,
    context: Context,
    { doctorId, successorId }: Pick<Departure, 'doctorId' | 'successorId'>,
  ): Promise<void> {
    if (!(await this.repository.isOneOfTheDoctors(tx, doctorId))) {
      throw refusedByRule(
        409,
        'not-a-doctor',
        'S9',
        'No doctor who could leave: with a role that ended his responsibilities did; give his employees another doctor.',
      );
    }
    if (successorId === doctorId) {
      throw refusedByRule(409, 'successor-leaves', 'S9', 'Who leaves does not take over from himself.');
    }
    const successor = await this.responsibilities.person(tx, successorId);
    // S15 — who is in training under him is supervised by nobody the moment that he leaves.
    const without = successor && {
      ...successor,
      trainings: successor.trainings.filter((one) => one.supervisorId !== doctorId),
    };
    const refusal = whyNotTheDossierDoctor(without, null, context.texts, context.moment);
    if (refusal !== null) throw refusal;
  }

  /** Each responsibility is given as any other, with its own line; of the doctors' side one notice tells of all of them. */
  async #handOver(
    tx: Transaction,
    context: Context,
    { doctorId, successorId, recordedBy: givenBy }: Omit<Departure, 'recordedAt'>,
    employees: readonly HandedOver[],
  ): Promise<void> {
    const given = employees.map((employee) => ({ id: randomUUID(), ...employee }));
    for (const { id, employeeId } of given) {
      permitNew(context, 'grant', 'Responsibility', { id }, { employeeId, doctorId: successorId, givenBy }, 'S9');
    }
    await this.repository.handOver(
      tx,
      { doctorId, successorId },
      employees,
      given.map(({ id }) => id),
    );
    await indexRecords(
      tx,
      given.map(({ id, employeeId, employerId }) => ({ id, kind: 'Responsibility', employeeId, employerId })),
    );
    for (const { id, personAccountId } of given) {
      if (personAccountId !== null) await giveNotice(tx, personAccountId, 'your-doctor', id);
    }
  }
}
