import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../../platform/stores/transaction.js';
import type { PersonFacts } from '../../../safeguards/access/facts/access-facts.js';
import { byEnd, type Ends } from '../../../safeguards/ending/by-end.js';
import { Sealed } from '../../../safeguards/access/sealed.js';
import { inTurn, type Candidate, type TurnResult } from '../../../safeguards/waiting/turn.js';
import type { Deputising } from './deputising.js';

// Every login's row security looks these facts up, so the register itself says whom it shows what.
const SHOWN = `
  SELECT d.id, d.absent_doctor_id AS "absentDoctorId", d.deputy_id AS "deputyId", d.reason, d.entered_by AS "enteredBy",
         (d.valid_from AT TIME ZONE 'Europe/Amsterdam')::date AS "from",
         (d.valid_until AT TIME ZONE 'Europe/Amsterdam' - interval '1 microsecond')::date AS "until",
         d.ended_at AS "endedAt", d.ended_by AS "endedBy"
  FROM access.deputising d
  WHERE CASE (SELECT access.circle())
      WHEN 'secrecy-supervision' THEN true WHEN 'medical-direction' THEN true WHEN 'supervision' THEN true
      WHEN 'doctor' THEN (SELECT access.acting_account()) IN (d.absent_doctor_id, d.deputy_id)
      ELSE false END`;
const PAGE = `${SHOWN} AND ($1::uuid IS NULL OR d.id > $1) ORDER BY d.id LIMIT $2`;
const ONE = `${SHOWN} AND d.id = $1`;
const ENDING = byEnd(`${SHOWN} AND d.ended_at IS NULL AND d.valid_until > platform.clock()`, (row) => `${row}."until"`);
// From the first day's beginning, and never from before the entry; until the last day is over (design: calendar).
const ADD = `
  INSERT INTO access.deputising (id, absent_doctor_id, deputy_id, valid_from, valid_until, reason, entered_by)
  VALUES ($1, $2, $3, greatest(platform.clock(), $4::date::timestamp AT TIME ZONE 'Europe/Amsterdam'),
          ($5::date + 1)::timestamp AT TIME ZONE 'Europe/Amsterdam', $6, $7)`;
const ONE_AT_A_TIME = "SELECT access.one_pair_at_a_time('deputising', $1, $2)";
const OVERLAPS = `
  SELECT access.deputising_overlaps($1, $2, greatest(platform.clock(), $3::date::timestamp AT TIME ZONE 'Europe/Amsterdam'),
    ($4::date + 1)::timestamp AT TIME ZONE 'Europe/Amsterdam', $5) AS found`;
const END = `
  UPDATE access.deputising SET ended_at = platform.clock(), ended_by = access.acting_account()
  WHERE id = $1 AND ended_at IS NULL AND valid_until > platform.clock() RETURNING id`;

/** A deputising as it is entered. */
export type NewDeputising = Omit<Deputising, 'endedAt' | 'endedBy'>;

/** The register of deputisings; records leave it sealed. */
@Injectable()
export class DeputisingRepository {
  /** One page of those that the actor may know of, by id. */
  async page(tx: Transaction, after: string | null, limit: number): Promise<Sealed<Deputising>[]> {
    return (await tx.query<Deputising>(PAGE, [after, limit])).map(sealed);
  }

  /** Those that end in time, in the order of their ends. */
  async ending(tx: Transaction, ends: Ends): Promise<readonly Candidate[]> {
    const rows = await tx.query<Deputising & TurnResult>(ENDING, ends.parameters);
    return inTurn(rows, rows.map(sealed));
  }

  /** @returns null outside what the actor may know of. */
  async find(tx: Transaction, id: string): Promise<Sealed<Deputising> | null> {
    const [row] = await tx.query<Deputising>(ONE, [id]);
    return row === undefined ? null : sealed(row);
  }

  /** What is known of an account for judging whether it may be deputised for, or deputise; null when there is none. */
  async person(tx: Transaction, accountId: string): Promise<PersonFacts | null> {
    const [row] = await tx.query<{ person: PersonFacts | null }>('SELECT access.person_facts($1) AS person', [
      accountId,
    ]);
    return row?.person ?? null;
  }

  /** Does one of them deputise for the other in these days already? Of two that are entered at once the second waits. */
  async overlaps(tx: Transaction, { id, absentDoctorId, deputyId, from, until }: NewDeputising): Promise<boolean> {
    await tx.query(ONE_AT_A_TIME, [absentDoctorId, deputyId]);
    const [row] = await tx.query<{ found: boolean }>(OVERLAPS, [absentDoctorId, deputyId, from, until, id]);
    return row?.found ?? true;
  }

  async add(
    tx: Transaction,
    { id, absentDoctorId, deputyId, from, until, reason, enteredBy }: NewDeputising,
  ): Promise<void> {
    await tx.query(ADD, [id, absentDoctorId, deputyId, from, until, reason, enteredBy]);
  }

  /** @returns false when it was ended, or is over, already. */
  async end(tx: Transaction, id: string): Promise<boolean> {
    return (await tx.query(END, [id])).length > 0;
  }
}

function sealed(row: Deputising): Sealed<Deputising> {
  const { absentDoctorId, deputyId, enteredBy } = row;
  return new Sealed('Deputising', row, { absentDoctorId, deputyId, enteredBy });
}
