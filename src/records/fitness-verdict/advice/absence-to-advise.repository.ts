import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../../platform/stores/transaction.js';
import { EMPLOYERS_FACTS, employersFactsOf, type EmployersFactsResult } from '../employers-facts.js';
import type { AdvisingFacts } from './why-not-advise.js';

// The medical side's two looks: at the facts of the absence, then at its own advice. No statement joins two stores (D2).
const ABSENCE = `
  SELECT a.id, e.employer_id, a.employee_id, access.edition_of(e.employer_id) AS edition,
         desk.officers_of(e.employer_id) AS officers, medical.account_of(a.employee_id) AS account_id, ${EMPLOYERS_FACTS}
  FROM access.absence a JOIN access.employee e ON e.id = a.employee_id WHERE a.id = $1`;
const ADVISED = `
  SELECT (SELECT v.id FROM medical.advice v WHERE v.absence_id = $1
            AND NOT EXISTS (SELECT 1 FROM medical.advice n WHERE n.supersedes = v.id)) AS current_id,
         (SELECT r.advice_id FROM medical.advice_release r WHERE r.absence_id = $1
            AND NOT EXISTS (SELECT 1 FROM medical.advice_release n WHERE n.supersedes = r.advice_id)) AS released_id`;
const ABSENCE_OF = 'SELECT absence_id FROM medical.advice WHERE id = $1';

interface AbsenceResult extends EmployersFactsResult {
  readonly id: string;
  readonly employer_id: string;
  readonly employee_id: string;
  readonly edition: string | null;
  readonly officers: readonly string[];
  readonly account_id: string | null;
}

/** An absence as the one who advises sees it. */
export interface AbsenceToAdvise extends AdvisingFacts {
  readonly id: string;
  readonly employerId: string;
  readonly employeeId: string;
  /** The officers who act for the employer now. */
  readonly officerIds: readonly string[];
  /** V7 — the account in which the employee gets the text, null where it takes a letter. */
  readonly accountId: string | null;
}

/** Absences, from the medical side. */
@Injectable()
export class AbsenceToAdviseRepository {
  /** @returns null when there is no such absence. */
  async absence(tx: Transaction, absenceId: string): Promise<AbsenceToAdvise | null> {
    const [row] = await tx.query<AbsenceResult>(ABSENCE, [absenceId]);
    const [advised] = await tx.query<{ current_id: string | null; released_id: string | null }>(ADVISED, [absenceId]);
    if (row === undefined || advised === undefined) return null;
    return {
      ...employersFactsOf(row),
      id: row.id,
      employerId: row.employer_id,
      employeeId: row.employee_id,
      edition: row.edition,
      officerIds: row.officers,
      accountId: row.account_id,
      currentId: advised.current_id,
      releasedId: advised.released_id,
    };
  }

  /** The absence that advice is about. @returns null outside what the actor may know of. */
  async absenceOf(tx: Transaction, adviceId: string): Promise<AbsenceToAdvise | null> {
    const [row] = await tx.query<{ absence_id: string }>(ABSENCE_OF, [adviceId]);
    return this.absence(tx, row?.absence_id ?? adviceId);
  }
}
