import type { LocalDate } from '../../platform/calendar/local-date.js';
import type { Hex } from './hex.js';
import type { EmploymentContent, EmploymentDays, Identity } from './employee.js';

/** The days and hours of an employment as an employer reports them. */
export type EmploymentTerms = EmploymentDays & EmploymentContent;

/** What the `access` schema knows of a person. */
export interface PersonFact {
  readonly employeeId: string;
  /** Null where the birth date is unknown. */
  readonly birthDigest: Hex | null;
}

/** Somebody who gets a dossier. */
export interface Newcomer extends PersonFact {
  /** S8 — by which who is sought in an emergency is found; null where the birth date is unknown. */
  readonly nameDigest: Hex | null;
  readonly employmentId: string;
  readonly numberDigest: Hex;
  readonly rowDigest: Hex;
  readonly identity: Identity;
  readonly terms: EmploymentTerms;
}

/** Somebody whom this employer has a dossier of, as far as a decision needs it. */
export interface KnownMember {
  readonly employeeId: string;
  readonly numberDigest: Hex;
  readonly rowDigest: Hex;
  readonly version: number;
  readonly hasAbsence: boolean;
  /** V6 — may the employer still read the last employment, not just who this is, since he applied after it? */
  readonly isReadable: boolean;
  /** The running employment, else the latest. */
  readonly employmentId: string | null;
  readonly employmentVersion: number | null;
  readonly startsOn: LocalDate | null;
  readonly endsOn: LocalDate | null;
  /** The first day of the first absence that lies in it; null where none does. */
  readonly firstAbsentOn: LocalDate | null;
  /** The last day of those before it; null where there are none. */
  readonly earlierEndsOn: LocalDate | null;
  /** D1 — is there anything by which the person would be known again under another number? */
  readonly isRecognisable: boolean;
}

/** An employment that is over, of which a row says that it ended earlier. */
export interface EarlierEnd {
  readonly employmentId: string;
  readonly endsOn: LocalDate;
}

/** A person whose row says something else than before. */
export interface Change extends PersonFact {
  /** S8 — by which who is sought in an emergency is found; null where the birth date is unknown. */
  readonly nameDigest: Hex | null;
  readonly version: number;
  readonly rowDigest: Hex;
  readonly identity: Identity;
}

/** An employment that is new for a person on record, or a new version of one. */
export interface EmploymentChange {
  readonly employmentId: string;
  readonly employeeId: string;
  readonly version: number;
  readonly terms: EmploymentTerms;
}
