/** What of an invitation a change of the employer can overtake; instants in ISO 8601, UTC. */
export interface Overtakable {
  /** When its code was made; null while nobody has it. */
  readonly letterAt: string | null;
  /** From when a letter is printed after that change; null for now. */
  readonly letterFrom: string | null;
  readonly expiresAt: string;
}

/**
 * I1 — is an invitation void because of a change of what its code rests on? A code that was made before rests on what isn't so any
 * more; and a letter that could be printed after the invitation ran out, never is. Row security reckons the same (access.overtaken).
 */
export function isOvertakenBy(changedAt: string, { letterAt, letterFrom, expiresAt }: Overtakable): boolean {
  if (letterAt !== null) return Date.parse(changedAt) >= Date.parse(letterAt);
  return letterFrom !== null && Date.parse(letterFrom) >= Date.parse(expiresAt);
}
