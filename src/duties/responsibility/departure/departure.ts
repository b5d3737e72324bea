/** S9 — a doctor left, and another took over the employees that he was responsible for. */
export interface Departure {
  readonly id: string;
  readonly doctorId: string;
  readonly successorId: string;
  readonly recordedBy: string;
  /** ISO 8601, UTC. */
  readonly recordedAt: string;
}
