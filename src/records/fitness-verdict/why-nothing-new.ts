import { isWithin, type LocalDate } from '../../platform/calendar/local-date.js';
import type { Term } from '../../safeguards/access/policy/terms.js';
import { bearsRiskOf, type RiskAgreed } from '../../safeguards/services/bears-risk-of.js';
import { employmentsOfAbsence, type Employment } from './employments-of-absence.js';
import { isStillReadable } from './is-still-readable.js';
import type { RuleRefusal } from '../../platform/problems/rule-refusal.js';

/** What stands between an employer and news about an employee of its own; dates are Amsterdam dates. */
export interface EmployersFacts {
  readonly today: LocalDate;
  readonly agreements: readonly (RiskAgreed & { readonly services: readonly string[] })[];
  readonly employments: readonly Employment[];
  readonly absence: { readonly firstDay: LocalDate; readonly recoveredOn: LocalDate | null };
}

const GUIDANCE = 'absence-guidance';

/**
 * Why may the employer be told nothing new about this absence?
 *
 * @param reading how long what it had stays readable after the employment ended (V6)
 * @returns null when it may: under an agreement in force for absence guidance (V1), while the employment that the absence
 *          belongs to goes on or, afterwards, where the sick-pay risk for that absence is borne (V6)
 */
export function whyNothingNew(facts: EmployersFacts, reading: Term): RuleRefusal | null {
  const { today, agreements } = facts;
  const agreement = agreements.find(
    ({ services, from, until }) => services.includes(GUIDANCE) && isWithin(today, from, until),
  );
  if (agreement === undefined) {
    return {
      rule: 'V1',
      code: 'no-agreement-in-force',
      detail: 'No agreement in force lets the employer ask about an absence.',
    };
  }
  return whyTooLate(facts, reading);
}

/**
 * V6 — did the employment end that the absence belongs to? The employer gets nothing new about it then, unless it bears the
 * sick-pay risk for that absence.
 *
 * @param reading how long what it had stays readable after the employment ended
 * @returns null while the employment goes on, or while that risk is borne and what there is can be read
 */
export function whyTooLate(facts: EmployersFacts, reading: Term): RuleRefusal | null {
  const { today, agreements, employments, absence } = facts;
  const { firstDay } = absence;
  const belongsTo = employmentsOfAbsence(firstDay, employments);
  if (belongsTo.some(({ endsOn }) => endsOn === null || endsOn >= today)) return null;
  const isBorne = belongsTo.some((employment) => bearsRiskOf(firstDay, employment, agreements));
  if (isBorne && isStillReadable({ firstDay, employments }, reading, today)) return null;
  return { rule: 'V6', code: 'employment-ended', detail: 'The employment ended: the employer gets nothing new.' };
}
