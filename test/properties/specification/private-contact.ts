/** I10 — how somebody is reached in private, as an account said it that was linked to his dossier. */
export interface PrivateContact {
  readonly id: string;
  readonly employeeId: string;
  readonly item: 'phone' | 'email' | 'address';
  readonly phone: string | null;
  readonly email: string | null;
  readonly address: Readonly<Record<'street' | 'houseNumber' | 'postcode' | 'city', string>> | null;
  /** To which kinds of readers. */
  readonly shownTo: readonly ('employer' | 'casework' | 'doctor')[];
  readonly changedBy: string;
  readonly changedAt: string;
}

/** I1 — two administrators take a dossier from an account that wasn't the employee's; null while the second didn't. */
export interface LinkEnding {
  readonly id: string;
  readonly employeeId: string;
  readonly accountId: string;
  readonly confirmedAt: string | null;
}
