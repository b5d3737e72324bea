import type { Transaction } from '../../platform/stores/transaction.js';
import type { Context } from '../../safeguards/access/context.js';
import type { EmployeeAttributes } from '../../safeguards/access/facts/employee-attributes.js';
import type { Term } from '../../safeguards/access/policy/terms.js';
import { standingTowards } from '../../safeguards/access/standing.js';
import { isStillReadable, type AbsenceInEmployment } from './is-still-readable.js';

/** The term of V6, by its name in policies/terms.yaml. */
export const READING_TERM = 'verdict-readable-after-employment';

/** What policies may ask of a question or an answer about one absence. */
export type ReadingFacts = EmployeeAttributes & { readonly stillReadable: boolean };

/** What stands between the actor and one employee, and about which absences an employer may still read (V6). */
export interface EmployeeReading {
  readonly attributes: EmployeeAttributes;
  readonly readableAbsences: ReadonlySet<string>;
}

const ABSENCES = {
  name: 'verdict_absences',
  text: `
  SELECT a.id, a.employee_id, a.first_day AS "firstDay", platform.today() AS today,
         (SELECT coalesce(jsonb_agg(jsonb_build_object('startsOn', m.starts_on, 'endsOn', m.ends_on)), '[]')
            FROM access.employment m WHERE m.employee_id = a.employee_id) AS employments
  FROM access.absence a WHERE a.employee_id = ANY ($1)`,
};

interface AbsenceResult extends AbsenceInEmployment {
  readonly id: string;
  readonly employee_id: string;
  readonly today: string;
}

/** By employee id; an employee that doesn't exist isn't in it. */
export async function readingFacts(
  tx: Transaction,
  context: Context,
  reading: Term,
  employeeIds: readonly string[],
): Promise<ReadonlyMap<string, EmployeeReading>> {
  const standing = await standingTowards(tx, context, employeeIds);
  const absences = await tx.query<AbsenceResult>(ABSENCES, [[...new Set(employeeIds)]]);
  const readable = absences.filter((absence) => isStillReadable(absence, reading, absence.today));
  return new Map(
    [...standing].map(([id, attributes]) => {
      const own = readable.filter(({ employee_id: employeeId }) => employeeId === id);
      return [id, { attributes, readableAbsences: new Set(own.map((absence) => absence.id)) }];
    }),
  );
}

/** V6 — the facts of a question about this absence, and of the answer to it; none of an employee that doesn't exist. */
export function factsOfAbsence(reading: EmployeeReading | undefined, absenceId: string): Partial<ReadingFacts> {
  return { ...reading?.attributes, stillReadable: reading?.readableAbsences.has(absenceId) ?? false };
}

/** What is known of the questions and answers about an employee as such: is anything still readable? */
export function factsOfEmployee({ attributes, readableAbsences }: EmployeeReading): ReadingFacts {
  return { ...attributes, stillReadable: readableAbsences.size > 0 };
}

/** What is known of an employer's questions and answers as such, before any employee is looked at. */
export function factsOfEmployer(employerId: string): Readonly<Record<string, string | boolean | null | string[]>> {
  return {
    employerId,
    employeeId: null,
    stillReadable: true,
    dossierDoctorId: null,
    delegatedRead: [],
    representedInVerdicts: [],
  };
}
