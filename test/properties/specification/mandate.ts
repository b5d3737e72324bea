/** Somebody acts for an employee, who let him. */
export interface Mandate {
  readonly id: string;
  readonly employeeId: string;
  readonly representativeId: string;
  readonly shows: readonly string[];
  readonly copies: boolean;
  readonly signedOn: string;
  readonly validFrom: string;
  readonly validUntil: string;
  readonly givenBy: string;
  readonly endedAt: string | null;
  readonly endedBy: string | null;
}
