import type { LocalDate } from '../../platform/calendar/local-date.js';
import type { BusinessAddress, SECTORS } from './business-input.js';

/** An employer: the customer, as the employer dossier knows it. No datum of an employee is ever in it (D3). */
export interface Employer {
  readonly id: string;
  readonly name: string;
  /** Eight digits, as the Kamer van Koophandel gives them. */
  readonly registrationNumber: string;
  /** Null until it is recorded, like the rest. */
  readonly sector: (typeof SECTORS)[number] | null;
  /** D8 — inside the European Economic Area; ISO 3166-1, two letters. */
  readonly country: string | null;
  readonly visitingAddress: BusinessAddress | null;
  readonly postalAddress: BusinessAddress | null;
  readonly version: number;
}

/** What an agreement can be about: a closed list, for it decides what may be recorded of an employee (D7). */
export const SERVICES = [
  'absence-guidance',
  'reintegration',
  'payroll',
  'screening',
  'examinations',
  'prevention-advice',
] as const;
export type Service = (typeof SERVICES)[number];

/** V5 — the verdict alone, or what the matrix allows (V8). Chosen by each agreement, never by default. */
export const DISCLOSURE_EDITIONS = ['statement-2019', 'current'] as const;
export type DisclosureEdition = (typeof DISCLOSURE_EDITIONS)[number];

/** A service agreement. */
export interface Agreement {
  readonly id: string;
  readonly employerId: string;
  readonly services: readonly Service[];
  readonly from: LocalDate;
  /** The last day; null while it is open-ended. */
  readonly until: LocalDate | null;
  /** V6 — the employer bears the statutory sick-pay risk, also after an employment ended. */
  readonly bearsSickPayRisk: boolean;
  readonly disclosureEdition: DisclosureEdition;
  readonly version: number;
}
