/** V5 — what a doctor advised about an absence, in items of the matrix. */
export interface Advice {
  readonly id: string;
  readonly absenceId: string;
  readonly employerId: string;
  readonly employeeId: string;
  readonly doctorId: string;
  readonly issuedAt: string;
  readonly supersedes: string | null;
  /** V7 — it went to employer and employee. */
  readonly isReleased: boolean;
  readonly items: readonly {
    /** Under which it lies at the desk, once it went out. */
    readonly id: string;
    readonly item: string;
    readonly values: Readonly<Record<string, string>>;
  }[];
}
