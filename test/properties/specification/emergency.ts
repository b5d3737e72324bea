/** S8 — decided by the dossier doctor, or in his place. */
export interface Postponement {
  readonly id: string;
  readonly postponedBy: string;
  readonly doctorId: string | null;
  readonly postponedAt: string;
  readonly until: string;
  readonly endedAt: string | null;
  readonly endedBy: string | null;
  /** In the doctor's words. */
  readonly reason: string;
}

/** S8 — an hour in one dossier, for one doctor. */
export interface Emergency {
  readonly id: string;
  readonly employeeId: string;
  readonly openedBy: string;
  readonly ground: string;
  readonly openedAt: string;
  readonly validUntil: string;
  /** S9 — its doctor left. */
  readonly endedAt: string | null;
  readonly tellBy: string;
  readonly reviewBy: string;
  readonly reviewedAt: string | null;
  readonly reviewedBy: string | null;
  /** The last postponement of what the employee is told; null where there was none. */
  readonly postponement: Postponement | null;
  readonly finding: 'justified' | 'not-justified' | null;
}
