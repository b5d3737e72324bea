import type { Consent } from './consent.js';
import type { Disclosure } from './disclosure.js';
import type {
  Delegation,
  Departure,
  Deputising,
  MedicalProxy,
  Responsibility,
  StatedDuty,
  Training,
  Wish,
} from './world-of-doctors.js';

import type { Advice } from './advice.js';
import type { Agreement, Contact, ContactMoment, Employer } from './employer-world.js';
import type { GroupFigure } from './group-figure.js';
import type { Emergency } from './emergency.js';
import type { Application, Examination, ExaminationOutcome } from './examination.js';
import type { Mandate } from './mandate.js';
import type { Message } from './message.js';
import type { Paper } from './paper.js';
import type { PayrollTerms } from './payroll.js';
import type { LinkEnding, PrivateContact } from './private-contact.js';
import type { ReintegrationPart } from './reintegration.js';
import type {
  Consultation,
  Correction,
  Exposure,
  MovedPiece,
  PieceMove,
  Proposal,
  SecondOpinion,
  WorkingNote,
} from './medical-world.js';

/**
 * A house at one moment, as plain facts. Ids are UUIDs; instants ISO 8601 UTC to the millisecond; days 'YYYY-MM-DD' in
 * Amsterdam. What isn't there is null. This page and its neighbours know neither the service's code nor its policies.
 */
export interface World {
  readonly now: string;
  readonly texts: readonly Text[];
  readonly accounts: readonly Account[];
  readonly processingAgreements: readonly ProcessingAgreement[];
  readonly roles: readonly Role[];
  readonly declarations: readonly Declaration[];
  readonly instructions: readonly Instruction[];
  readonly registrations: readonly Registration[];
  readonly employers: readonly Employer[];
  readonly agreements: readonly Agreement[];
  readonly contacts: readonly Contact[];
  readonly moments: readonly ContactMoment[];
  readonly groupFigures: readonly GroupFigure[];
  readonly employees: readonly Employee[];
  readonly employments: readonly Employment[];
  readonly applications: readonly Application[];
  readonly payrollTerms: readonly PayrollTerms[];
  readonly privateContacts: readonly PrivateContact[];
  readonly linkEndings: readonly LinkEnding[];
  readonly absences: readonly Absence[];
  readonly reintegrationParts: readonly ReintegrationPart[];
  readonly messages: readonly Message[];
  readonly healthMessages: readonly Message[];
  readonly responsibilities: readonly Responsibility[];
  readonly wishes: readonly Wish[];
  readonly delegations: readonly Delegation[];
  readonly deputisings: readonly Deputising[];
  readonly statedDuties: readonly StatedDuty[];
  readonly trainings: readonly Training[];
  readonly departures: readonly Departure[];
  readonly medicalProxies: readonly MedicalProxy[];
  readonly emergencies: readonly Emergency[];
  readonly mandates: readonly Mandate[];
  readonly pieces: readonly Piece[];
  readonly corrections: readonly Correction[];
  readonly exposures: readonly Exposure[];
  readonly workingNotes: readonly WorkingNote[];
  readonly secondOpinions: readonly SecondOpinion[];
  readonly consultations: readonly Consultation[];
  readonly consents: readonly Consent[];
  readonly disclosures: readonly Disclosure[];
  readonly questions: readonly Question[];
  readonly proposals: readonly Proposal[];
  readonly pieceMoves: readonly PieceMove[];
  readonly movedPieces: readonly MovedPiece[];
  readonly verdicts: readonly Verdict[];
  readonly advices: readonly Advice[];
  readonly examinations: readonly Examination[];
  readonly outcomes: readonly ExaminationOutcome[];
  readonly papers: readonly Paper[];
  readonly lines: readonly Line[];
}

export interface Text {
  readonly id: string;
  readonly kind: 'general-undertaking' | 'derived-secrecy';
  readonly edition: string;
  readonly announcedAt: string;
  readonly effectiveFrom: string;
}

export interface Account {
  readonly id: string;
  /** How the person is known to the issuer. */
  readonly subject: string;
  readonly kind: 'staff' | 'hired' | 'external' | 'employee';
  readonly status: 'active' | 'suspended';
  /** Of a hired person: the own last day. */
  readonly hiredUntil: string | null;
  /** Of a hired person: which agreement he works under. */
  readonly processingAgreementId: string | null;
}

export interface Role {
  readonly id: string;
  readonly accountId: string;
  readonly role: string;
  readonly employerId: string | null;
  readonly validFrom: string;
  readonly validUntil: string | null;
  readonly needsApproval: boolean;
  readonly approvedBy: string | null;
  /** Null while signatures are missing. */
  readonly inForceSince: string | null;
  readonly endedAt: string | null;
}

export interface Declaration {
  readonly id: string;
  readonly accountId: string;
  readonly textId: string;
  readonly kind: Text['kind'];
  readonly signedAt: string;
  readonly revokedAt: string | null;
  readonly revokedBy: string | null;
}

export interface Instruction {
  readonly id: string;
  readonly accountId: string;
  readonly givenBy: string;
  readonly givenOn: string;
  readonly validUntil: string;
}

export interface Registration {
  readonly id: string;
  readonly accountId: string;
  readonly number: string;
  readonly checkedOn: string;
  readonly checkedBy: string;
  readonly validUntil: string;
}

/** D1 — a person at one employer. */
export interface Employee {
  readonly id: string;
  readonly employerId: string;
  /** The account of the person, once linked. */
  readonly personId: string | null;
  readonly identity: Identity;
}

export interface Identity {
  readonly staffNumber: string;
  readonly givenName: string;
  readonly infix: string | null;
  readonly familyName: string;
  readonly birthDate: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly street: string;
  readonly houseNumber: string;
  readonly postcode: string;
  readonly city: string;
}

export interface Employment {
  readonly id: string;
  readonly employeeId: string;
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  readonly hoursPerWeek: number;
}

export interface Absence {
  readonly id: string;
  readonly employeeId: string;
  readonly firstDay: string;
  readonly recoveredOn: string | null;
  readonly phone: string;
}

/** P1 — under which people of another organisation work here. */
export interface ProcessingAgreement {
  readonly id: string;
  readonly organisation: string;
  readonly country: string;
  readonly signedOn: string;
  readonly from: string;
  readonly until: string;
  readonly recordedBy: string;
  readonly confirmedBy: string | null;
  readonly confirmedAt: string | null;
  readonly endedBy: string | null;
  readonly endedAt: string | null;
}

/** One piece of an entry in a medical dossier; the last of its texts is the current one. */
export interface Piece {
  readonly id: string;
  readonly entryId: string;
  readonly employeeId: string;
  readonly item: string;
  readonly entryOn: string;
  readonly authorId: string;
  readonly responsibleDoctorId: string;
  readonly recordedAt: string;
  readonly texts: readonly { readonly text: string; readonly reason: string | null }[];
  /** I1 — the dossier doctor leaves it out of the employee's inspection, for the privacy of somebody else. */
  readonly isWithheld: boolean;
  /** I4 — what the employee said of it. */
  readonly statements: readonly {
    readonly id: string;
    readonly version: number;
    readonly text: string;
    readonly madeAt: string;
  }[];
}

export interface Question {
  readonly id: string;
  readonly employerId: string;
  readonly employeeId: string;
  readonly absenceId: string;
  readonly round: number;
  readonly askedBy: string;
  readonly askedAt: string;
  /** The last day on which it is open. */
  readonly closesOn: string;
}

export interface Verdict {
  readonly id: string;
  readonly questionId: string;
  readonly employerId: string;
  readonly employeeId: string;
  readonly outcome: 'fit' | 'unfit';
  readonly doctorId: string;
  /** V3 — who countersigned it, where its doctor is in training. */
  readonly countersignedBy: string | null;
  readonly issuedAt: string;
  readonly validUntil: string | null;
  readonly supersedes: string | null;
  /** V7 — it went to employer and employee. */
  readonly isReleased: boolean;
}

/** What stands in the trail from before. */
export interface Line {
  /** Its number, as text. */
  readonly id: string;
  readonly at: string;
  readonly requestId: string;
  readonly accountId: string;
  readonly actingRole: string;
  readonly responsibleDoctorId: string | null;
  readonly purpose: string;
  readonly action: string;
  readonly kind: string;
  readonly recordId: string | null;
  readonly employeeId: string | null;
  readonly rule: string;
  readonly outcome: 'allowed' | 'refused' | 'not-found';
  readonly status: number;
  readonly source: string;
  readonly route: string;
}
