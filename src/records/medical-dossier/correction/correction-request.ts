/** I4 — an employee's request to correct a piece, with the doctor's answer once there is one. */
export interface CorrectionRequest {
  readonly id: string;
  readonly pieceId: string;
  readonly employeeId: string;
  /** The version of the piece that it is about. */
  readonly version: number;
  /** What is wrong or irrelevant, in the employee's words. */
  readonly text: string;
  /** ISO 8601, UTC. */
  readonly askedAt: string;
  /** Null while it waits. */
  readonly outcome: 'amended' | 'declined' | null;
  /** The version that the piece came to; null where nothing was amended. */
  readonly amendedTo: number | null;
  /** Why, in the doctor's words; for who sees the piece itself. */
  readonly reason: string | null;
  readonly answeredBy: string | null;
  readonly answeredAt: string | null;
  /** I1 — on which ground the piece, and the reason with it, is left out of the employee's inspection; null where it isn't. */
  readonly withheldFor: 'privacy-of-another' | null;
}

/** What is sealed under the medical key of a request, and of its answer. */
export interface RequestContent {
  readonly text: string;
}
export interface AnswerContent {
  readonly reason: string;
}
