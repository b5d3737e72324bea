/** R3 — to what somebody was exposed at work; the last of its versions is the current one. */
export interface Exposure {
  readonly id: string;
  readonly employeeId: string;
  readonly authorId: string;
  readonly responsibleDoctorId: string;
  readonly recordedAt: string;
  readonly versions: readonly {
    readonly agentClass: string;
    readonly agent: string | null;
    readonly from: string;
    readonly until: string | null;
    readonly source: string;
    readonly reason: string | null;
  }[];
}

/** I4 — what the employee wants corrected, and what the doctor said. */
export interface Correction {
  readonly id: string;
  readonly pieceId: string;
  readonly employeeId: string;
  readonly version: number;
  readonly text: string;
  readonly askedAt: string;
  readonly answer: { readonly reason: string; readonly answeredBy: string; readonly answeredAt: string } | null;
}

/** S12 — what somebody keeps for himself, apart from the dossier. */
export interface WorkingNote {
  readonly id: string;
  readonly employeeId: string;
  readonly authorId: string;
  readonly responsibleDoctorId: string;
  readonly text: string;
  readonly writtenAt: string;
  /** The last day on which it may be there. */
  readonly destroyBy: string;
}

/** S14 — what an employee asked a doctor of his own choice, and what came of it. */
interface AskedOfADoctor {
  readonly id: string;
  readonly employeeId: string;
  readonly doctorId: string;
  readonly askedBy: string;
  readonly askedAt: string;
  readonly until: string;
  readonly withdrawnAt: string | null;
  readonly concludedAt: string | null;
  readonly conclusion: string | null;
  readonly inDossierAt: string | null;
}

/** S14 — of another doctor than his own, about what he shows him. */
export interface SecondOpinion extends AskedOfADoctor {
  readonly pieces: readonly { readonly pieceId: string; readonly version: number }[];
}

/** S14 — because he wants to, and nobody else knows. */
export interface Consultation extends AskedOfADoctor {
  readonly question: string;
  readonly plannedFor: string | null;
}

/** D1 — a piece that its doctor says lies in a wrong dossier, before a second doctor. */
export interface PieceMove {
  readonly id: string;
  readonly employeeId: string;
  readonly pieceId: string;
  readonly version: number;
  /** Another dossier of who proposed it; null where the second doctor says in which of his it belongs. */
  readonly toEmployeeId: string | null;
  readonly proposedBy: string;
  readonly secondDoctorId: string;
  readonly grounds: string;
  readonly proposedAt: string;
  readonly until: string;
  readonly end: {
    readonly how: 'sent-back' | 'withdrawn';
    readonly reason: string | null;
    readonly endedBy: string;
    readonly endedAt: string;
  } | null;
}

/** D1 — what stays of one that was moved. */
export interface MovedPiece {
  readonly id: string;
  readonly employeeId: string;
  readonly movedAt: string;
}

/** V3 — a verdict as a doctor in training prepared it, for the doctor who supervises him. */
export interface Proposal {
  readonly id: string;
  readonly questionId: string;
  readonly employeeId: string;
  readonly absenceId: string;
  /** The id under which it would be issued. */
  readonly decisionId: string;
  readonly outcome: 'fit' | 'unfit';
  readonly grounds: string;
  readonly validUntil: string | null;
  readonly proposedBy: string;
  readonly supervisorId: string;
  readonly proposedAt: string;
  /** Something went out that it puts right. */
  readonly corrects: boolean;
  /** Of its question. */
  readonly lastDay: string;
  readonly end: {
    readonly how: 'sent-back' | 'withdrawn';
    readonly reason: string | null;
    readonly endedBy: string;
    readonly endedAt: string;
  } | null;
}
