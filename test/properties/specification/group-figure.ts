/** V10 — what was counted of an employer's people in a quarter; null is what may not leave. */
export interface GroupFigure {
  readonly id: string;
  readonly employerId: string;
  readonly from: string;
  readonly until: string;
  readonly minimum: number;
  readonly absent: number | null;
  readonly short: number | null;
  readonly longer: number | null;
  readonly medium: number | null;
  readonly long: number | null;
}
