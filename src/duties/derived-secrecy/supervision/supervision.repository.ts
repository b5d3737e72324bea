import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../../platform/stores/transaction.js';
import type { PersonFacts } from '../../../safeguards/access/facts/access-facts.js';
import { Sealed } from '../../../safeguards/access/sealed.js';
import type { DelegatedAct } from './supervision.js';
import type { HeldUnder } from './what-is-lacking.js';

// Derived secrecy that is neither withdrawn nor past its end; what else it lacks is judged, not left out.
const HELD_UNDER = `
  SELECT access.person_facts(d.assistant_id) AS assistant, array_agg(DISTINCT e.employer_id) AS "employerIds",
         bool_or(EXISTS (SELECT 1 FROM access.responsibility r
                         WHERE r.employee_id = d.employee_id AND r.doctor_id = d.doctor_id
                           AND r.effective_from IS NOT NULL AND r.ended_at IS NULL)) AS "stillResponsible"
  FROM access.delegation d JOIN access.employee e ON e.id = d.employee_id
  WHERE d.doctor_id = $1 AND d.withdrawn_at IS NULL AND d.valid_until > platform.clock()
  GROUP BY d.assistant_id ORDER BY d.assistant_id`;
const ACTS = `
  SELECT l.id::text AS id, l.at, l.account_id AS "assistantId", l.responsible_doctor_id AS "responsibleDoctorId",
         l.employee_id AS "employeeId", l.action, l.kind, l.record_id AS "recordId", l.outcome
  FROM trail.line l
  WHERE l.responsible_doctor_id IS NOT NULL
    AND ($1::uuid IS NULL OR l.account_id = $1) AND ($2::bigint IS NULL OR l.id < $2)
  ORDER BY l.id DESC LIMIT $3`;

/** What a doctor sees of secrecy derived from his (S4). */
@Injectable()
export class SupervisionRepository {
  /** What is known of an account; null when there is none. */
  async person(tx: Transaction, accountId: string): Promise<PersonFacts | null> {
    const [row] = await tx.query<{ person: PersonFacts | null }>('SELECT access.person_facts($1) AS person', [
      accountId,
    ]);
    return row?.person ?? null;
  }

  /** Each assistant who holds derived secrecy under a doctor. */
  async heldUnder(tx: Transaction, doctor: PersonFacts): Promise<readonly HeldUnder[]> {
    const rows = await tx.query<Omit<HeldUnder, 'doctor'>>(HELD_UNDER, [doctor.accountId]);
    return rows.map((row) => ({ ...row, doctor }));
  }

  /**
   * One page of what was done under derived secrecy, the latest first; the trail's own row security says under whose.
   */
  async acts(
    tx: Transaction,
    assistantId: string | null,
    before: string | null,
    limit: number,
  ): Promise<Sealed<DelegatedAct>[]> {
    const rows = await tx.query<DelegatedAct>(ACTS, [assistantId, before, limit]);
    return rows.map(
      (row) => new Sealed('DelegatedAct', row, { responsibleDoctorId: row.responsibleDoctorId }, row.employeeId),
    );
  }
}
