import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../../platform/stores/transaction.js';
import type { PersonFacts } from '../../../safeguards/access/facts/access-facts.js';
import { Sealed } from '../../../safeguards/access/sealed.js';
import { byEnd, type Ends } from '../../../safeguards/ending/by-end.js';
import {
  byTurn,
  dayOf,
  inTurn,
  lastDayBefore,
  type Candidate,
  type Turn,
  type TurnResult,
} from '../../../safeguards/waiting/turn.js';
import { RoleRow } from '../accounts.entity.js';
import type { WhoSignsIn } from './refuse-signature.js';
import type { Sides } from './why-not-on-that-side.js';
import { stateOfRole, type RoleHeld, type RoleProgress, type WaitingState } from './role-held.js';
import { waitsFor, type RoleReader } from './waits-for.js';

const COLUMNS = `
  id, account_id AS "accountId", role, employer_id AS "employerId", valid_from AS "validFrom", valid_until AS "validUntil",
  proposed_by AS "proposedBy", approved_by AS "approvedBy", confirmed_by AS "confirmedBy", needs_approval AS "needsApproval",
  in_force_since AS "inForceSince", ended_at AS "endedAt", access.doctors_above(account_id) AS "worksUnder",
  (SELECT n.name FROM desk.account_name n WHERE n.account_id = r.account_id) AS "holderName",
  (SELECT n.name FROM desk.account_name n WHERE n.account_id = r.proposed_by) AS "proposerName"`;
// Every login's row security looks roles up, so the register itself says whom it shows what.
const SHOWN = `SELECT ${COLUMNS} FROM access.role r WHERE access.shows_role((SELECT access.circle()), r)`;
const ROLE = `${SHOWN} AND id = $1`;
const ROLES_OF = `${SHOWN} AND account_id = $1 ORDER BY proposed_at, id`;
const UNSIGNED = `
  ${SHOWN} AND in_force_since IS NULL AND ended_at IS NULL AND (valid_until IS NULL OR valid_until > platform.clock())
    AND (needs_approval AND approved_by IS NULL) = ($1 = 'proposed')`;
const WAITING = `${UNSIGNED} AND ($2::uuid IS NULL OR id > $2) ORDER BY id LIMIT $3`;
const IN_TURN = byTurn(UNSIGNED, { since: dayOf('w."validFrom"'), until: lastDayBefore('w."validUntil"') }, 1);
const ENDING = byEnd(`${SHOWN} AND in_force_since IS NOT NULL AND ended_at IS NULL`, (row) =>
  lastDayBefore(`${row}."validUntil"`),
);
const PERSON = 'SELECT access.person_facts($1) AS facts';
const DOCTORS_ABOVE = 'SELECT access.doctors_above(id) AS doctors FROM access.account WHERE id = $1';
const EMPLOYER = 'SELECT id FROM access.employer WHERE id = $1';
const ONE_AT_A_TIME = 'SELECT access.lock_roles_of($1)';
const SIDES = `
  SELECT access.is_doctor_at($1, $2) AS "isDoctorThere", access.has_delegation($1) AS "hasDelegation"`;
const WHO_SIGNS_IN = `
  SELECT a.linked_at IS NOT NULL AS "isLinked", access.gave_the_code(access.acting_account(), a.id) AS "gaveCode"
  FROM access.account a WHERE a.id = $1`;
const OPEN = `
  SELECT id FROM access.role WHERE account_id = $1 AND role = $2 AND employer_id IS NOT DISTINCT FROM $3 AND ended_at IS NULL
    AND (valid_until IS NULL OR valid_until > platform.clock())`;
// A signature is given where the row still waits for it, and asks what the role's page asks today: of two who sign at once,
// one does, and what was proposed under an earlier page is proposed again.
const WAITS = 'id = $1 AND ended_at IS NULL AND (circle, needs_approval, needs_confirmation) = ($3, $4, $5)';
const APPROVE = `
  UPDATE access.role SET approved_by = $2, in_force_since = CASE WHEN needs_confirmation THEN NULL ELSE platform.clock() END
  WHERE ${WAITS} AND needs_approval AND approved_by IS NULL RETURNING in_force_since AS "inForceSince"`;
const CONFIRM = `
  UPDATE access.role SET confirmed_by = $2, in_force_since = platform.clock()
  WHERE ${WAITS} AND needs_confirmation AND confirmed_by IS NULL AND (NOT needs_approval OR approved_by IS NOT NULL)
  RETURNING in_force_since AS "inForceSince"`;
const END =
  'UPDATE access.role SET ended_at = platform.clock(), ended_by = $2 WHERE id = $1 AND ended_at IS NULL RETURNING id';

/** What the page of a role says of the row. */
export type AsPaged = Pick<RoleRow, 'circle' | 'needsApproval' | 'needsConfirmation'>;

/** A role as it is proposed; in force at once where its page asks for no further signature. */
export type ProposedRole = Omit<RoleRow, 'validFrom' | 'inForceSince' | 'proposedBy'> & { readonly proposedBy: string };

/** Roles held, and the facts that decide whether somebody may hold one. */
@Injectable()
export class RolesHeldRepository {
  /** All roles somebody held, holds or is proposed for, the oldest first. */
  async rolesOf(tx: Transaction, accountId: string, reader: RoleReader): Promise<Sealed<RoleHeld>[]> {
    return (await tx.query<RoleResult>(ROLES_OF, [accountId])).map((row) => sealed(row, reader));
  }

  /** One page, by id, of what waits for that step's signature. */
  async waiting(
    tx: Transaction,
    state: WaitingState,
    reader: RoleReader,
    { after, limit }: { after: string | null; limit: number },
  ): Promise<Sealed<RoleHeld>[]> {
    return (await tx.query<RoleResult>(WAITING, [state, after, limit])).map((row) => sealed(row, reader));
  }

  /**
   * {@link waiting}, in the order of their turns.
   * @param signs whether the reader can give that signature (S7)
   */
  async inTurn(
    tx: Transaction,
    state: WaitingState,
    reader: RoleReader,
    turn: Turn,
    signs: (role: RoleHeld) => boolean,
  ): Promise<readonly Candidate[]> {
    const rows = await tx.query<RoleResult & TurnResult>(IN_TURN, [state, ...turn.parameters]);
    const signable = new Set(rows.filter(signs).map(({ id }) => id));
    const candidates = inTurn(
      rows,
      rows.map((row) => sealed(row, reader)),
    );
    return candidates.map((one) => ({ ...one, waits: signable.has(one.sealed.id) }));
  }

  /** Roles in force that end in time, in the order of their ends. */
  async ending(tx: Transaction, reader: RoleReader, ends: Ends): Promise<readonly Candidate[]> {
    const rows = await tx.query<RoleResult & TurnResult>(ENDING, ends.parameters);
    return inTurn(
      rows,
      rows.map((row) => sealed(row, reader)),
    );
  }

  /** @returns null outside what the actor may know of. */
  async role(tx: Transaction, id: string, reader: RoleReader): Promise<Sealed<RoleHeld> | null> {
    const [row] = await tx.query<RoleResult>(ROLE, [id]);
    return row === undefined ? null : sealed(row, reader);
  }

  /** @returns the facts of an account, with its roles and those that wait; null when there is none. */
  async person(tx: Transaction, accountId: string): Promise<PersonFacts | null> {
    const [row] = await tx.query<{ facts: PersonFacts | null }>(PERSON, [accountId]);
    return row?.facts ?? null;
  }

  /** @returns the doctors under whom somebody works now; null for an account that doesn't exist. */
  async doctorsAbove(tx: Transaction, accountId: string): Promise<readonly string[] | null> {
    const [row] = await tx.query<{ doctors: readonly string[] }>(DOCTORS_ABOVE, [accountId]);
    return row?.doctors ?? null;
  }

  /** Has somebody signed in to this account, and is it the actor who had the code for it in his hands? */
  async whoSignsIn(tx: Transaction, accountId: string): Promise<WhoSignsIn> {
    const [row] = await tx.query<WhoSignsIn>(WHO_SIGNS_IN, [accountId]);
    return row ?? { isLinked: false, gaveCode: false };
  }

  async isEmployer(tx: Transaction, employerId: string): Promise<boolean> {
    return (await tx.query(EMPLOYER, [employerId])).length > 0;
  }

  /** Whoever changes the account's roles too, or gives something because of them, waits until this transaction is over. */
  async lock(tx: Transaction, accountId: string): Promise<void> {
    await tx.query(ONE_AT_A_TIME, [accountId]);
  }

  /** Does the account hold this role already, or wait for it? */
  async hasOpen(tx: Transaction, accountId: string, role: string, employerId: string | null): Promise<boolean> {
    return (await tx.query(OPEN, [accountId, role, employerId])).length > 0;
  }

  /** S6, S10 — what the account is at this moment that a role on an employer's side doesn't go with. */
  async sides(tx: Transaction, accountId: string, employerId: string | null): Promise<Sides> {
    const [row] = await tx.query<Sides>(SIDES, [accountId, employerId]);
    return row ?? { isDoctorThere: true, hasDelegation: true };
  }

  async propose(tx: Transaction, role: ProposedRole): Promise<void> {
    const now = (): string => 'platform.clock()';
    const inForceSince = role.needsApproval || role.needsConfirmation ? null : now;
    await tx.manager.insert(RoleRow, { ...role, validFrom: now, inForceSince });
  }

  /** @returns since when it is in force, null while it waits for confirmation; undefined when it waits for no approval. */
  async approve(tx: Transaction, id: string, by: string, page: AsPaged): Promise<string | null | undefined> {
    return this.#sign(tx, APPROVE, id, by, page);
  }

  /** @returns since when it is in force; undefined when it waits for no confirmation. */
  async confirm(tx: Transaction, id: string, by: string, page: AsPaged): Promise<string | null | undefined> {
    return this.#sign(tx, CONFIRM, id, by, page);
  }

  /** @returns whether it hadn't ended. */
  async end(tx: Transaction, id: string, endedBy: string): Promise<boolean> {
    return (await tx.query(END, [id, endedBy])).length > 0;
  }

  async #sign(
    tx: Transaction,
    statement: string,
    id: string,
    by: string,
    { circle, needsApproval, needsConfirmation }: AsPaged,
  ): Promise<string | null | undefined> {
    const [row] = await tx.query<{ inForceSince: string | null }>(statement, [
      id,
      by,
      circle,
      needsApproval,
      needsConfirmation,
    ]);
    return row?.inForceSince;
  }
}

type RoleResult = RoleHeld & RoleProgress & { readonly worksUnder: readonly string[] };

function sealed(row: RoleResult, reader: RoleReader): Sealed<RoleHeld> {
  const { needsApproval, inForceSince, endedAt, worksUnder, ...role } = row;
  const held = { ...role, state: stateOfRole({ ...role, needsApproval, inForceSince, endedAt }, reader.now) };
  const { accountId, proposedBy, approvedBy } = held;
  const facts = { accountId, proposedBy, approvedBy, waitsForActor: waitsFor(held, reader), worksUnder };
  return new Sealed('RoleHeld', held, facts);
}
