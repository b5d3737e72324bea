/** V9 — somebody applies at an employer; both days count. */
export interface Application {
  readonly id: string;
  readonly employeeId: string;
  readonly from: string;
  readonly until: string;
}

/** An examination that an employer commissioned. */
export interface Examination {
  readonly id: string;
  readonly employerId: string;
  readonly employeeId: string;
  readonly examinationKind: string;
  readonly round: number;
  readonly askedBy: string;
  readonly askedAt: string;
  /** The last day on which it is open. */
  readonly closesOn: string;
}

/** The doctor's answer; V4 — with what the employee decided, null for silence. */
export interface ExaminationOutcome {
  readonly id: string;
  readonly examinationId: string;
  readonly employerId: string;
  readonly employeeId: string;
  readonly examinationKind: string;
  readonly outcome: 'passed' | 'rejected' | 'passed-under-conditions';
  readonly conditions: readonly string[];
  readonly doctorId: string;
  /** V3 — who countersigned it, where its doctor is in training. */
  readonly countersignedBy: string | null;
  readonly issuedAt: string;
  readonly supersedes: string | null;
  readonly decision: 'agreed' | 'blocked' | 're-examination' | null;
  /** V7 — it went to employer and employee. */
  readonly isReleased: boolean;
}
