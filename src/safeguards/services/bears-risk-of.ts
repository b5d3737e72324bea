import { isWithin, type LocalDate } from '../../platform/calendar/local-date.js';

/** What an agreement says of the statutory sick-pay risk, and on which days it holds; the last day is included. */
export interface RiskAgreed {
  readonly from: LocalDate;
  /** Null while it is open-ended. */
  readonly until: LocalDate | null;
  readonly bearsSickPayRisk: boolean;
}

/**
 * V6 — does the employer bear the sick-pay risk for this absence? What was agreed on its first day and on the last day of the
 * employment says so: what is agreed later is about later absences.
 *
 * @param employment the one that the absence belongs to
 * @returns false while the employment goes on: then nothing depends on it
 */
export function bearsRiskOf(
  firstDay: LocalDate,
  { endsOn }: { readonly endsOn: LocalDate | null },
  agreements: readonly RiskAgreed[],
): boolean {
  if (endsOn === null) return false;
  return [firstDay, endsOn].every((day) =>
    agreements.some((agreed) => agreed.bearsSickPayRisk && isWithin(day, agreed.from, agreed.until)),
  );
}
