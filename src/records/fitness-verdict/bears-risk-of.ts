import { isWithin, type LocalDate } from '../../platform/calendar/local-date.js';
import type { Employment } from './employments-of-absence.js';

/** What an agreement says of the statutory sick-pay risk, and on which days it holds; the last day is included. */
export interface RiskAgreed {
  readonly startsOn: LocalDate;
  readonly endsOn: LocalDate | null;
  readonly bearsSickPayRisk: boolean;
}

/**
 * V6 — does the employer bear the sick-pay risk for this absence? What was agreed on its first day and on the last day of the
 * employment says so: what is agreed later is about later absences.
 *
 * @param employment the one that the absence belongs to
 * @returns false while the employment goes on: then nothing depends on it
 */
export function bearsRiskOf(firstDay: LocalDate, { endsOn }: Employment, agreements: readonly RiskAgreed[]): boolean {
  if (endsOn === null) return false;
  return [firstDay, endsOn].every((day) =>
    agreements.some((agreed) => agreed.bearsSickPayRisk && isWithin(day, agreed.startsOn, agreed.endsOn)),
  );
}
