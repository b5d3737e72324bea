import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { invalidInput, notFound, refusedByRule } from '../../../platform/problems/usual-problems.js';
import type { Transaction } from '../../../platform/stores/transaction.js';
import type { Context } from '../../../safeguards/access/context.js';
import { Policies } from '../../../safeguards/access/policy/policies.js';
import { mayKnowOf, permitNew } from '../../../safeguards/access/proposed.js';
import { RecordStores } from '../../../safeguards/access/record-stores.js';
import type { Opened } from '../../../safeguards/access/sealed.js';
import { giveNotice } from '../../../safeguards/notices/give-notice.js';
import { indexRecords } from '../../../safeguards/trail/index-record.js';
import { refuseForNobody, refuseHolding, refuseSigning, refuseTogether } from './refuse-signature.js';
import type { RoleChanged, RoleHeld } from './role-held.js';
import { roleReader } from './role-reader.js';
import type { RoleInput } from './roles-held.input.js';
import { RolesHeldRepository, type AsPaged } from './roles-held.repository.js';
import { tellWhoSigns } from './tell-who-signs.js';
import { whyNotGrantable } from './why-not-grantable.js';
import { whyNotOnThatSide } from './why-not-on-that-side.js';

const IN_FORCE = 'role-in-force';

/** Roles as they are proposed, approved, confirmed and ended, each step by another person (S7). */
@Injectable()
export class RolesHeldService {
  constructor(
    private readonly stores: RecordStores,
    private readonly repository: RolesHeldRepository,
    private readonly policies: Policies,
  ) {}

  /**
   * The roles of an account that the actor may know of, the oldest first.
   * @throws Problem 404 for an unknown account, and for one of which he may know no role.
   */
  async rolesOf(context: Context, accountId: string): Promise<{ items: Opened<RoleHeld>[] }> {
    const sealed = await this.stores.read(context, 'desk', async (tx) => {
      const records = await this.repository.rolesOf(tx, accountId, roleReader(context, this.policies));
      if (records.length === 0) await this.#refuseUnknown(tx, context, accountId);
      return records;
    });
    return { items: sealed.map((role) => role.open(context)) };
  }

  /**
   * Proposes a role; it opens nothing before every signature of its page is there.
   * @throws Problem 400 for a role, employer or end that can't be; 403 (S7, S6) for who may not give or not hold it; 404 for
   *         an unknown account; 409 when it is held or waits already, or is kept apart from what the account holds or
   *         is (S7, S10, A6).
   */
  async propose(context: Context, accountId: string, input: RoleInput): Promise<RoleChanged> {
    const page = this.policies.roleNames().includes(input.role) ? this.policies.granting(input.role) : null;
    const errors = whyNotGrantable(input, page, context.moment.instant);
    if (page === null || errors.length > 0) throw invalidInput(errors);
    const { employerId = null, validUntil = null } = input;
    const proposedBy = context.actor.accountId;
    return this.stores.write(context, 'desk', async (tx) => {
      const id = randomUUID();
      const given = { accountId, employerId, validUntil, signedBy: [] };
      await this.repository.lock(tx, accountId);
      if ((await this.repository.person(tx, accountId)) === null) throw notFound();
      permitNew(
        context,
        'grant',
        'RoleHeld',
        { id },
        { accountId, proposedBy, approvedBy: null, waitsForActor: false, worksUnder: [] },
        'S7',
      );
      refuseSigning(context, page.proposedBy, given);
      await this.#refuseHolder(tx, context, accountId, input.role);
      await this.#refuseScope(tx, accountId, input.role, employerId);
      await this.#refuseApart(tx, context, accountId, input.role);
      await this.#refuseSide(tx, accountId, input.role, employerId);
      const paged = this.#paged(input.role);
      await this.repository.propose(tx, {
        id,
        accountId,
        role: input.role,
        employerId,
        validUntil,
        proposedBy,
        ...paged,
      });
      await indexRecords(tx, [{ id, kind: 'RoleHeld', employeeId: null, employerId }]);
      const signed = { id, accountId, role: input.role, proposedBy, approvedBy: null };
      if (paged.needsApproval) {
        await tellWhoSigns(tx, this.policies, 'approve', signed);
        return { roleId: id, state: 'proposed' };
      }
      if (paged.needsConfirmation) {
        await tellWhoSigns(tx, this.policies, 'confirm', signed);
        return { roleId: id, state: 'approved' };
      }
      await giveNotice(tx, accountId, IN_FORCE, id);
      return { roleId: id, state: 'in-force' };
    });
  }

  /**
   * @throws Problem 403 (S7, S6, S15) for who may not approve; 404; 409 when it doesn't wait for approval, is kept apart, or would
   *         come into force with it and nobody signed in to that account yet.
   */
  async approve(context: Context, roleId: string): Promise<RoleChanged> {
    return this.#sign(context, roleId, 'approve');
  }

  /** The second person's signature. @throws Problem 403 (S7, S6) for who may not; 404; 409 as for the approval. */
  async confirm(context: Context, roleId: string): Promise<RoleChanged> {
    return this.#sign(context, roleId, 'confirm');
  }

  /** Ends a role: nothing starts in it after the answer. @throws Problem 403 (S7), 404, 409 when it ended already. */
  async end(context: Context, roleId: string): Promise<RoleChanged> {
    return this.stores.write(context, 'desk', async (tx) => {
      const role = await this.#known(tx, context, roleId, 'revoke');
      // What comes with linking goes with the account; who may propose a role may end it.
      if (
        role.accountId === context.actor.accountId ||
        !this.policies.granting(role.role).proposedBy.includes(context.actor.role)
      ) {
        throw refusedByRule(403, 'not-yours-to-end', 'S7', 'This role is not one that you can end.');
      }
      await this.repository.lock(tx, role.accountId);
      if (!(await this.repository.end(tx, roleId, context.actor.accountId))) {
        throw refusedByRule(409, 'already-ended', 'S7', 'It has ended already.');
      }
      await giveNotice(tx, role.accountId, 'role-ended', roleId);
      return { roleId, state: 'ended' };
    });
  }

  async #sign(context: Context, roleId: string, step: 'approve' | 'confirm'): Promise<RoleChanged> {
    return this.stores.write(context, 'desk', async (tx) => {
      const role = await this.#known(tx, context, roleId, step);
      const page = this.policies.granting(role.role);
      const signedBy = [role.proposedBy, role.approvedBy];
      refuseSigning(context, step === 'approve' ? page.approvedBy : page.confirmedBy, { ...role, signedBy });
      await this.repository.lock(tx, role.accountId);
      await this.#refuseHolder(tx, context, role.accountId, role.role);
      await this.#refuseApart(tx, context, role.accountId, role.role);
      await this.#refuseSide(tx, role.accountId, role.role, role.employerId);
      const waiting = role.state === (step === 'approve' ? 'proposed' : 'approved');
      const isTheLast = step === 'confirm' || page.confirmedBy.length === 0;
      if (waiting && isTheLast) refuseForNobody(await this.repository.whoSignsIn(tx, role.accountId));
      const inForceSince = waiting
        ? await this.repository[step](tx, roleId, context.actor.accountId, this.#paged(role.role))
        : undefined;
      if (inForceSince === undefined) {
        throw refusedByRule(409, 'not-waiting-for-this', 'S7', 'This role does not wait for that signature.');
      }
      if (inForceSince !== null) await giveNotice(tx, role.accountId, IN_FORCE, roleId);
      else await tellWhoSigns(tx, this.policies, 'confirm', { ...role, approvedBy: context.actor.accountId });
      return { roleId, state: inForceSince === null ? 'approved' : 'in-force' };
    });
  }

  #paged(role: string): AsPaged {
    const { approvedBy, confirmedBy } = this.policies.granting(role);
    return {
      circle: this.policies.circle(role),
      needsApproval: approvedBy.length > 0,
      needsConfirmation: confirmedBy.length > 0,
    };
  }

  async #known(tx: Transaction, context: Context, roleId: string, action: string): Promise<RoleHeld> {
    const sealed = await this.repository.role(tx, roleId, roleReader(context, this.policies));
    if (sealed === null) throw notFound();
    return sealed.permit(context, action, 'S7');
  }

  async #refuseUnknown(tx: Transaction, context: Context, accountId: string): Promise<void> {
    const worksUnder = await this.repository.doctorsAbove(tx, accountId);
    const facts = { accountId, proposedBy: null, approvedBy: null, waitsForActor: false, worksUnder };
    if (worksUnder === null || !mayKnowOf(context, 'RoleHeld', facts)) throw notFound();
  }

  async #refuseHolder(tx: Transaction, context: Context, accountId: string, role: string): Promise<void> {
    const person = await this.repository.person(tx, accountId);
    if (person === null) throw notFound();
    refuseHolding(person, this.policies.role(role), context.moment.instant);
  }

  async #refuseApart(tx: Transaction, context: Context, accountId: string, role: string): Promise<void> {
    const person = await this.repository.person(tx, accountId);
    if (person === null) throw notFound();
    refuseTogether(person, this.policies.role(role), this.policies.separation, context.moment.instant);
  }

  async #refuseSide(tx: Transaction, accountId: string, role: string, employerId: string | null): Promise<void> {
    const refusal = whyNotOnThatSide(
      this.policies.circle(role),
      await this.repository.sides(tx, accountId, employerId),
    );
    if (refusal !== null) throw refusal;
  }

  async #refuseScope(tx: Transaction, accountId: string, role: string, employerId: string | null): Promise<void> {
    if (employerId !== null && !(await this.repository.isEmployer(tx, employerId))) {
      throw invalidInput([{ at: '/employerId', code: 'unknown', rule: 'S7' }]);
    }
    if (await this.repository.hasOpen(tx, accountId, role, employerId)) {
      throw refusedByRule(409, 'role-open-already', 'S7', 'This account holds the role already, or waits for it.');
    }
  }
}
