import type { LocalDate } from '../../platform/calendar/local-date.js';
import type { EmployeeAttributes } from '../../safeguards/access/facts/employee-attributes.js';
import { isExaminationReadable, type Employment } from './employment-of-examination.js';
import type { Term } from '../../safeguards/access/policy/terms.js';
import type { EmployersFacts } from './why-no-outcome.js';

/** The term of V6, by its name in policies/terms.yaml. */
export const READING_TERM = 'verdict-readable-after-employment';

/** The employments of an employee `e`, for {@link isExaminationReadable}. */
export const EMPLOYMENTS = `
  (SELECT coalesce(jsonb_agg(jsonb_build_object('startsOn', m.starts_on, 'endsOn', m.ends_on)), '[]')
     FROM access.employment m WHERE m.employee_id = e.id) AS employments`;

/** The select list that {@link employersFactsOf} reads, of an employee `e`. */
export const EMPLOYERS_FACTS = `
  platform.today() AS today, ${EMPLOYMENTS},
  (SELECT coalesce(jsonb_agg(jsonb_build_object('services', g.services, 'startsOn', g.starts_on, 'endsOn', g.ends_on)), '[]')
     FROM access.agreement g WHERE g.employer_id = e.employer_id) AS agreements`;

export interface EmployersFactsResult {
  readonly today: LocalDate;
  readonly employments: EmployersFacts['employments'];
  readonly agreements: EmployersFacts['agreements'];
}

/** A row of an examination as far as its reading depends on it. */
export interface ReadingResult {
  readonly asked_on: LocalDate;
  readonly today: LocalDate;
  readonly employments: readonly Employment[];
}

/** The raw facts of a row, for the application's own judgement: row security judges them by itself. */
export function employersFactsOf({ today, employments, agreements }: EmployersFactsResult, askedOn: LocalDate) {
  return { today, askedOn, employments, agreements } satisfies EmployersFacts;
}

/** What policies may ask of an examination or what went out of it (V6); none of an employee that doesn't exist. */
export function factsOfExamination(attributes: EmployeeAttributes | undefined, row: ReadingResult, term: Term) {
  return { ...attributes, stillReadable: isExaminationReadable(row.asked_on, row.employments, term, row.today) };
}

/** What is known of the examinations of an employee as such: an employer knows its own people. */
export function factsOfEmployee(attributes: EmployeeAttributes) {
  return { ...attributes, stillReadable: true };
}

/** What is known of an employer's examinations as such, before any employee is looked at. */
export function factsOfEmployer(employerId: string) {
  return {
    employerId,
    employeeId: null,
    stillReadable: true,
    dossierDoctorId: null,
    delegatedRead: [],
    representedInVerdicts: [],
  };
}
