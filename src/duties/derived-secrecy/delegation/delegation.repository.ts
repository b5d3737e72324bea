import { Injectable } from '@nestjs/common';
import type { LocalDate } from '../../../platform/calendar/local-date.js';
import type { Transaction } from '../../../platform/stores/transaction.js';
import type { PersonFacts } from '../../../safeguards/access/facts/access-facts.js';
import { byEnd, type Ends } from '../../../safeguards/ending/by-end.js';
import { Sealed } from '../../../safeguards/access/sealed.js';
import { inTurn, type Candidate, type TurnResult } from '../../../safeguards/waiting/turn.js';
import type { Delegable, Delegation } from './delegation.js';

const FIELDS = `
  d.id, d.doctor_id AS "doctorId", d.assistant_id AS "assistantId", d.employee_id AS "employeeId", d.actions,
  d.valid_from AS "from", (d.valid_until AT TIME ZONE 'Europe/Amsterdam' - interval '1 microsecond')::date AS "until",
  d.withdrawn_at AS "withdrawnAt", d.withdrawn_by AS "withdrawnBy"`;
// Every login's row security looks these facts up, so the register itself says whom it shows what.
const SHOWN = `
  CASE (SELECT access.circle())
    WHEN 'secrecy-supervision' THEN true WHEN 'supervision' THEN true
    WHEN 'doctor' THEN d.doctor_id = (SELECT access.acting_account())
    WHEN 'derived-secrecy' THEN d.assistant_id = (SELECT access.acting_account())
    ELSE false END`;
const PAGE = `
  SELECT ${FIELDS} FROM access.delegation d
  WHERE ${SHOWN} AND ($1::uuid IS NULL OR d.id > $1) AND ($3::uuid IS NULL OR d.employee_id = $3) ORDER BY d.id LIMIT $2`;
const ONE = `SELECT ${FIELDS} FROM access.delegation d WHERE d.id = $1 AND ${SHOWN}`;
const ENDING = byEnd(
  `SELECT ${FIELDS} FROM access.delegation d
   WHERE ${SHOWN} AND d.withdrawn_at IS NULL AND d.valid_until > platform.clock()`,
  (row) => `${row}."until"`,
);
const ACTS_AGAINST =
  'SELECT coalesce(bool_or(access.acts_against($1, e.id)), false) AS acts FROM unnest($2::uuid[]) AS e (id)';
const ADD = `
  INSERT INTO access.delegation (id, doctor_id, assistant_id, employee_id, actions, valid_from, valid_until)
  SELECT n.id, access.acting_account(), $3, n.employee_id, $4, platform.clock(),
         ($5::date + 1)::timestamp AT TIME ZONE 'Europe/Amsterdam'
  FROM unnest($1::uuid[], $2::uuid[]) AS n (id, employee_id)`;
const WITHDRAW = `
  UPDATE access.delegation d SET withdrawn_at = platform.clock(), withdrawn_by = access.acting_account()
  WHERE d.withdrawn_at IS NULL AND d.valid_until > platform.clock()
    AND EXISTS (SELECT 1 FROM access.delegation n WHERE n.id = $1 AND n.withdrawn_at IS NULL AND n.valid_until > platform.clock()
      AND (n.doctor_id, n.assistant_id, n.employee_id) = (d.doctor_id, d.assistant_id, d.employee_id))
  RETURNING d.id`;

/** What a doctor grants at once: the same for each employee. */
export interface NewDelegations {
  readonly assistantId: string;
  readonly employeeIds: readonly string[];
  readonly actions: readonly Delegable[];
  readonly until: LocalDate;
}

/** The register of derived secrecy; records leave it sealed. */
@Injectable()
export class DelegationRepository {
  /** One page of what the actor may know of, by id. @param employeeId about him alone; null for everybody */
  async page(
    tx: Transaction,
    after: string | null,
    limit: number,
    employeeId: string | null,
  ): Promise<Sealed<Delegation>[]> {
    return (await tx.query<Delegation>(PAGE, [after, limit, employeeId])).map(sealed);
  }

  /** Those that end in time, in the order of their ends. */
  async ending(tx: Transaction, ends: Ends): Promise<readonly Candidate[]> {
    const rows = await tx.query<Delegation & TurnResult>(ENDING, ends.parameters);
    return inTurn(rows, rows.map(sealed));
  }

  /** @returns null outside what the actor may know of. */
  async find(tx: Transaction, id: string): Promise<Sealed<Delegation> | null> {
    const [row] = await tx.query<Delegation>(ONE, [id]);
    return row === undefined ? null : sealed(row);
  }

  /** S6 — the roles of that account don't change until the transaction ends: to be taken before any employee's lock. */
  async relyOnRolesOf(tx: Transaction, accountId: string): Promise<void> {
    await tx.query('SELECT access.rely_on_roles_of($1)', [accountId]);
  }

  /** S5 — nor does who is these employees' doctor: who ends that waits, or was waited for. */
  async relyOnDoctorsOf(tx: Transaction, employeeIds: readonly string[]): Promise<void> {
    await tx.query('SELECT access.rely_on_dossier_doctors($1)', [employeeIds]);
  }

  /** S10 — is he the employer's medical proxy in a dispute about one of these? */
  async actsAgainst(tx: Transaction, assistantId: string, employeeIds: readonly string[]): Promise<boolean> {
    const [row] = await tx.query<{ acts: boolean }>(ACTS_AGAINST, [assistantId, employeeIds]);
    return row?.acts ?? true;
  }

  /** What is known of an account for judging whether it may hold derived secrecy; null when there is none. */
  async person(tx: Transaction, accountId: string): Promise<PersonFacts | null> {
    const [row] = await tx.query<{ person: PersonFacts | null }>('SELECT access.person_facts($1) AS person', [
      accountId,
    ]);
    return row?.person ?? null;
  }

  /** Grants by the session's own account, in force from now. @param ids one for each employee, in their order */
  async add(
    tx: Transaction,
    ids: readonly string[],
    { assistantId, employeeIds, actions, until }: NewDelegations,
  ): Promise<void> {
    await tx.query(ADD, [ids, employeeIds, assistantId, actions, until]);
  }

  /**
   * S4 — withdraws it, and what the same doctor granted the same assistant for the same employee besides.
   * @returns the ids of all of them, none when it was withdrawn or has ended already
   */
  async withdraw(tx: Transaction, id: string): Promise<readonly string[]> {
    return (await tx.query<{ id: string }>(WITHDRAW, [id])).map((row) => row.id);
  }
}

function sealed(row: Delegation): Sealed<Delegation> {
  const { doctorId, assistantId, employeeId } = row;
  return new Sealed('Delegation', row, { doctorId, assistantId, employeeId });
}
