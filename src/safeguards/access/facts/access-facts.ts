/** What an account can be, and how it can stand. */
export const ACCOUNT_KINDS = ['staff', 'hired', 'external', 'employee'] as const;
export const ACCOUNT_STATUSES = ['invited', 'active', 'suspended'] as const;

/** Raw facts of the `access` schema, as its functions give them; instants ISO 8601 UTC, dates 'YYYY-MM-DD' in Amsterdam. */
export interface RoleFact {
  readonly role: string;
  readonly circle: string;
  readonly employerId: string | null;
  readonly validFrom: string;
  readonly validUntil: string | null;
  /** Null while it waits for a signature. */
  readonly inForceSince: string | null;
  readonly endedAt: string | null;
  /** The role's page asks for a supervising doctor. */
  readonly asksTraining: boolean;
}

export interface DeclarationFact {
  readonly kind: string;
  readonly textId: string;
  readonly signedAt: string;
  readonly revokedAt: string | null;
}

/** A text that is signed; the current one of a kind is the latest whose day has come (S3). */
export interface TextFact {
  readonly id: string;
  readonly kind: string;
  readonly effectiveFrom: string;
}

/** A doctor in training under a supervising doctor, of whom all is known but whom he is himself under. */
export interface TrainingFact {
  readonly supervisorId: string;
  readonly givenAt: string;
  readonly validFrom: string;
  readonly validUntil: string;
  readonly endedAt: string | null;
  readonly supervisor: Omit<PersonFacts, 'trainings'>;
}

/** P1 — the processing agreement that a hired person works under; both days count. */
export interface AgreementFact {
  readonly from: string;
  readonly until: string;
  readonly confirmedAt: string | null;
  readonly endedAt: string | null;
}

export interface PersonFacts {
  readonly accountId: string;
  readonly kind: (typeof ACCOUNT_KINDS)[number];
  readonly status: (typeof ACCOUNT_STATUSES)[number];
  readonly hiredUntil: string | null;
  /** Null for who isn't hired, and for whom no agreement was named. */
  readonly agreement: AgreementFact | null;
  /** Every one that was given or waits for a signature, those that are over too. */
  readonly roles: readonly RoleFact[];
  /** In the order in which they were recorded. */
  readonly registrations: readonly { readonly checkedOn: string; readonly validUntil: string }[];
  readonly declarations: readonly DeclarationFact[];
  readonly instructions: readonly { readonly givenOn: string; readonly validUntil: string }[];
  readonly trainings: readonly TrainingFact[];
}

export interface ResponsibilityFact {
  readonly doctorId: string;
  readonly effectiveFrom: string;
  readonly endedAt: string | null;
  readonly toldAt: string | null;
  readonly doctor: PersonFacts;
}

export interface DelegationFact {
  readonly doctorId: string;
  readonly assistantId: string;
  readonly actions: readonly string[];
  readonly grantedAt: string;
  readonly validFrom: string;
  readonly validUntil: string;
  readonly withdrawnAt: string | null;
}

/** What stands between the acting account and one employee. */
export interface EmployeeFacts {
  readonly at: string;
  readonly employeeId: string;
  readonly employerId: string;
  readonly personAccountId: string | null;
  /** S13 — the service agreements of the employer; both days count, null is open-ended. */
  readonly agreements: readonly { readonly from: string; readonly until: string | null }[];
  readonly responsibilities: readonly ResponsibilityFact[];
  readonly delegations: readonly DelegationFact[];
  readonly deputisings: readonly {
    readonly absentDoctorId: string;
    readonly deputyId: string;
    readonly enteredAt: string;
    readonly validFrom: string;
    readonly validUntil: string;
    readonly endedAt: string | null;
  }[];
  /** I3 — the mandates of the acting account for this employee. */
  readonly mandates: readonly {
    readonly representativeId: string;
    readonly shows: readonly string[];
    readonly copies: boolean;
    readonly validFrom: string;
    readonly validUntil: string;
    readonly endedAt: string | null;
  }[];
  /** S13 — the duties that the acting account stated for this employee. */
  readonly statedDuties: readonly {
    readonly doctorId: string;
    readonly from: string;
    readonly toldAt: string | null;
    readonly validUntil: string;
    readonly endedAt: string | null;
  }[];
  /** S10 — the acting account is a party's medical proxy in a case of this employee or of his employer. */
  readonly isMedicalProxy: boolean;
  /** S10 — the acting account is the employer's medical proxy in a case of this employee. */
  readonly actsAgainst: boolean;
  /** S8 — the emergencies that the acting account opened for this employee; one that was none ended with its review. */
  readonly emergencies: readonly {
    readonly openedBy: string;
    readonly from: string;
    readonly validUntil: string;
    readonly endedAt: string | null;
  }[];
  /** V6 — each with the last day on which the employer reads of it; null while the employment that it is read with goes on. */
  readonly absences: readonly {
    readonly firstDay: string;
    readonly recoveredOn: string | null;
    readonly readUntil: string | null;
  }[];
}

/** One moment, as both an instant and the Amsterdam day it falls on. */
export interface Moment {
  readonly instant: Date;
  readonly today: string;
}
