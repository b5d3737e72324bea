import type { LocalDate } from '../../platform/calendar/local-date.js';
import type { PlacedResult } from '../../safeguards/access/latest-first.js';
import type { DisclosureRequest } from './disclosure-request.js';
import type { DisclosureState } from './disclosure-states.js';
import type { DisclosurePackage } from './sending/disclosure-package.js';

/** Requests with all that became of them, and where that leaves each (disclosure-states.ts). */
export const REQUESTS = `
  SELECT r.id, r.employee_id, o.round, o.received_on, o.consent_id, o.lacking, encode(o.digest, 'hex') AS digest, o.sealed,
         o.recorded_by, r.recorded_at, d.sealed AS decision, d.doctor_id AS decided_by, d.decided_at, w.withdrawn_at,
         CASE WHEN o.lacking IS NOT NULL AND o.round = 1 THEN medical.repair_until(o.recorded_at) END AS repair_until,
         p.package_id, k.bytes AS package_bytes, encode(k.digest, 'hex') AS package_digest, p.signed_by, p.signed_at, p.collect_until,
         l.released_at, c.collected_at,
         CASE WHEN c.collected_at IS NOT NULL THEN 'collected'
              WHEN w.request_id IS NOT NULL THEN 'withdrawn'
              WHEN o.lacking IS NOT NULL AND o.round = 1 AND platform.today() <= medical.repair_until(o.recorded_at) THEN 'incomplete'
              WHEN o.lacking IS NOT NULL THEN 'expired'
              WHEN d.outcome = 'refused' THEN 'refused'
              WHEN EXISTS (SELECT 1 FROM medical.consent_withdrawal c WHERE c.consent_id = o.consent_id) THEN 'recalled'
              WHEN p.collect_until < platform.today() THEN 'lapsed'
              WHEN l.released_at IS NOT NULL THEN 'released'
              WHEN p.package_id IS NOT NULL THEN 'signed'
              ELSE coalesce(d.outcome, 'before-the-doctor') END AS state
  FROM medical.disclosure_request r
  CROSS JOIN LATERAL medical.current_round(r.id) o
  LEFT JOIN medical.disclosure_decision d ON d.request_id = r.id
  LEFT JOIN medical.disclosure_withdrawal w ON w.request_id = r.id
  LEFT JOIN LATERAL medical.current_package(r.id) p ON p.package_id IS NOT NULL
  LEFT JOIN medical.package k ON k.id = p.package_id
  LEFT JOIN medical.disclosure_release l ON l.package_id = p.package_id AND l.replaced_at IS NULL
  LEFT JOIN medical.disclosure_collection c ON c.package_id = p.package_id`;

/** A row of {@link REQUESTS}. */
export interface RequestResult extends PlacedResult {
  readonly id: string;
  readonly employee_id: string;
  readonly round: number;
  readonly received_on: LocalDate;
  readonly consent_id: string | null;
  readonly lacking: DisclosureRequest['lacking'];
  readonly digest: string;
  readonly sealed: Buffer;
  readonly recorded_by: string;
  readonly recorded_at: string;
  readonly repair_until: LocalDate | null;
  readonly decision: Buffer | null;
  readonly decided_by: string | null;
  readonly decided_at: string | null;
  readonly withdrawn_at: string | null;
  readonly package_id: string | null;
  readonly package_bytes: string;
  readonly package_digest: string;
  readonly signed_by: string;
  readonly signed_at: string;
  readonly collect_until: LocalDate;
  readonly released_at: string | null;
  readonly collected_at: string | null;
  readonly state: DisclosureState;
}

/** C11 — what was signed of it, and what became of that. @returns null while nothing was */
export function packageOf(row: RequestResult): DisclosurePackage | null {
  if (row.package_id === null) return null;
  return {
    id: row.package_id,
    sha256: row.package_digest,
    bytes: Number(row.package_bytes),
    signedBy: row.signed_by,
    signedAt: row.signed_at,
    collectUntil: row.collect_until,
    releasedAt: row.released_at,
    collectedAt: row.collected_at,
  };
}
