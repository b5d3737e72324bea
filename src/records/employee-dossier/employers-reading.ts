import type { LocalDate } from '../../platform/calendar/local-date.js';
import type { Transaction } from '../../platform/stores/transaction.js';
import type { Policies } from '../../safeguards/access/policy/policies.js';
import type { ServicesPage } from '../../safeguards/access/policy/services-page.js';
import { guidedDays, isGuided, type GuidanceRelations } from '../../safeguards/services/guided-days.js';
import type { EmploymentDays } from './employee.js';
import {
  isAbsenceReadable,
  isEmploymentReadable,
  isPersonReadable,
  type Relations,
} from '../../safeguards/looking-back/is-readable-by-employer.js';
import { readingTerms, type ReadingTerms } from '../../safeguards/looking-back/reading-terms.js';
import { isOnPayroll } from './payroll-terms/is-on-payroll.js';

const RELATIONS = {
  name: 'employers_reading',
  text: `
  SELECT e.id, platform.today() AS today,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('startsOn', m.starts_on, 'endsOn', m.ends_on)), '[]')
       FROM access.employment m WHERE m.employee_id = e.id) AS employments,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('until', a.until)), '[]')
       FROM access.application a WHERE a.employee_id = e.id) AS applications,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('services', g.services, 'from', g.starts_on, 'until', g.ends_on,
         'bearsSickPayRisk', g.bears_sick_pay_risk)), '[]')
       FROM access.agreement g WHERE g.employer_id = e.employer_id) AS agreements,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('firstDay', b.first_day, 'recoveredOn', b.recovered_on)), '[]')
       FROM access.absence b WHERE b.employee_id = e.id) AS absences
  FROM access.employee e WHERE e.id = ANY ($1)`,
};

interface RelationsResult extends Relations, GuidanceRelations {
  readonly id: string;
  readonly employments: Relations['employments'];
  readonly today: LocalDate;
}

/** V6 — what of these employees their employer may still read; the raw facts are the database's, the judgement is not. */
export class EmployersReading {
  private constructor(
    private readonly terms: ReadingTerms,
    private readonly services: ServicesPage,
    private readonly relations: ReadonlyMap<string, RelationsResult>,
  ) {}

  static async of(tx: Transaction, policies: Policies, employeeIds: readonly string[]): Promise<EmployersReading> {
    const rows = await tx.query<RelationsResult>(RELATIONS, [employeeIds]);
    return new EmployersReading(readingTerms(policies), policies.services, new Map(rows.map((row) => [row.id, row])));
  }

  person(employeeId: string): boolean {
    const known = this.relations.get(employeeId);
    return known !== undefined && isPersonReadable(known, this.terms, known.today);
  }

  /** V6 — does an employment of his that began go on? */
  employed(employeeId: string): boolean {
    const known = this.relations.get(employeeId);
    return (
      known?.employments.some(
        ({ startsOn, endsOn }) =>
          (startsOn === null || startsOn <= known.today) && (endsOn === null || endsOn >= known.today),
      ) === true
    );
  }

  employment(employeeId: string, endsOn: LocalDate | null): boolean {
    const known = this.relations.get(employeeId);
    return known !== undefined && isEmploymentReadable({ endsOn }, this.terms, known.today);
  }

  /** S7 — is one of his employments on a payroll that the service runs? */
  onPayroll(employeeId: string): boolean {
    const known = this.relations.get(employeeId);
    return known?.employments.some((employment) => this.paidEmployment(employeeId, employment)) === true;
  }

  /** S7, D7 — does the service run the payroll of this employment? */
  paidEmployment(employeeId: string, employment: EmploymentDays): boolean {
    const known = this.relations.get(employeeId);
    return known !== undefined && isOnPayroll(employment, known.agreements, this.services, this.terms, known.today);
  }

  /** S7 — does the service guide an absence of his? */
  guided(employeeId: string): boolean {
    const known = this.relations.get(employeeId);
    if (known === undefined) return false;
    return isGuided(guidedDays(known, this.services, this.terms.afterEmployment, known.today), known.today);
  }

  absence(employeeId: string, firstDay: LocalDate): boolean {
    const known = this.relations.get(employeeId);
    return known !== undefined && isAbsenceReadable(firstDay, known, this.terms, known.today);
  }
}
