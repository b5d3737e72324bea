import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../../platform/stores/transaction.js';
import type { PersonFacts } from '../../../safeguards/access/facts/access-facts.js';
import { Sealed } from '../../../safeguards/access/sealed.js';
import type { Deputising } from './deputising.js';

const PAGE = `
  SELECT d.id, d.absent_doctor_id AS "absentDoctorId", d.deputy_id AS "deputyId", d.reason, d.entered_by AS "enteredBy",
         (d.valid_from AT TIME ZONE 'Europe/Amsterdam')::date AS "from",
         (d.valid_until AT TIME ZONE 'Europe/Amsterdam' - interval '1 microsecond')::date AS "until"
  FROM access.deputising d
  WHERE CASE (SELECT access.circle())
      WHEN 'secrecy-supervision' THEN true WHEN 'medical-direction' THEN true WHEN 'supervision' THEN true
      WHEN 'doctor' THEN (SELECT access.acting_account()) IN (d.absent_doctor_id, d.deputy_id)
      ELSE false END
    AND ($1::uuid IS NULL OR d.id > $1) ORDER BY d.id LIMIT $2`;
// From the first day's beginning, and never from before the entry; until the last day is over (design: calendar).
const ADD = `
  INSERT INTO access.deputising (id, absent_doctor_id, deputy_id, valid_from, valid_until, reason, entered_by)
  VALUES ($1, $2, $3, greatest(platform.clock(), $4::date::timestamp AT TIME ZONE 'Europe/Amsterdam'),
          ($5::date + 1)::timestamp AT TIME ZONE 'Europe/Amsterdam', $6, $7)`;

/** The register of deputisings; records leave it sealed. */
@Injectable()
export class DeputisingRepository {
  /** One page of those that the actor may know of, by id. */
  async page(tx: Transaction, after: string | null, limit: number): Promise<Sealed<Deputising>[]> {
    const rows = await tx.query<Deputising>(PAGE, [after, limit]);
    return rows.map((row) => {
      const { absentDoctorId, deputyId, enteredBy } = row;
      return new Sealed('Deputising', row, { absentDoctorId, deputyId, enteredBy });
    });
  }

  /** What is known of an account for judging whether it may be deputised for, or deputise; null when there is none. */
  async person(tx: Transaction, accountId: string): Promise<PersonFacts | null> {
    const [row] = await tx.query<{ person: PersonFacts | null }>('SELECT access.person_facts($1) AS person', [
      accountId,
    ]);
    return row?.person ?? null;
  }

  async add(
    tx: Transaction,
    { id, absentDoctorId, deputyId, from, until, reason, enteredBy }: Deputising,
  ): Promise<void> {
    await tx.query(ADD, [id, absentDoctorId, deputyId, from, until, reason, enteredBy]);
  }
}
