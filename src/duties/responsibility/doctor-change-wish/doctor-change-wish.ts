/**
 * S9 — an employee's wish for another doctor. It carries no reason: what an employee says of a doctor may be medical
 * (D12).
 */
export interface DoctorChangeWish {
  readonly id: string;
  readonly employeeId: string;
  /** ISO 8601, UTC. */
  readonly askedAt: string;
}
