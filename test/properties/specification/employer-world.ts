/** The customers of the house: plain facts, like the rest of the world. */

export interface Employer {
  readonly id: string;
  readonly name: string;
  readonly registrationNumber: string;
}

export interface Agreement {
  readonly id: string;
  readonly employerId: string;
  readonly services: readonly string[];
  readonly from: string;
  readonly until: string | null;
  readonly bearsSickPayRisk: boolean;
  readonly disclosureEdition: string;
}

/** Somebody who speaks for an employer. */
export interface Contact {
  readonly id: string;
  readonly employerId: string;
  readonly name: string;
}

/** That one spoke with an employer. */
export interface ContactMoment {
  readonly id: string;
  readonly employerId: string;
  readonly subject: string;
}
