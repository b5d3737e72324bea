import { Injectable } from '@nestjs/common';
import type { LocalDate } from '../../../platform/calendar/local-date.js';
import type { Transaction } from '../../../platform/stores/transaction.js';
import { Policies } from '../../../safeguards/access/policy/policies.js';
import { endOfTerm } from '../../../safeguards/access/policy/terms.js';
import type { ApplicantAges } from './why-not-that-age.js';

/** V9 — between which ages one applies, by the names in policies/terms.yaml. */
const YOUNGEST = 'applicant-youngest';
const OLDEST = 'applicant-oldest';
/** How long an application counts (V1), by its name in policies/terms.yaml. */
const LONGEST = 'application-longest';
const RUNS_UNTIL = `
  SELECT max(until) AS until FROM access.application WHERE employee_id = $1 AND until >= platform.today()`;
const ADD = 'INSERT INTO access.application (id, employee_id, until, recorded_by) VALUES ($1, $2, $3, $4)';

/** Somebody applies at an employer, from today until its last day. */
export interface NewApplication {
  readonly id: string;
  readonly employeeId: string;
  readonly until: LocalDate;
  readonly recordedBy: string;
}

/** Applications: ids and days, for V6 is judged by them in every store. */
@Injectable()
export class ApplicationRepository {
  constructor(private readonly policies: Policies) {}

  /** V9 — between which ages one applies. */
  ages(): ApplicantAges {
    return { youngest: this.policies.term(YOUNGEST), oldest: this.policies.term(OLDEST) };
  }

  /** The last day of an application that is recorded today. */
  lastDay(today: LocalDate): LocalDate {
    return endOfTerm(this.policies.term(LONGEST), today);
  }

  /** The last day of the application that runs; null when none does. */
  async runsUntil(tx: Transaction, employeeId: string): Promise<LocalDate | null> {
    const [row] = await tx.query<{ until: LocalDate | null }>(RUNS_UNTIL, [employeeId]);
    return row?.until ?? null;
  }

  async add(tx: Transaction, { id, employeeId, until, recordedBy }: NewApplication): Promise<void> {
    await tx.query(ADD, [id, employeeId, until, recordedBy]);
  }
}
