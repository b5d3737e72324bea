/** S4 — somebody who holds derived secrecy under a doctor, and whether it is in force. */
export interface DerivedSecrecy {
  /** The assistant's account. */
  readonly id: string;
  readonly assistantId: string;
  readonly doctorId: string;
  readonly inForce: boolean;
  /** Why it isn't: codes of {@link Lacking}; empty when it is. */
  readonly lacking: readonly Lacking[];
}

/** What can be missing. Codes only: what somebody signed or when is in the registers. */
export type Lacking =
  | 'account-not-active'
  | 'undertaking'
  | 'assistants-role'
  | 'declaration'
  | 'instruction'
  | 'on-the-employers-side'
  | 'doctors-registration'
  | 'responsibility';

/** S4, S15 — one act under derived secrecy or in training, without content. Instants ISO 8601, UTC. */
export interface DelegatedAct {
  /** The trail line's number. */
  readonly id: string;
  readonly at: string;
  readonly assistantId: string;
  readonly responsibleDoctorId: string;
  readonly employeeId: string | null;
  readonly action: string;
  readonly kind: string;
  readonly recordId: string | null;
  readonly outcome: string;
}
