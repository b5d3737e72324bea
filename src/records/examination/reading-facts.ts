import type { LocalDate } from '../../platform/calendar/local-date.js';
import type { Transaction } from '../../platform/stores/transaction.js';
import type { Context } from '../../safeguards/access/context.js';
import type { EmployeeAttributes } from '../../safeguards/access/facts/employee-attributes.js';
import type { Policies } from '../../safeguards/access/policy/policies.js';
import { standingTowards } from '../../safeguards/access/standing.js';
import { isPersonReadable } from '../../safeguards/looking-back/is-readable-by-employer.js';
import { readingTerms, type ReadingTerms } from '../../safeguards/looking-back/reading-terms.js';
import { isExaminationReadable, type Relations } from './relation-of-examination.js';
import type { EmployersFacts } from './why-no-outcome.js';

/** What an employee `e` has with his employer, for {@link isExaminationReadable}. */
export const RELATIONS = `
  (SELECT coalesce(jsonb_agg(jsonb_build_object('startsOn', m.starts_on, 'endsOn', m.ends_on)), '[]')
     FROM access.employment m WHERE m.employee_id = e.id) AS employments,
  (SELECT coalesce(jsonb_agg(jsonb_build_object('from', a.from_day, 'until', a.until)), '[]')
     FROM access.application a WHERE a.employee_id = e.id) AS applications`;

/** The select list that {@link employersFactsOf} reads, of an employee `e`. */
export const EMPLOYERS_FACTS = `
  platform.today() AS today, ${RELATIONS},
  (SELECT coalesce(jsonb_agg(jsonb_build_object('services', g.services, 'startsOn', g.starts_on, 'endsOn', g.ends_on)), '[]')
     FROM access.agreement g WHERE g.employer_id = e.employer_id) AS agreements`;

export interface EmployersFactsResult extends Relations {
  readonly today: LocalDate;
  readonly agreements: EmployersFacts['agreements'];
}

/** A row of an examination as far as its reading depends on it. */
export interface ReadingResult extends Relations {
  readonly asked_on: LocalDate;
  readonly today: LocalDate;
}

/** The raw facts of a row, for the application's own judgement: row security judges them by itself. */
export function employersFactsOf(row: EmployersFactsResult, askedOn: LocalDate) {
  const { today, employments, applications, agreements } = row;
  return { today, askedOn, employments, applications, agreements } satisfies EmployersFacts;
}

/** What policies may ask of an examination or what went out of it (V6); none of an employee that doesn't exist. */
export function factsOfExamination(
  attributes: EmployeeAttributes | undefined,
  row: ReadingResult,
  terms: ReadingTerms,
) {
  return { ...attributes, stillReadable: isExaminationReadable(row.asked_on, row, terms, row.today) };
}

const PERSON = {
  name: 'examined_person',
  text: `SELECT platform.today() AS today, ${RELATIONS} FROM access.employee e WHERE e.id = $1`,
};

/** What is known of the examinations of an employee as such; of whom an employer may read no more it knows nothing (V6). */
export async function factsOfEmployee(tx: Transaction, context: Context, policies: Policies, employeeId: string) {
  const attributes = (await standingTowards(tx, context, [employeeId])).get(employeeId);
  const [row] = await tx.query<Relations & { readonly today: LocalDate }>(PERSON, [employeeId]);
  if (attributes === undefined || row === undefined) return undefined;
  return { ...attributes, stillReadable: isPersonReadable(row, readingTerms(policies), row.today) };
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
