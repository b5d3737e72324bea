import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../../platform/stores/transaction.js';
import type { PersonFacts } from '../../../safeguards/access/facts/access-facts.js';
import { byEnd, type Ends } from '../../../safeguards/ending/by-end.js';
import { Sealed } from '../../../safeguards/access/sealed.js';
import { inTurn, type Candidate, type TurnResult } from '../../../safeguards/waiting/turn.js';
import type { Training } from './training.js';

// Every login's row security looks these facts up, so the register itself says whom it shows what. A doctor in training
// sees his own also once it ended, when his role has no circle any more.
const SHOWN = `
  SELECT t.id, t.trainee_id AS "traineeId", t.supervisor_id AS "supervisorId", t.given_by AS "givenBy",
         (t.valid_from AT TIME ZONE 'Europe/Amsterdam')::date AS "from",
         (t.valid_until AT TIME ZONE 'Europe/Amsterdam' - interval '1 microsecond')::date AS "until",
         t.ended_at AS "endedAt", t.ended_by AS "endedBy"
  FROM access.training t
  WHERE ((SELECT access.circle()) IN ('secrecy-supervision', 'medical-direction', 'supervision')
      OR CASE WHEN (SELECT access.asks_training(access.acting_role())) THEN t.trainee_id = (SELECT access.acting_account())
         ELSE (SELECT access.circle()) = 'doctor' AND t.supervisor_id = (SELECT access.acting_account()) END)`;
const PAGE = `${SHOWN} AND ($1::uuid IS NULL OR t.id > $1) ORDER BY t.id LIMIT $2`;
const ONE = `${SHOWN} AND t.id = $1`;
const ENDING = byEnd(`${SHOWN} AND t.ended_at IS NULL AND t.valid_until > platform.clock()`, (row) => `${row}."until"`);
// From the first day's beginning, and never from before the entry; until the last day is over (design: calendar).
const ADD = `
  INSERT INTO access.training (id, trainee_id, supervisor_id, valid_from, valid_until, given_by)
  VALUES ($1, $2, $3, greatest(platform.clock(), $4::date::timestamp AT TIME ZONE 'Europe/Amsterdam'),
          ($5::date + 1)::timestamp AT TIME ZONE 'Europe/Amsterdam', $6)`;
const LOCK = "SELECT access.one_pair_at_a_time('training', $1, $1)";
// S10 — asked again once who would supervise can't come to be a medical proxy.
const SUPERVISES_A_SIDE = 'SELECT access.a_proxy_would_supervise($1, $2) AS found';
const OVERLAPS = `
  SELECT access.training_overlaps($1, greatest(platform.clock(), $2::date::timestamp AT TIME ZONE 'Europe/Amsterdam'),
    ($3::date + 1)::timestamp AT TIME ZONE 'Europe/Amsterdam', $4) AS found`;
const END = `
  UPDATE access.training SET ended_at = platform.clock(), ended_by = access.acting_account()
  WHERE id = $1 AND ended_at IS NULL AND valid_until > platform.clock() RETURNING id`;

/** A training as it is entered. */
export type NewTraining = Omit<Training, 'endedAt' | 'endedBy'>;

/** The register of trainings; records leave it sealed. */
@Injectable()
export class TrainingRepository {
  /** One page of those that the actor may know of, by id. */
  async page(tx: Transaction, after: string | null, limit: number): Promise<Sealed<Training>[]> {
    return (await tx.query<Training>(PAGE, [after, limit])).map(sealed);
  }

  /** Those that end in time, in the order of their ends. */
  async ending(tx: Transaction, ends: Ends): Promise<readonly Candidate[]> {
    const rows = await tx.query<Training & TurnResult>(ENDING, ends.parameters);
    return inTurn(rows, rows.map(sealed));
  }

  /** @returns null outside what the actor may know of. */
  async find(tx: Transaction, id: string): Promise<Sealed<Training> | null> {
    const [row] = await tx.query<Training>(ONE, [id]);
    return row === undefined ? null : sealed(row);
  }

  /** What is known of an account for judging whether it may supervise; null when there is none. */
  async person(tx: Transaction, accountId: string): Promise<PersonFacts | null> {
    const [row] = await tx.query<{ person: PersonFacts | null }>('SELECT access.person_facts($1) AS person', [
      accountId,
    ]);
    return row?.person ?? null;
  }

  /**
   * Of two who enter or end a training of his at once the second waits; so does who is giving him an employee.
   * @param supervisorId who is to supervise him, and comes to be nobody's medical proxy meanwhile (S10)
   */
  async lock(tx: Transaction, traineeId: string, supervisorId: string | null = null): Promise<void> {
    if (supervisorId === null) await tx.query('SELECT access.lock_roles_of($1)', [traineeId]);
    else await tx.query('SELECT access.lock_departure($1, $2)', [traineeId, supervisorId]);
    await tx.query(LOCK, [traineeId]);
  }

  /** S10 — would a party's medical proxy supervise who is the doctor there? */
  async isMedicalProxy(tx: Transaction, { supervisorId, traineeId }: NewTraining): Promise<boolean> {
    const [row] = await tx.query<{ found: boolean }>(SUPERVISES_A_SIDE, [supervisorId, traineeId]);
    return row?.found ?? true;
  }

  /** Does somebody supervise him in these days already? */
  async overlaps(tx: Transaction, { id, traineeId, from, until }: NewTraining): Promise<boolean> {
    const [row] = await tx.query<{ found: boolean }>(OVERLAPS, [traineeId, from, until, id]);
    return row?.found ?? true;
  }

  async add(tx: Transaction, { id, traineeId, supervisorId, from, until, givenBy }: NewTraining): Promise<void> {
    await tx.query(ADD, [id, traineeId, supervisorId, from, until, givenBy]);
  }

  /** @returns false when it was ended, or is over, already. */
  async end(tx: Transaction, id: string): Promise<boolean> {
    return (await tx.query(END, [id])).length > 0;
  }
}

function sealed(row: Training): Sealed<Training> {
  const { traineeId, supervisorId } = row;
  return new Sealed('Training', row, { traineeId, supervisorId });
}
