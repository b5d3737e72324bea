/** E6 — what is known of a breach: codes, dates and links, never content. Instants ISO 8601, UTC. */
export interface Breach {
  readonly id: string;
  /** How it was found. */
  readonly source: 'emergency-review';
  readonly emergencyId: string | null;
  readonly occurredAt: string;
  readonly knownAt: string;
  readonly recordedBy: string;
}
