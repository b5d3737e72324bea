/** Told in the app: that something is there, and where; never what it says (D5). */
export interface Notice {
  readonly id: string;
  readonly accountId: string;
  /** From the closed list in docs/dictionary.md. */
  readonly code: string;
  /** The id of what can be looked up, or null. */
  readonly about: string | null;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  readonly readAt: string | null;
}
