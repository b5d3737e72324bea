import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../../platform/stores/transaction.js';
import { Sealed } from '../../../safeguards/access/sealed.js';
import {
  byTurn,
  dayOf,
  inTurn,
  lastDayBefore,
  type Candidate,
  type Turn,
  type TurnResult,
} from '../../../safeguards/waiting/turn.js';
import type { LinkEnding } from './link-ending.js';

// Every login's row security looks these facts up, so the register itself says whom it shows them.
const SHOWN = `
  SELECT id, employee_id AS "employeeId", proposed_by AS "proposedBy", proposed_at AS "proposedAt", expires_at AS "expiresAt",
         confirmed_by AS "confirmedBy", confirmed_at AS "confirmedAt",
         withdrawn_at AS "withdrawnAt"
  FROM access.link_ending x WHERE (SELECT access.circle()) = 'accounts'`;
const PAGE = `${SHOWN} AND ($1::uuid IS NULL OR id > $1) ORDER BY id LIMIT $2`;
const IN_TURN = byTurn(
  `${SHOWN} AND confirmed_at IS NULL AND expires_at > platform.clock() AND access.ends_a_link(x.*)`,
  { since: dayOf('w."proposedAt"'), until: lastDayBefore('w."expiresAt"') },
);
const ONE = `${SHOWN} AND id = $1`;
const LINKED =
  'SELECT employer_id AS "employerId", person_account_id AS "accountId" FROM access.employee WHERE id = $1';
const ADD = `
  INSERT INTO access.link_ending (id, employee_id, account_id, proposed_by, expires_at)
  VALUES ($1, $2, $3, access.acting_account(), $4)`;
const CONFIRM = `
  UPDATE access.link_ending x SET confirmed_by = access.acting_account(), confirmed_at = platform.clock()
  WHERE x.id = $1 AND x.confirmed_at IS NULL AND x.expires_at > platform.clock() AND access.ends_a_link(x.*)
  RETURNING x.account_id AS "accountId"`;
const WITHDRAW = `
  UPDATE access.link_ending SET withdrawn_at = platform.clock()
  WHERE id = $1 AND confirmed_at IS NULL AND withdrawn_at IS NULL AND expires_at > platform.clock() RETURNING id`;
const UNLINK =
  'UPDATE access.employee SET person_account_id = NULL WHERE id = $1 AND person_account_id = $2 RETURNING id';
const END_MANDATES = `
  UPDATE access.mandate SET ended_at = greatest(platform.clock(), valid_from), ended_by = access.acting_account()
  WHERE employee_id = $1 AND given_by = $2 AND ended_at IS NULL AND valid_until > platform.clock()
  RETURNING id, representative_id AS "representativeId"`;

// S9, I3 — one after the other with who gives the responsibility, or records that a letter told of it, and with who gives a mandate.
const LOCK = 'SELECT access.lock_dossier_doctor($1)';
const TAKE_BACK_WHAT_WAS_TOLD = ['access.responsibility', 'access.stated_duty'].map(
  (register) => `
  UPDATE ${register} SET told_at = NULL, told_how = NULL
  WHERE employee_id = $1 AND ended_at IS NULL AND told_how = 'in-app'`,
);

/** A dossier, and the account that it is linked to. */
export interface LinkedDossier {
  readonly employerId: string;
  /** Null where it awaits its person. */
  readonly accountId: string | null;
}

/** A mandate that ended with the link under which it was given. */
export interface EndedMandate {
  readonly id: string;
  readonly representativeId: string;
}

/** Which links were contested, and what came of it; records leave it sealed. */
@Injectable()
export class LinkEndingsRepository {
  /** One page, by id. */
  async page(tx: Transaction, after: string | null, limit: number): Promise<Sealed<LinkEnding>[]> {
    return (await tx.query<LinkEnding>(PAGE, [after, limit])).map(sealed);
  }

  /** Those that wait for the second person, in the order of their turns. */
  async inTurn(tx: Transaction, turn: Turn): Promise<readonly Candidate[]> {
    const rows = await tx.query<LinkEnding & TurnResult>(IN_TURN, turn.parameters);
    return inTurn(rows, rows.map(sealed));
  }

  /** @returns null outside what the actor may know of. */
  async find(tx: Transaction, id: string): Promise<Sealed<LinkEnding> | null> {
    const [row] = await tx.query<LinkEnding>(ONE, [id]);
    return row === undefined ? null : sealed(row);
  }

  /** @returns null for an unknown employee. */
  async linked(tx: Transaction, employeeId: string): Promise<LinkedDossier | null> {
    const [row] = await tx.query<LinkedDossier>(LINKED, [employeeId]);
    return row ?? null;
  }

  /** @param expiresAt ISO 8601, UTC */
  async add(tx: Transaction, id: string, employeeId: string, accountId: string, expiresAt: string): Promise<void> {
    await tx.query(ADD, [id, employeeId, accountId, expiresAt]);
  }

  /**
   * Confirms it and takes the dossier from the account, in one act; what that account was told in the app its person wasn't (S9).
   * @returns the account that loses it; null where it waits for nobody: confirmed or over, or the dossier isn't in that account by
   *          that link any more
   */
  async confirm(tx: Transaction, id: string, employeeId: string): Promise<string | null> {
    await tx.query(LOCK, [employeeId]);
    const [row] = await tx.query<{ accountId: string }>(CONFIRM, [id]);
    if (row === undefined) return null;
    const unlinked = await tx.query(UNLINK, [employeeId, row.accountId]);
    if (unlinked.length === 0) return null;
    for (const takingBack of TAKE_BACK_WHAT_WAS_TOLD) await tx.query(takingBack, [employeeId]);
    return row.accountId;
  }

  /** @returns false where it waits for nobody any more */
  async withdraw(tx: Transaction, id: string): Promise<boolean> {
    return (await tx.query(WITHDRAW, [id])).length > 0;
  }

  /** Ends what that account gave in the employee's name and still runs. */
  async endMandates(tx: Transaction, employeeId: string, accountId: string): Promise<readonly EndedMandate[]> {
    return tx.query<EndedMandate>(END_MANDATES, [employeeId, accountId]);
  }
}

function sealed(row: LinkEnding): Sealed<LinkEnding> {
  return new Sealed('LinkEnding', row, { employeeId: row.employeeId, proposedBy: row.proposedBy });
}
