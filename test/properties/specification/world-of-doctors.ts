/** Who is responsible for whom, and who acts under whom: plain facts, like the rest of the world. */

export interface Responsibility {
  readonly id: string;
  readonly employeeId: string;
  readonly doctorId: string;
  readonly givenBy: string;
  readonly effectiveFrom: string | null;
  readonly endedAt: string | null;
  readonly toldAt: string | null;
}

export interface Wish {
  readonly id: string;
  readonly employeeId: string;
  readonly askedBy: string;
  readonly askedAt: string;
}

export interface Delegation {
  readonly id: string;
  readonly doctorId: string;
  readonly assistantId: string;
  readonly employeeId: string;
  readonly actions: readonly ('read' | 'record' | 'amend')[];
  readonly validFrom: string;
  readonly validUntil: string;
  readonly withdrawnAt: string | null;
  readonly withdrawnBy: string | null;
}

export interface Deputising {
  readonly id: string;
  readonly absentDoctorId: string;
  readonly deputyId: string;
  readonly validFrom: string;
  readonly validUntil: string;
  readonly reason: string;
  readonly enteredBy: string;
  /** Ended before its time. */
  readonly endedAt: string | null;
  readonly endedBy: string | null;
}

/** S13 — for what a doctor opens the dossier of an employee who has no doctor. */
export interface StatedDuty {
  readonly id: string;
  readonly employeeId: string;
  readonly doctorId: string;
  readonly duty: string;
  readonly statedAt: string;
  /** S9 — when the employee was told who opens it. */
  readonly toldAt: string | null;
  readonly validUntil: string;
  readonly endedAt: string | null;
  readonly endedBy: string | null;
}

/** S9 — who took over from a doctor who left. */
export interface Departure {
  readonly id: string;
  readonly doctorId: string;
  readonly successorId: string;
  readonly recordedBy: string;
  readonly recordedAt: string;
}

/** S10 — who acts for a party in a dispute about an employee. */
export interface MedicalProxy {
  readonly id: string;
  readonly employeeId: string;
  readonly party: 'employee' | 'employer';
  readonly name: string;
  readonly number: string;
  readonly dispute: string;
  readonly recordedBy: string;
  readonly recordedAt: string;
  /** The last day. */
  readonly until: string;
  /** Ended before its time. */
  readonly endedAt: string | null;
  readonly endedBy: string | null;
}

/** Under whom a doctor in training works. */
export interface Training {
  readonly id: string;
  readonly traineeId: string;
  readonly supervisorId: string;
  readonly validFrom: string;
  readonly validUntil: string;
  readonly givenBy: string;
  /** Ended before its time. */
  readonly endedAt: string | null;
  readonly endedBy: string | null;
}
