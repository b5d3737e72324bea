/** How an attempt ended (A1). 'repeated': the same request again, answered and not done again. */
export const OUTCOMES = [
  'allowed',
  'repeated',
  'refused',
  'not-found',
  'invalid',
  'conflict',
  'failed',
  'aborted',
] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** What the caller says without proof; kept as claims, never used (D6, threats: claimed identities). */
export type Claims = Readonly<Record<string, string>>;

/** Who does what request, the same for all its lines. Ids, codes and the route's template: nothing medical, no BSN (A3). */
export interface RequestFacts {
  readonly requestId: string;
  readonly accountId: string | null;
  readonly actingRole: string | null;
  readonly purpose: string | null;
  readonly purposeClaimed: boolean;
  readonly source: string;
  readonly route: string;
  readonly claims: Claims | null;
}

/** One act on one record. */
export interface TrailAct {
  /** Whose act, where the request began without an account and made one; else the request's. */
  readonly accountId?: string;
  readonly action: string;
  readonly kind: string;
  readonly recordId: string | null;
  /** Whose dossier, where it is known; otherwise it is resolved from the record while flushing. */
  readonly employeeId?: string | null;
  readonly rule: string | null;
  /** D6 — for what this one was read, where one request reads for several purposes; else the request's. */
  readonly purpose?: string;
  readonly outcome: Outcome;
  readonly status: number;
  readonly responsibleDoctorId: string | null;
}

/** One line as it is stored: a line without actor facts, action or outcome can't be made. */
export type TrailLine = RequestFacts & Omit<TrailAct, 'accountId' | 'purpose'>;

/** The line as `trail.add(jsonb)` reads it. */
export function storedForm(line: TrailLine): Record<string, unknown> {
  return {
    request_id: line.requestId,
    account_id: line.accountId,
    acting_role: line.actingRole,
    responsible_doctor_id: line.responsibleDoctorId,
    purpose: line.purpose,
    purpose_claimed: line.purposeClaimed,
    action: line.action,
    kind: line.kind,
    record_id: line.recordId,
    employee_id: line.employeeId ?? null,
    rule: line.rule,
    outcome: line.outcome,
    status: line.status,
    source: line.source,
    route: line.route,
    claims: line.claims,
  };
}
