import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../platform/stores/transaction.js';
import { byEnd, type Ends } from '../../safeguards/ending/by-end.js';
import { Sealed } from '../../safeguards/access/sealed.js';
import { inTurn, type Candidate, type TurnResult } from '../../safeguards/waiting/turn.js';
import type { Mandate } from './mandate.js';
import type { MandateInput } from './mandate.input.js';

const FIELDS = `
  m.id, m.employee_id AS "employeeId", m.representative_id AS "representativeId", m.kind, m.shows, m.copies,
  m.signed_on AS "signedOn", m.valid_from AS "from",
  (m.valid_until AT TIME ZONE 'Europe/Amsterdam' - interval '1 microsecond')::date AS "until", m.given_by AS "givenBy",
  m.ended_at AS "endedAt", m.ended_by AS "endedBy"`;
// Every login's row security looks these facts up, so the register itself says whom it shows what.
const SHOWN = `
  CASE (SELECT access.circle())
    WHEN 'supervision' THEN true
    WHEN 'self' THEN access.own(m.employee_id)
    WHEN 'representation' THEN m.representative_id = (SELECT access.acting_account())
    ELSE false END`;
const PAGE = `
  SELECT ${FIELDS} FROM access.mandate m WHERE ${SHOWN} AND ($1::uuid IS NULL OR m.id > $1) ORDER BY m.id LIMIT $2`;
const ONE = `SELECT ${FIELDS} FROM access.mandate m WHERE m.id = $1 AND ${SHOWN}`;
const ENDING = byEnd(
  `SELECT ${FIELDS} FROM access.mandate m WHERE ${SHOWN} AND m.ended_at IS NULL AND m.valid_until > platform.clock()`,
  (row) => `${row}."until"`,
);
const ADD = `
  INSERT INTO access.mandate (id, employee_id, representative_id, kind, shows, copies, signed_on, valid_until, given_by)
  VALUES ($1, $2, $3, 'written-authorisation', $4, $5, platform.today(), ($6::date + 1)::timestamp AT TIME ZONE 'Europe/Amsterdam',
          access.acting_account())`;
const WITHDRAW = `
  UPDATE access.mandate m SET ended_at = platform.clock(), ended_by = access.acting_account()
  WHERE m.ended_at IS NULL AND m.valid_until > platform.clock()
    AND EXISTS (SELECT 1 FROM access.mandate n WHERE n.id = $1 AND n.ended_at IS NULL AND n.valid_until > platform.clock()
      AND (n.employee_id, n.representative_id) = (m.employee_id, m.representative_id))
  RETURNING m.id`;
const HOLDS = 'SELECT 1 FROM access.role r WHERE r.account_id = $1 AND r.role = $2 AND r.ended_at IS NULL';
const ADD_ROLE = `
  INSERT INTO access.role (id, account_id, role, circle, valid_from, needs_approval, needs_confirmation, in_force_since)
  VALUES ($1, $2, $3, $4, platform.clock(), false, false, platform.clock())`;
const ONE_AT_A_TIME = "SELECT pg_advisory_xact_lock(hashtextextended('mandates of ' || $1::uuid, 0))";

/** The register of mandates; records leave it sealed. */
@Injectable()
export class MandateRepository {
  /** One page of what the actor may know of, by id. */
  async page(tx: Transaction, after: string | null, limit: number): Promise<Sealed<Mandate>[]> {
    return (await tx.query<Mandate>(PAGE, [after, limit])).map(sealed);
  }

  /** Those that end in time, in the order of their ends. */
  async ending(tx: Transaction, ends: Ends): Promise<readonly Candidate[]> {
    const rows = await tx.query<Mandate & TurnResult>(ENDING, ends.parameters);
    return inTurn(rows, rows.map(sealed));
  }

  /** @returns null outside what the actor may know of. */
  async find(tx: Transaction, id: string): Promise<Sealed<Mandate> | null> {
    const [row] = await tx.query<Mandate>(ONE, [id]);
    return row === undefined ? null : sealed(row);
  }

  /** The link to the dossier doesn't end before this transaction is over: whoever ends it waits, and ends what was given with it. */
  async relyOnLink(tx: Transaction, employeeId: string): Promise<void> {
    await tx.query('SELECT access.rely_on_dossier_doctors($1)', [[employeeId]]);
  }

  /** S10 — may this account represent somebody of this employee's employer? */
  async mayRepresent(tx: Transaction, accountId: string, employeeId: string): Promise<boolean> {
    const [row] = await tx.query<{ may: boolean }>('SELECT access.may_represent($1, $2) AS may', [
      accountId,
      employeeId,
    ]);
    return row?.may ?? false;
  }

  /** Gives a mandate in the session's own name, in force from now. */
  async add(tx: Transaction, id: string, employeeId: string, given: MandateInput): Promise<void> {
    const { representativeId, shows, copies, until } = given;
    await tx.query(ADD, [id, employeeId, representativeId, shows, copies, until]);
  }

  /**
   * I3 — withdraws it, and what the same representative was given for the same employee besides.
   * @returns the ids of all of them, none when it had ended already
   */
  async withdraw(tx: Transaction, id: string): Promise<readonly string[]> {
    return (await tx.query<{ id: string }>(WITHDRAW, [id])).map((row) => row.id);
  }

  /** Gives the account that role, which comes with its first mandate. @returns whether it didn't have it */
  async addRole(tx: Transaction, id: string, accountId: string, role: string, circle: string): Promise<boolean> {
    await tx.query(ONE_AT_A_TIME, [accountId]);
    if ((await tx.query(HOLDS, [accountId, role])).length > 0) return false;
    await tx.query(ADD_ROLE, [id, accountId, role, circle]);
    return true;
  }
}

function sealed(row: Mandate): Sealed<Mandate> {
  const { employeeId, representativeId } = row;
  return new Sealed('Mandate', row, { employeeId, representativeId });
}
