import type { LocalDate } from '../../platform/calendar/local-date.js';

/** Where somebody lives or stays. */
export interface Address {
  readonly street: string;
  readonly houseNumber: string;
  /** '1234 AB'. */
  readonly postcode: string;
  readonly city: string;
}

/** Who somebody is, as his employer says: sealed under the employee key. What a sick report doesn't say is null. */
export interface Identity extends Address {
  readonly staffNumber: string;
  readonly givenName: string;
  readonly infix: string | null;
  readonly familyName: string;
  readonly birthDate: LocalDate | null;
  readonly email: string | null;
  /** Ten digits, or '+' and digits. */
  readonly phone: string | null;
}

/** D1 — a person at one employer. */
export interface Employee extends Identity {
  readonly id: string;
  readonly employerId: string;
  readonly version: number;
}

/** The days of an employment; both belong to it. */
export interface EmploymentDays {
  /** Null where nobody said since when: it counts as begun. */
  readonly startsOn: LocalDate | null;
  /** Null while it runs. */
  readonly endsOn: LocalDate | null;
}

/** What of an employment is sealed under the employee key. */
export interface EmploymentContent {
  readonly hoursPerWeek: number | null;
}

/** An employment of an employee. */
export interface Employment extends EmploymentDays, EmploymentContent {
  readonly id: string;
  readonly employeeId: string;
  readonly version: number;
}

/** The days of an absence. */
export interface AbsenceDays {
  readonly firstDay: LocalDate;
  /** The first day at work again; null while nobody reported it. */
  readonly recoveredOn: LocalDate | null;
}

/** How to reach somebody who is absent: sealed under the employee key. */
export interface AbsenceContent {
  readonly phone: string;
  /** M02 — where the person is reached during this absence; the address on record may be another. */
  readonly contactAddress: Address;
  /** Where the person is nursed, if not at home. */
  readonly nursingAddress: Address | null;
}

/** An absence through illness, as it was reported; never why (V9). */
export interface Absence extends AbsenceDays, AbsenceContent {
  readonly id: string;
  readonly employeeId: string;
  readonly version: number;
}

/** What was on record of an absence, by whom and since when. */
export interface AbsenceVersion extends AbsenceDays {
  /** Of the absence: a version has no id that a route names. */
  readonly id: string;
  readonly absenceId: string;
  readonly employeeId: string;
  readonly version: number;
  readonly recordedBy: string;
  /** ISO 8601, UTC. */
  readonly recordedAt: string;
}
