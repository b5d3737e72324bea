/** S13 — for what, and until when, a core-expert doctor opens the dossier of an employee without a responsible doctor. */
export interface StatedDuty {
  readonly id: string;
  readonly employeeId: string;
  readonly doctorId: string;
  /** A code of policies/vocabulary.yaml. */
  readonly duty: string;
  /** Instants ISO 8601, UTC. */
  readonly from: string;
  /** The moment from which it opens nothing any more, unless it ended before. */
  readonly until: string;
  readonly endedAt: string | null;
  /** Null where nobody ended it: it ran out, or a responsible doctor came. */
  readonly endedBy: string | null;
}
