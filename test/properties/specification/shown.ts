import type { Consultation, PieceMove, Proposal, SecondOpinion, WorkingNote } from './medical-world.js';
import type { Role } from './world.js';

/** One record as somebody might be shown it: all its fields, and what it is about. */
export interface Shown {
  readonly id: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly employeeId?: string;
  readonly employerId?: string;
  readonly absenceId?: string;
  readonly commissionedOn?: string;
  readonly accountId?: string;
  readonly doctorId?: string;
  readonly successorId?: string;
  readonly responsibleDoctorId?: string | null;
  readonly assistantId?: string;
  readonly openedBy?: string;
  readonly absentDoctorId?: string;
  readonly deputyId?: string;
  readonly traineeId?: string;
  readonly supervisorId?: string;
  readonly representativeId?: string;
  readonly isOfDerivedSecrecy?: boolean;
  readonly isWithheld?: boolean;
  /** Of an emergency: a doctor postponed that the employee is told. */
  readonly isToldLater?: boolean;
  /** Of what is said of an emergency: another doctor reviewed it. */
  readonly isReviewed?: boolean;
  /** Of private contact data: to which kinds of readers. */
  readonly isShownTo?: readonly string[];
  /** Of a line: of which kind the record was. */
  readonly ofKind?: string;
  /** Of a line about what waits for a countersignature still. */
  readonly isAboutWaiting?: boolean;
  /** Of a working note: by whom, under whom, since and until when. */
  readonly note?: WorkingNote;
  /** What a doctor in training prepared. */
  readonly proposal?: Proposal;
  /** What a dossier doctor says lies in a wrong dossier. */
  readonly move?: PieceMove;
  /** The role that somebody holds, held or waits for. */
  readonly role?: Role;
  /** Of a second opinion, and of what it shows. */
  readonly opinion?: SecondOpinion;
  /** Of a voluntary consultation. */
  readonly consultation?: Consultation;
  /** Of a consent. */
  readonly isSigned?: boolean;
  readonly isOnPaper?: boolean;
  readonly recordedBy?: string;
  /** The number of an item that was advised. */
  readonly item?: string;
  /** A field that is null to a reader who is shown none of these records of the same kind. */
  readonly onlyWith?: { readonly field: string; readonly shown: readonly Shown[] };
  /** Of a re-integration file: which part it is. */
  readonly part?: string;
  /** Of such a part: whether it went out, to employer and employee. */
  readonly isReleased?: boolean;
}
