import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { invalidInput, notFound, refusedByRule } from '../../../platform/problems/usual-problems.js';
import type { Transaction } from '../../../platform/stores/transaction.js';
import type { Context } from '../../../safeguards/access/context.js';
import type { EmployeeAttributes } from '../../../safeguards/access/facts/employee-attributes.js';
import { PageCursors, type Page, type PageRequest } from '../../../safeguards/access/page-cursors.js';
import { Policies } from '../../../safeguards/access/policy/policies.js';
import { mayKnowOf, permitNew } from '../../../safeguards/access/proposed.js';
import { RecordStores } from '../../../safeguards/access/record-stores.js';
import type { Opened } from '../../../safeguards/access/sealed.js';
import { standingTowards } from '../../../safeguards/access/standing.js';
import { giveNotice } from '../../../safeguards/notices/give-notice.js';
import { indexRecords } from '../../../safeguards/trail/index-record.js';
import type { MedicalProxyInput } from './medical-proxy.input.js';
import { MedicalProxyRepository } from './medical-proxy.repository.js';
import type { MedicalProxy, MedicalProxyEnded, MedicalProxyRecorded } from './medical-proxy.js';
import { ofOneself, whyNoProxy, whyNotUntil } from './why-no-proxy.js';

const KIND = 'MedicalProxy';

/** S10 — who acts as medical proxy of a party is or was no company doctor of either, and doesn't become one meanwhile. */
@Injectable()
export class MedicalProxyService {
  constructor(
    private readonly stores: RecordStores,
    private readonly repository: MedicalProxyRepository,
    private readonly policies: Policies,
    private readonly cursors: PageCursors,
  ) {}

  /**
   * Records that a doctor from outside acts for one party; it opens nothing to him. The employee and the dossier doctor are told.
   * @throws Problem 400 for a code that isn't listed, and a last day in the past or beyond the term; 404 for an employee that doesn't exist; 409
   *         for who is or was a doctor of either party, acts for the other, or records himself (S10), and for what is on record.
   */
  async record(context: Context, employeeId: string, input: MedicalProxyInput): Promise<MedicalProxyRecorded> {
    this.#refuseInput(context, input);
    return this.stores.write(context, 'desk', async (tx) => {
      await this.repository.lock(tx, input.number);
      const standing = await this.#known(tx, context, employeeId);
      const id = randomUUID();
      permitNew(context, 'record', KIND, { id }, { ...standing }, 'S10');
      const refusal = whyNoProxy(await this.repository.whyNot(tx, employeeId, input));
      if (refusal !== null) throw refusal;
      await this.repository.add(tx, id, employeeId, input);
      await indexRecords(tx, [{ id, kind: KIND, employeeId, employerId: standing.employerId }]);
      await this.#tell(tx, standing, 'medical-proxy-recorded', id);
      return { medicalProxyId: id };
    });
  }

  /**
   * Ends it with the next request; that it was stays on record.
   * @throws Problem 404 outside what the actor may know of, 403 for who sees it and doesn't record them, 409 for his own, and when it is
   *         over already.
   */
  async end(context: Context, id: string): Promise<MedicalProxyEnded> {
    return this.stores.write(context, 'desk', async (tx) => {
      const proxy = (await this.repository.find(tx, context, id))?.permit(context, 'withdraw', 'S10');
      if (proxy === undefined) throw notFound();
      if (await this.repository.isOwn(tx, id)) throw ofOneself();
      if (!(await this.repository.end(tx, id))) {
        throw refusedByRule(409, 'already-ended', 'S10', 'That medical proxy is over already.');
      }
      const standing = await this.#known(tx, context, proxy.employeeId);
      await this.#tell(tx, standing, 'medical-proxy-ended', id);
      return { medicalProxyId: id, state: 'ended' };
    });
  }

  /** @throws Problem 404 outside what the actor may know of. */
  async one(context: Context, id: string): Promise<Opened<MedicalProxy>> {
    const sealed = await this.stores.read(context, 'desk', (tx) => this.repository.find(tx, context, id));
    if (sealed === null) throw notFound();
    return sealed.open(context);
  }

  /** One page of an employee's, the latest first. @throws Problem 404 for an employee the actor may not know of. */
  async ofEmployee(context: Context, employeeId: string, request: PageRequest): Promise<Page<Opened<MedicalProxy>>> {
    const { after, limit } = this.cursors.read(context, request, employeeId);
    const sealed = await this.stores.read(context, 'desk', async (tx) => {
      await this.#known(tx, context, employeeId);
      return this.repository.page(tx, context, employeeId, { after, limit: limit + 1 });
    });
    return this.cursors.page(context, employeeId, sealed, limit);
  }

  #refuseInput(context: Context, { party, dispute, until }: MedicalProxyInput): void {
    const code = whyNotUntil(until, context.moment.today, this.policies.term('medical-proxy-longest'));
    const faults = [
      ...(this.policies.isCode('medical-proxy-party', party) ? [] : [{ at: '/party', code: 'not_in_the_list' }]),
      ...(this.policies.isCode('medical-dispute', dispute) ? [] : [{ at: '/dispute', code: 'not_in_the_list' }]),
      ...(code === null ? [] : [{ at: '/until', code }]),
    ];
    if (faults.length > 0) throw invalidInput(faults.map((fault) => ({ ...fault, rule: 'S10' })));
  }

  /** S9 — of what is done about his dossier the employee hears, and its doctor; that there is something, and not what. */
  async #tell(
    tx: Transaction,
    { personAccountId, dossierDoctorId }: EmployeeAttributes,
    code: string,
    id: string,
  ): Promise<void> {
    for (const told of [personAccountId, dossierDoctorId]) {
      if (told !== null) await giveNotice(tx, told, code, id);
    }
  }

  /** @throws Problem 404, the same for a foreign and an unknown employee. */
  async #known(tx: Transaction, context: Context, employeeId: string): Promise<EmployeeAttributes> {
    const standing = (await standingTowards(tx, context, [employeeId])).get(employeeId);
    if (standing === undefined || !mayKnowOf(context, KIND, { ...standing })) throw notFound();
    return standing;
  }
}
