/** A trail line as the data protection officer reads it (A1). Instants ISO 8601, UTC. */
export interface TrailRecord {
  readonly id: string;
  readonly at: string;
  readonly requestId: string;
  readonly accountId: string | null;
  readonly actingRole: string | null;
  readonly responsibleDoctorId: string | null;
  readonly purpose: string | null;
  readonly action: string;
  readonly kind: string;
  readonly recordId: string | null;
  readonly employeeId: string | null;
  readonly rule: string | null;
  readonly outcome: string;
  readonly status: number;
  readonly source: string;
  readonly route: string;
  /** What the caller said of itself without proof; claims only. */
  readonly claims: Readonly<Record<string, string>> | null;
}

/** Attempts that proved nobody, of one source in one minute. */
export interface AttemptRecord {
  /** Its place in the trail, a number as text. */
  readonly id: string;
  readonly minute: string;
  readonly source: string;
  readonly count: number;
}
