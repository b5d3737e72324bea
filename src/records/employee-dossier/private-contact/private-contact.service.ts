import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { invalidInput, notFound, staleVersion } from '../../../platform/problems/usual-problems.js';
import type { Transaction } from '../../../platform/stores/transaction.js';
import type { Facts } from '../../../safeguards/access/ability.js';
import type { Context } from '../../../safeguards/access/context.js';
import { Policies } from '../../../safeguards/access/policy/policies.js';
import { mayKnowOf, permitNew } from '../../../safeguards/access/proposed.js';
import { RecordStores } from '../../../safeguards/access/record-stores.js';
import type { Opened } from '../../../safeguards/access/sealed.js';
import { standingTowards } from '../../../safeguards/access/standing.js';
import { ServicesAgreed } from '../../../safeguards/services/services-agreed.js';
import { indexRecords } from '../../../safeguards/trail/index-record.js';
import { EmployeeRecords } from '../employee-records.js';
import type { PrivateContactInput, PrivateContactRemovalInput } from './private-contact.input.js';
import type {
  PrivateContact,
  PrivateContactContent,
  PrivateContactRemoved,
  PrivateContactSaid,
} from './private-contact.js';
import { PrivateContactRepository } from './private-contact.repository.js';
import { SHOWN_TO_ALL } from './shown-facts.js';

const KIND = 'PrivateContact';

/** I10 — how somebody is reached in private: said by himself alone, and shown to whom he says it is. */
@Injectable()
export class PrivateContactService {
  constructor(
    private readonly stores: RecordStores,
    private readonly repository: PrivateContactRepository,
    private readonly records: EmployeeRecords,
    private readonly policies: Policies,
    private readonly agreed: ServicesAgreed,
  ) {}

  /** What the employee shows the actor, all of it to himself. @throws Problem 404 outside what the actor may know of. */
  async ofEmployee(context: Context, employeeId: string): Promise<{ items: Opened<PrivateContact>[] }> {
    const sealed = await this.stores.read(context, 'employee', async (tx) => {
      await this.#known(tx, context, employeeId);
      return this.repository.ofEmployee(tx, context, employeeId);
    });
    return { items: sealed.map((one) => one.open(context)) };
  }

  /**
   * Says one item and to whom it is shown, or says it anew.
   * @throws Problem 403 (I10) for anybody but the employee, and (D7) where no agreement is in force for what is new or shown to
   *         more, 400 for a kind of reader that isn't listed, 409 when `version` isn't the current one.
   */
  async say(context: Context, employeeId: string, input: PrivateContactInput): Promise<PrivateContactSaid> {
    const { item, phone = null, email = null, address = null, shownTo, version } = input;
    const unlisted = shownTo.findIndex((code) => !this.policies.isCode('private-contact-reader', code));
    if (unlisted >= 0) throw invalidInput([{ at: `/shownTo/${unlisted}`, code: 'not_in_the_list', rule: 'I10' }]);
    return this.stores.write(context, 'employee', async (tx) => {
      const facts = await this.#known(tx, context, employeeId);
      const before = await this.repository.item(tx, context, employeeId, item);
      const id = before?.id ?? randomUUID();
      const there = before?.permit(context, 'record', 'I10') ?? null;
      if (there === null) permitNew(context, 'record', KIND, { id }, facts, 'I10');
      const content = { phone, email, address };
      // D7 — asked of whatever comes on record, and of who comes to see it; to show it to fewer is his at any time.
      if (!isNarrowed(there, content, shownTo)) await this.agreed.refuseUnagreedOf(tx, KIND, employeeId);
      const changedBy = context.actor.accountId;
      const said = { id, employeeId, item, content, shownTo: [...new Set(shownTo)], changedBy };
      if ((before === null) !== (version === null)) throw staleVersion();
      const isSaid =
        version === null ? await this.repository.add(tx, said) : await this.repository.change(tx, said, version);
      if (!isSaid) throw staleVersion();
      if (version === null) await indexRecords(tx, [{ id, kind: KIND, employeeId, employerId: null }]);
      return { privateContactId: id, version: (version ?? 0) + 1 };
    });
  }

  /** Removes one item. @throws Problem 403 (I10) for anybody but the employee, 404 where there is none. */
  async remove(
    context: Context,
    employeeId: string,
    { item }: PrivateContactRemovalInput,
  ): Promise<PrivateContactRemoved> {
    return this.stores.write(context, 'employee', async (tx) => {
      const facts = await this.#known(tx, context, employeeId);
      const there = await this.repository.item(tx, context, employeeId, item);
      const id = there?.id ?? randomUUID();
      permitNew(context, 'destroy', KIND, { id }, facts, 'I10');
      if (there === null) throw notFound();
      await this.repository.remove(tx, id);
      return { privateContactId: id, removed: true };
    });
  }

  /** @throws Problem 404 of whom the actor may not know; whether there is anything, or it is shown, that doesn't say. */
  async #known(tx: Transaction, context: Context, employeeId: string): Promise<Facts> {
    const standing = (await standingTowards(tx, context, [employeeId])).get(employeeId);
    const reading = await this.records.reading(tx, [employeeId]);
    const known = { employed: reading.employed(employeeId), guided: reading.guided(employeeId) };
    const facts = { ...standing, ...known, ...SHOWN_TO_ALL };
    if (standing === undefined || !mayKnowOf(context, KIND, facts)) throw notFound();
    return facts;
  }
}

/** Does it say what it said, to nobody who didn't see it? */
function isNarrowed(there: PrivateContact | null, content: PrivateContactContent, shownTo: readonly string[]): boolean {
  if (there === null) return false;
  const { phone, email, address } = there;
  return isDeepStrictEqual({ phone, email, address }, content) && shownTo.every((code) => there.shownTo.includes(code));
}
