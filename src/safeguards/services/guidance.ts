import type { LocalDate } from '../../platform/calendar/local-date.js';
import type { Transaction } from '../../platform/stores/transaction.js';
import type { Policies } from '../access/policy/policies.js';
import { guidedDays, isGuided, type GuidanceRelations, type GuidedDays } from './guided-days.js';

/** The term of V6, by its name in policies/terms.yaml. */
const READING_TERM = 'verdict-readable-after-employment';

const RELATIONS = {
  name: 'guidance_relations',
  text: `
  SELECT e.id, platform.today() AS today,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('firstDay', a.first_day, 'recoveredOn', a.recovered_on)), '[]')
       FROM access.absence a WHERE a.employee_id = e.id) AS absences,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('startsOn', m.starts_on, 'endsOn', m.ends_on)), '[]')
       FROM access.employment m WHERE m.employee_id = e.id) AS employments,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('services', g.services, 'from', g.starts_on, 'until', g.ends_on,
         'bearsSickPayRisk', g.bears_sick_pay_risk)), '[]')
       FROM access.agreement g WHERE g.employer_id = e.employer_id) AS agreements
  FROM access.employee e WHERE e.id = ANY ($1)`,
};

interface RelationsResult extends GuidanceRelations {
  readonly id: string;
  readonly today: LocalDate;
}

/** S7, V6 — whose absences the service guides now; the raw facts are the database's, the judgement is not. */
export class Guidance {
  private constructor(private readonly known: ReadonlyMap<string, { days: readonly GuidedDays[]; today: LocalDate }>) {}

  static async of(tx: Transaction, policies: Policies, employeeIds: readonly string[]): Promise<Guidance> {
    const rows = await tx.query<RelationsResult>(RELATIONS, [[...new Set(employeeIds)]]);
    const reading = policies.term(READING_TERM);
    return new Guidance(
      new Map(
        rows.map((row) => [row.id, { days: guidedDays(row, policies.services, reading, row.today), today: row.today }]),
      ),
    );
  }

  /** Of somebody who doesn't exist, no. */
  isGuided(employeeId: string): boolean {
    const known = this.known.get(employeeId);
    return known !== undefined && isGuided(known.days, known.today);
  }

  /** The absences that are guided, or were while one could be. */
  days(employeeId: string): readonly GuidedDays[] {
    return this.known.get(employeeId)?.days ?? [];
  }
}
