import type { LocalDate } from '../../platform/calendar/local-date.js';
import type { EmployersFacts } from './why-nothing-new.js';

/** The select list that {@link employersFactsOf} reads, of an absence `a` and its employee `e`. */
export const EMPLOYERS_FACTS = `
  platform.today() AS today, a.first_day, a.recovered_on,
  (SELECT coalesce(jsonb_agg(jsonb_build_object('services', g.services, 'from', g.starts_on, 'until', g.ends_on,
     'bearsSickPayRisk', g.bears_sick_pay_risk)), '[]') FROM access.agreement g WHERE g.employer_id = e.employer_id) AS agreements,
  (SELECT coalesce(jsonb_agg(jsonb_build_object('startsOn', m.starts_on, 'endsOn', m.ends_on)), '[]')
     FROM access.employment m WHERE m.employee_id = e.id) AS employments`;

export interface EmployersFactsResult {
  readonly today: LocalDate;
  readonly first_day: LocalDate;
  readonly recovered_on: LocalDate | null;
  readonly agreements: EmployersFacts['agreements'];
  readonly employments: EmployersFacts['employments'];
}

/** The raw facts of a row, for the application's own judgement: row security judges them by itself. */
export function employersFactsOf(row: EmployersFactsResult): EmployersFacts {
  const { today, first_day: firstDay, recovered_on: recoveredOn, agreements, employments } = row;
  return { today, agreements, employments, absence: { firstDay, recoveredOn } };
}
