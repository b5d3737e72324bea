/** An employee's invitation that may still be used, as an administrator sees it: never the code. */
export interface OpenInvitation {
  readonly id: string;
  readonly employeeId: string;
  readonly invitedBy: string;
  /** ISO 8601, UTC, as all instants here. */
  readonly createdAt: string;
  readonly expiresAt: string;
  /** Who printed the letter; null while it waits for a second person. */
  readonly letterBy: string | null;
  readonly letterAt: string | null;
}
