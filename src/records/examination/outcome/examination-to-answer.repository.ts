import { Injectable } from '@nestjs/common';
import type { LocalDate } from '../../../platform/calendar/local-date.js';
import type { Transaction } from '../../../platform/stores/transaction.js';
import { EMPLOYERS_FACTS, employersFactsOf, type EmployersFactsResult } from '../reading-facts.js';
import type { Decision } from './outcome.js';
import type { AnsweringFacts } from './why-not-issue.js';

// The medical side's two looks: at the desk's commission, then at its own outcomes. No statement joins two stores (D2).
const EXAMINATION = `
  SELECT x.id, x.employer_id, x.employee_id, x.examination_kind, x.closes_on, desk.examination_officer(x.id) AS officer_id,
         (x.asked_at AT TIME ZONE 'Europe/Amsterdam')::date AS asked_on,
         medical.account_of(x.employee_id) AS account_id,
         access.address_changed_at(x.employee_id) AS address_changed_at, ${EMPLOYERS_FACTS}
  FROM desk.examination x JOIN access.employee e ON e.id = x.employee_id WHERE x.id = $1`;
const ANSWERS = `
  SELECT o.id, (medical.last_decision(o.id)).decision,
         ARRAY(SELECT heard.by::text FROM medical.examination_outcome r, LATERAL unnest(ARRAY[r.doctor_id, r.countersigned_by]) AS heard (by)
            WHERE r.examination_id = $1 AND heard.by IS NOT NULL
            AND (medical.last_decision(r.id)).decision = 're-examination') AS re_examined,
         (SELECT r.outcome_id FROM medical.examination_release r WHERE r.examination_id = $1
            AND NOT EXISTS (SELECT 1 FROM medical.examination_release n WHERE n.supersedes = r.outcome_id)) AS released_id
  FROM medical.examination_outcome o WHERE o.examination_id = $1
    AND NOT EXISTS (SELECT 1 FROM medical.examination_outcome n WHERE n.supersedes = o.id)`;
// A re-examination waits again, but not for who is to be re-examined (V4). What is prepared waits for the countersignature; that is
// seen by who prepared it alone.
const ANSWERED = `
  SELECT o.examination_id AS id FROM medical.examination_outcome o
  WHERE o.examination_id = ANY ($1) AND NOT EXISTS (SELECT 1 FROM medical.examination_outcome n WHERE n.supersedes = o.id)
    AND ((medical.last_decision(o.id)).decision IS DISTINCT FROM 're-examination' OR EXISTS (
      SELECT 1 FROM medical.examination_outcome r WHERE r.examination_id = o.examination_id
        AND access.acting_account() IN (r.doctor_id, r.countersigned_by) AND (medical.last_decision(r.id)).decision = 're-examination'))
  UNION SELECT p.about FROM medical.proposal p WHERE p.about = ANY ($1) AND medical.proposal_waits(p)`;
const EXAMINATION_OF = 'SELECT examination_id FROM medical.examination_outcome WHERE id = $1';

interface ExaminationResult extends EmployersFactsResult {
  readonly id: string;
  readonly employer_id: string;
  readonly employee_id: string;
  readonly examination_kind: string;
  readonly asked_on: LocalDate;
  readonly closes_on: LocalDate;
  readonly officer_id: string | null;
  readonly account_id: string | null;
  readonly address_changed_at: string | null;
}
interface AnswersResult {
  readonly id: string;
  readonly re_examined: readonly string[];
  readonly decision: Decision | null;
  readonly released_id: string | null;
}

/** A commission as the one who answers sees it, and the employee who decides. */
export interface ExaminationToAnswer extends AnsweringFacts {
  readonly id: string;
  readonly employerId: string;
  readonly employeeId: string;
  readonly examinationKind: string;
  /** The officer who asked, null when he acts for that employer no longer. */
  readonly officerId: string | null;
  /** V4, V7 — the account in which the employee hears it, null where it takes a letter. */
  readonly accountId: string | null;
  /** When the employer changed the address last, null for never. */
  readonly addressChangedAt: string | null;
}

/** Employers' commissions, from the medical side. */
@Injectable()
export class ExaminationToAnswerRepository {
  /** @returns null outside what the actor may know of. */
  async examination(tx: Transaction, examinationId: string): Promise<ExaminationToAnswer | null> {
    const [row] = await tx.query<ExaminationResult>(EXAMINATION, [examinationId]);
    const [answer] = await tx.query<AnswersResult>(ANSWERS, [examinationId]);
    if (row === undefined) return null;
    return {
      ...employersFactsOf(row, row.asked_on),
      id: row.id,
      employerId: row.employer_id,
      employeeId: row.employee_id,
      examinationKind: row.examination_kind,
      closesOn: row.closes_on,
      officerId: row.officer_id,
      accountId: row.account_id,
      addressChangedAt: row.address_changed_at,
      current: answer === undefined ? null : { id: answer.id, decision: answer.decision },
      reExaminedDoctorIds: answer?.re_examined ?? [],
      releasedId: answer?.released_id ?? null,
    };
  }

  /** Those of them of which the actor has no outcome to issue any more: there is one, whether it went out or is held. */
  async answered(tx: Transaction, examinationIds: readonly string[]): Promise<ReadonlySet<string>> {
    return new Set((await tx.query<{ id: string }>(ANSWERED, [examinationIds])).map(({ id }) => id));
  }

  /** The commission that an outcome answers. @returns null outside what the actor may know of. */
  async examinationOf(tx: Transaction, outcomeId: string): Promise<ExaminationToAnswer | null> {
    const [row] = await tx.query<{ examination_id: string }>(EXAMINATION_OF, [outcomeId]);
    return this.examination(tx, row?.examination_id ?? outcomeId);
  }
}
