import { Injectable } from '@nestjs/common';
import type { LocalDate } from '../../platform/calendar/local-date.js';
import type { Transaction } from '../../platform/stores/transaction.js';
import type { PersonFacts } from '../../safeguards/access/facts/access-facts.js';
import { BeganTooEarly } from '../../safeguards/access/locks-disagree.js';
import { Sealed } from '../../safeguards/access/sealed.js';
import { byTurn, dayOf, inTurn, type Candidate, type Turn, type TurnResult } from '../../safeguards/waiting/turn.js';
import { ResponsibilityRow } from './responsibility.entity.js';
import type { Responsibility } from './responsibility.js';

const FIELDS = `
  r.id, r.employee_id AS "employeeId", r.doctor_id AS "doctorId", r.effective_from AS "from", r.ended_at AS "until",
  CASE WHEN r.ended_at IS NOT NULL THEN coalesce(r.ended_because, 'act') END AS "endedBecause",
  r.given_by AS "givenBy", r.confirmed_by AS "confirmedBy",
  (r.told_at AT TIME ZONE 'Europe/Amsterdam')::date AS "toldOn"`;
// Every login's row security looks these facts up, so the register itself says whom it shows what.
const SHOWN = `
  CASE (SELECT access.circle())
    WHEN 'secrecy-supervision' THEN true WHEN 'medical-direction' THEN true WHEN 'supervision' THEN true
    WHEN 'doctor' THEN r.doctor_id = (SELECT access.acting_account())
    WHEN 'self' THEN access.own(r.employee_id)
    ELSE false END`;
const HISTORY = `
  SELECT ${FIELDS} FROM access.responsibility r WHERE r.employee_id = $1 AND ${SHOWN} ORDER BY r.given_at, r.id`;
const TO_TELL = `
  SELECT ${FIELDS} FROM access.responsibility r
  WHERE r.effective_from IS NOT NULL AND r.ended_at IS NULL AND r.told_at IS NULL
    AND access.over_because(r) IS NULL AND ${SHOWN}`;
const UNTOLD = `${TO_TELL} AND ($1::uuid IS NULL OR r.id > $1) ORDER BY r.id LIMIT $2`;
const IN_TURN = {
  untold: byTurn(TO_TELL, { since: dayOf('w."from"'), until: 'NULL::date' }),
  unconfirmed: byTurn(
    `SELECT ${FIELDS}, r.given_at FROM access.responsibility r
     WHERE r.effective_from IS NULL AND r.ended_at IS NULL AND access.gives_since(r.given_by, r.given_at) AND ${SHOWN}`,
    { since: dayOf('w.given_at'), until: 'NULL::date' },
  ),
};
const ONE = `SELECT ${FIELDS} FROM access.responsibility r WHERE r.id = $1 AND ${SHOWN}`;
// Of two who give at once the second waits, and then ends what the first gave: never two doctors, never none.
const LOCK = 'SELECT access.lock_dossier_doctor($1)';
// The moment of a transaction is its beginning, and not that at which it had waited for another one.
const BEGAN_BEFORE_THE_LAST = `
  SELECT EXISTS (SELECT 1 FROM access.responsibility r
    WHERE r.employee_id = $1 AND greatest(r.effective_from, r.ended_at) > platform.clock()
      AND greatest(r.effective_from, r.ended_at) < platform.clock() + interval '1 minute') AS early`;
const RESPONSIBLE_NOW = `
  SELECT doctor_id FROM access.responsibility
  WHERE employee_id = $1 AND effective_from IS NOT NULL AND ended_at IS NULL`;
const END_RUNNING = `
  UPDATE access.responsibility
  SET ended_at = greatest(effective_from, platform.clock()), ended_by = access.acting_account()
  WHERE employee_id = $1 AND effective_from IS NOT NULL AND ended_at IS NULL RETURNING id, doctor_id AS "doctorId"`;
const END_PENDING = `
  UPDATE access.responsibility SET ended_at = platform.clock(), ended_by = access.acting_account()
  WHERE employee_id = $1 AND effective_from IS NULL AND ended_at IS NULL`;
const END_ONE = `
  UPDATE access.responsibility SET ended_at = platform.clock(), ended_by = access.acting_account()
  WHERE id = $1 AND ended_at IS NULL RETURNING id`;
const AGREED = 'SELECT access.agreed_since($1, platform.clock()) AS agreed';
const GIVES_STILL = `
  SELECT access.gives_since(r.given_by, r.given_at) AS gives FROM access.responsibility r WHERE r.id = $1`;
const END_DERIVED_SECRECY = `
  UPDATE access.delegation SET withdrawn_at = platform.clock(), withdrawn_by = access.acting_account()
  WHERE doctor_id = $1 AND employee_id = $2 AND withdrawn_at IS NULL AND valid_until > platform.clock()
  RETURNING id, assistant_id AS "assistantId"`;
const BEGIN = `
  UPDATE access.responsibility SET effective_from = platform.clock(), confirmed_by = $2
  WHERE id = $1 AND effective_from IS NULL AND ended_at IS NULL RETURNING id`;
const TOLD_IN_APP = `
  UPDATE access.responsibility SET told_at = platform.clock(), told_how = 'in-app' WHERE id = $1 AND told_at IS NULL`;
const TOLD_BY_LETTER = `
  UPDATE access.responsibility r
  SET told_how = 'posted', told_at = greatest(effective_from, $2::date::timestamp AT TIME ZONE 'Europe/Amsterdam')
  WHERE id = $1 AND effective_from IS NOT NULL AND ended_at IS NULL AND told_at IS NULL
    AND access.over_because(r) IS NULL RETURNING id`;

/** The register of responsibilities; records leave it sealed. */
@Injectable()
export class ResponsibilityRepository {
  /**
   * Serialises what changes who is responsible for one employee, until the transaction ends.
   * @param doctorId who becomes responsible: meanwhile he doesn't leave, nor does his role end, nor he or who supervises him come to be a medical proxy
   * @throws BeganTooEarly where another one changed it since this transaction began: what follows on record comes after it
   */
  async lock(tx: Transaction, employeeId: string, doctorId: string | null = null): Promise<void> {
    if (doctorId !== null) await tx.query('SELECT access.rely_on_doctor($1)', [doctorId]);
    await tx.query(LOCK, [employeeId]);
    const [row] = await tx.query<{ early: boolean }>(BEGAN_BEFORE_THE_LAST, [employeeId]);
    if (row?.early ?? true) throw new BeganTooEarly('S9');
  }

  /** Who was responsible when, the first one first: as far as the actor may know of it. */
  async history(tx: Transaction, employeeId: string): Promise<Sealed<Responsibility>[]> {
    return (await tx.query<Responsibility>(HISTORY, [employeeId])).map(sealed);
  }

  /** One page of those in force of which the employee was not told yet, by id: as far as the actor may know of them. */
  async untold(tx: Transaction, after: string | null, limit: number): Promise<Sealed<Responsibility>[]> {
    return (await tx.query<Responsibility>(UNTOLD, [after, limit])).map(sealed);
  }

  /** Those that wait for a letter or for the second doctor, in the order of their turns. */
  async inTurn(tx: Transaction, what: keyof typeof IN_TURN, turn: Turn): Promise<readonly Candidate[]> {
    const rows = await tx.query<Responsibility & TurnResult>(IN_TURN[what], turn.parameters);
    return inTurn(rows, rows.map(sealed));
  }

  /** @returns null outside what the actor may know of. */
  async find(tx: Transaction, id: string): Promise<Sealed<Responsibility> | null> {
    const [row] = await tx.query<Responsibility>(ONE, [id]);
    return row === undefined ? null : sealed(row);
  }

  async responsibleNow(tx: Transaction, employeeId: string): Promise<string | null> {
    const [row] = await tx.query<{ doctor_id: string }>(RESPONSIBLE_NOW, [employeeId]);
    return row?.doctor_id ?? null;
  }

  /** S10 — does the doctor work for the employer on this employee's case as well? */
  async isOnTheEmployersSide(tx: Transaction, doctorId: string, employeeId: string): Promise<boolean> {
    const [row] = await tx.query<{ found: boolean }>('SELECT access.was_put_on_the_employers_side($1, $2) AS found', [
      doctorId,
      employeeId,
    ]);
    return row?.found ?? true;
  }

  /** S10 — is the doctor, or who supervises him, a medical proxy in a case of this employee or of his employer? */
  async isMedicalProxy(tx: Transaction, doctorId: string, employeeId: string): Promise<boolean> {
    const [row] = await tx.query<{ found: boolean }>('SELECT access.a_proxy_would_be_doctor($1, $2) AS found', [
      doctorId,
      employeeId,
    ]);
    return row?.found ?? true;
  }

  /** What is known of an account for judging whether it is a doctor's; null when there is none. */
  async person(tx: Transaction, accountId: string): Promise<PersonFacts | null> {
    const [row] = await tx.query<{ person: PersonFacts | null }>('SELECT access.person_facts($1) AS person', [
      accountId,
    ]);
    return row?.person ?? null;
  }

  /** S13 — is an agreement in force with the employer of this employee? */
  async isAgreed(tx: Transaction, employeeId: string): Promise<boolean> {
    const [row] = await tx.query<{ agreed: boolean }>(AGREED, [employeeId]);
    return row?.agreed ?? false;
  }

  /** S9 — may whoever gave it give responsibilities still, under the role he gave it in? */
  async givesStill(tx: Transaction, id: string): Promise<boolean> {
    const [row] = await tx.query<{ gives: boolean }>(GIVES_STILL, [id]);
    return row?.gives ?? false;
  }

  async add(tx: Transaction, row: ResponsibilityRow): Promise<void> {
    await tx.manager.insert(ResponsibilityRow, row);
  }

  /** Ends the one in force. @returns it, or null when there was none. */
  async endRunning(tx: Transaction, employeeId: string): Promise<Pick<Responsibility, 'id' | 'doctorId'> | null> {
    const [row] = await tx.query<Pick<Responsibility, 'id' | 'doctorId'>>(END_RUNNING, [employeeId]);
    return row ?? null;
  }

  /** Sets aside what still awaits a confirmation. */
  async endPending(tx: Transaction, employeeId: string): Promise<void> {
    await tx.query(END_PENDING, [employeeId]);
  }

  /** @returns false when it had ended already. */
  async end(tx: Transaction, id: string): Promise<boolean> {
    return (await tx.query(END_ONE, [id])).length > 0;
  }

  /** S5 — what was delegated under a responsibility that ends at this moment is withdrawn with it. @returns from whom */
  async endDerivedSecrecy(
    tx: Transaction,
    doctorId: string,
    employeeId: string,
  ): Promise<readonly { readonly id: string; readonly assistantId: string }[]> {
    return tx.query(END_DERIVED_SECRECY, [doctorId, employeeId]);
  }

  /** @returns false when it isn't pending any more. */
  async begin(tx: Transaction, id: string, confirmedBy: string | null): Promise<boolean> {
    return (await tx.query(BEGIN, [id, confirmedBy])).length > 0;
  }

  async toldInApp(tx: Transaction, id: string): Promise<void> {
    await tx.query(TOLD_IN_APP, [id]);
  }

  /** @returns false when it isn't in force, or the employee was told already. */
  async toldByLetter(tx: Transaction, id: string, postedOn: LocalDate): Promise<boolean> {
    return (await tx.query(TOLD_BY_LETTER, [id, postedOn])).length > 0;
  }
}

function sealed(row: Responsibility): Sealed<Responsibility> {
  const { employeeId, doctorId, givenBy } = row;
  return new Sealed('Responsibility', row, { employeeId, doctorId, givenBy });
}
