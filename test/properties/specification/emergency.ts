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
  readonly finding: 'justified' | 'not-justified' | null;
}
