import { Injectable } from '@nestjs/common';
import type { LocalDate } from '../../platform/calendar/local-date.js';
import type { Transaction } from '../../platform/stores/transaction.js';
import type { Context } from '../../safeguards/access/context.js';
import { latestFirst, type PlacedResult } from '../../safeguards/access/latest-first.js';
import { Sealed } from '../../safeguards/access/sealed.js';
import { standingTowards } from '../../safeguards/access/standing.js';
import {
  byTurn,
  dayOf,
  inTurn,
  lastDayBefore,
  type Candidate,
  type Turn,
  type TurnResult,
} from '../../safeguards/waiting/turn.js';
import type { Emergency, Finding } from './emergency.js';
import type { Obstacles } from './why-not-open.js';

// Every login's row security looks these facts up, so the register itself says whom it shows what. A postponement that fell before its
// end (0033) lasted until the employee was told; the moment at which it fell stands nowhere, and of a letter the day
// alone.
const SHOWN = `
  SELECT e.id, e.employee_id AS "employeeId", e.opened_by AS "openedBy", e.ground, e.opened_at AS "from",
         least(e.valid_until, e.ended_at, CASE WHEN e.finding = 'not-justified' THEN e.reviewed_at END) AS "until", e.tell_by AS "tellBy", e.told_at AS "toldAt", e.told_how AS "toldHow",
         e.review_by AS "reviewBy", e.reviewed_at AS "reviewedAt", e.reviewed_by AS "reviewedBy", e.finding,
         access.telling_postponed(e.id) AS "postponed", l.postponed_at AS "postponedAt", l.postponed_by AS "postponedBy",
         CASE WHEN e.told_at + CASE e.told_how WHEN 'posted' THEN interval '1 day' ELSE interval '0' END < l.ends
                THEN greatest(e.told_at, l.postponed_at)
              WHEN e.told_at IS NOT NULL OR access.telling_postponed(e.id) OR l.ends <= platform.clock() THEN l.ends
         END AS "postponedUntil"
  FROM access.emergency e LEFT JOIN LATERAL (SELECT p.postponed_at, p.postponed_by, least(p.until, p.ended_at) AS ends
    FROM access.emergency_postponement p WHERE p.emergency_id = e.id ORDER BY p.postponed_at DESC, p.id LIMIT 1) l ON true
  WHERE access.shows_emergency(e)`;
const PAGE = latestFirst(SHOWN, '"from"', 'timestamptz', { after: 1, limit: 2 });
const IN_TURN = {
  unreviewed: byTurn(`${SHOWN} AND e.reviewed_at IS NULL`, { since: dayOf('w."from"'), until: 'w."reviewBy"' }),
  untold: byTurn(
    `${SHOWN} AND e.told_at IS NULL AND NOT access.reads_notices(e.employee_id)
    AND NOT access.telling_postponed(e.id)`,
    {
      since: dayOf('w."from"'),
      until: lastDayBefore('w."tellBy"'),
    },
  ),
};
const ONE = `${SHOWN} AND e.id = $1`;
const RUNNING = `${ONE} AND access.in_emergency(e.employee_id) AND e.opened_by = access.acting_account()
  AND e.valid_until > platform.clock() AND (e.ended_at IS NULL OR e.ended_at > platform.clock())
  AND e.finding IS DISTINCT FROM 'not-justified'`;
const OBSTACLES = `
  SELECT access.owes_a_review(access.acting_account()) AS "owesReview",
         access.opened_without_need(access.acting_account(), $1) AS "wasWithoutNeed",
         access.on_the_employers_side(access.acting_account(), $1) AS "isOnTheEmployersSide",
         access.is_medical_proxy(access.acting_account(), $1) AS "isMedicalProxy",
         access.in_emergency($1) AS "runs"`;
const LOCK = `SELECT pg_advisory_xact_lock(hashtextextended('emergencies of ' || access.acting_account(), 0))`;
/** Who tells of an emergency and who postpones that wait for each other. */
export const LOCK_TELLING = `SELECT pg_advisory_xact_lock(hashtextextended('telling of the emergency ' || $1::uuid, 0))`;
const ADD = `
  INSERT INTO access.emergency (id, employee_id, opened_by, ground, review_by, valid_until, tell_by)
  SELECT $1, $2, $3, $4, $5, platform.clock() + v.term, platform.clock() + t.term
  FROM access.policy_term v, access.policy_term t WHERE v.name = 'emergency-validity' AND t.name = 'emergency-telling'
  RETURNING valid_until AS "until"`;
const REVIEW = `
  UPDATE access.emergency SET reviewed_at = platform.clock(), reviewed_by = access.acting_account(), finding = $2
  WHERE id = $1 AND reviewed_at IS NULL RETURNING id`;
const TOLD_BY_LETTER = `
  UPDATE access.emergency
  SET told_how = 'posted', told_at = CASE WHEN $2::date = (opened_at AT TIME ZONE 'Europe/Amsterdam')::date
    THEN opened_at ELSE $2::date::timestamp AT TIME ZONE 'Europe/Amsterdam' END
  WHERE id = $1 AND told_at IS NULL RETURNING id`;

/** An emergency as it is opened. */
export type NewEmergency = Pick<Emergency, 'id' | 'employeeId' | 'openedBy' | 'ground' | 'reviewBy'>;
const ACTS_FOR_A_PARTY = 'SELECT access.is_medical_proxy(access.acting_account(), $1) AS acts';

/** The register of emergencies; records leave it sealed. */
@Injectable()
export class EmergencyRepository {
  /** What stands against it; of two that one doctor opens at once the second waits. */
  async obstacles(tx: Transaction, employeeId: string): Promise<Obstacles> {
    await tx.query(LOCK);
    const [row] = await tx.query<Obstacles>(OBSTACLES, [employeeId]);
    return (
      row ?? { owesReview: true, wasWithoutNeed: true, isOnTheEmployersSide: true, isMedicalProxy: true, runs: true }
    );
  }

  /** @returns the moment until which it runs, ISO 8601 UTC. */
  async add(tx: Transaction, { id, employeeId, openedBy, ground, reviewBy }: NewEmergency): Promise<string> {
    const [row] = await tx.query<{ until: string }>(ADD, [id, employeeId, openedBy, ground, reviewBy]);
    if (row === undefined) throw new Error('the terms of an emergency were not deployed');
    return row.until;
  }

  /** One page of those that the actor may know of, the latest first. */
  async page(tx: Transaction, context: Context, after: string | null, limit: number): Promise<Sealed<Emergency>[]> {
    return this.#sealed(tx, context, await tx.query<Emergency>(PAGE, [after, limit]));
  }

  /** Those that wait for a review, or for a letter to the employee, in the order of their turns. */
  async inTurn(
    tx: Transaction,
    context: Context,
    what: keyof typeof IN_TURN,
    turn: Turn,
  ): Promise<readonly Candidate[]> {
    const rows = await tx.query<Emergency & TurnResult>(IN_TURN[what], turn.parameters);
    return inTurn(rows, await this.#sealed(tx, context, rows));
  }

  /** @returns null outside what the actor may know of. */
  async find(tx: Transaction, context: Context, id: string): Promise<Sealed<Emergency> | null> {
    const [found] = await this.#sealed(tx, context, await tx.query<Emergency>(ONE, [id]));
    return found ?? null;
  }

  /** The actor's own that runs, with whose dossier it opens; null otherwise. */
  async running(
    tx: Transaction,
    context: Context,
    id: string,
  ): Promise<{ readonly sealed: Sealed<Emergency>; readonly employeeId: string } | null> {
    const rows = await tx.query<Emergency>(RUNNING, [id]);
    const [sealed] = await this.#sealed(tx, context, rows);
    const employeeId = rows[0]?.employeeId;
    return sealed === undefined || employeeId === undefined ? null : { sealed, employeeId };
  }

  /** Of who tells of it and who postpones that at once, the second waits. */
  async lockTelling(tx: Transaction, id: string): Promise<void> {
    await tx.query(LOCK_TELLING, [id]);
  }

  /** S10 — is who acts a party's medical proxy, in a case of this employee or of his employer? */
  async actsForAParty(tx: Transaction, employeeId: string): Promise<boolean> {
    const [row] = await tx.query<{ acts: boolean }>(ACTS_FOR_A_PARTY, [employeeId]);
    return row?.acts ?? true;
  }

  /** @returns false when it was reviewed already. */
  async review(tx: Transaction, id: string, finding: Finding): Promise<boolean> {
    return (await tx.query(REVIEW, [id, finding])).length > 0;
  }

  /** @returns false when the employee was told already. */
  async toldByLetter(tx: Transaction, id: string, postedOn: LocalDate): Promise<boolean> {
    return (await tx.query(TOLD_BY_LETTER, [id, postedOn])).length > 0;
  }

  /** Whether the employee has an account that works, and is told there. */
  async readsNotices(tx: Transaction, employeeId: string): Promise<boolean> {
    const [row] = await tx.query<{ reads: boolean }>('SELECT access.reads_notices($1) AS reads', [employeeId]);
    return row?.reads ?? false;
  }

  async #sealed(
    tx: Transaction,
    context: Context,
    rows: readonly (Emergency & PlacedResult)[],
  ): Promise<Sealed<Emergency>[]> {
    const standing = await standingTowards(
      tx,
      context,
      rows.map((row) => row.employeeId),
    );
    return rows.map((row) => {
      const { employeeId, openedBy, postponed: tellingPostponed } = row;
      return new Sealed(
        'Emergency',
        row,
        { ...standing.get(employeeId), employeeId, openedBy, tellingPostponed },
        undefined,
        row.place,
      );
    });
  }
}
