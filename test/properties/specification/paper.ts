/** I10 — a paper with the employee's signature about an outcome. */
export interface Paper {
  readonly id: string;
  readonly outcomeId: string;
  readonly employeeId: string;
  readonly round: number;
  /** The scan; null once it moved to another dossier. */
  readonly pieceId: string | null;
  readonly signedOn: string;
  readonly recordedBy: string;
  readonly recordedAt: string;
  readonly responsibleDoctorId: string;
  readonly accepted: { readonly by: string; readonly at: string } | null;
  readonly told: { readonly on: string; readonly how: 'in-app' | 'posted' } | null;
  readonly withdrawn: { readonly by: string; readonly at: string } | null;
}
