import type { LocalDate } from '../../../platform/calendar/local-date.js';
import type { PlacedResult } from '../../../safeguards/access/latest-first.js';
import type { NamedPiece } from '../second-opinion/second-opinion.js';
import type { Consent } from './consent.js';

/** Consents as they are read, with what became of them: `c` is the consent. */
export const CONSENTS = `
  SELECT c.id, c.employee_id, c.pieces, c.times, encode(c.digest, 'hex') AS digest, c.prepared_by, c.prepared_at, c.sealed,
         c.on_paper, c.scan_id, c.signed_on, c.responsible_doctor_id, s.signed_at,
         coalesce(medical.paper_usable_until(c.signed_on), medical.consent_usable_until(s.signed_at)) AS usable_until,
         a.done_by AS accepted_by, a.done_at AS accepted_at, t.day AS told_on, t.told_how,
         medical.paper_undo_until(t.day) AS undo_until, w.withdrawn_by, w.withdrawn_at,
         CASE WHEN c.on_paper THEN medical.paper_consent_state(c.id)
              WHEN w.consent_id IS NOT NULL THEN 'withdrawn'
              WHEN s.consent_id IS NULL THEN 'prepared'
              WHEN access.was_the_employee(c.employee_id, s.signed_by, s.signed_at) THEN 'signed' ELSE 'void' END AS state
  FROM medical.consent c
  LEFT JOIN medical.consent_signature s ON s.consent_id = c.id
  LEFT JOIN medical.consent_step a ON a.consent_id = c.id AND a.step = 'accepted'
  LEFT JOIN medical.consent_step t ON t.consent_id = c.id AND t.step = 'told'
  LEFT JOIN medical.consent_withdrawal w ON w.consent_id = c.id`;

/** A row of {@link CONSENTS}. */
export interface ConsentResult extends PlacedResult {
  readonly id: string;
  readonly employee_id: string;
  readonly pieces: readonly NamedPiece[];
  readonly times: number;
  readonly digest: string;
  readonly prepared_by: string;
  readonly prepared_at: string;
  readonly sealed: Buffer;
  readonly on_paper: boolean;
  readonly scan_id: string | null;
  readonly signed_on: LocalDate | null;
  readonly responsible_doctor_id: string | null;
  readonly signed_at: string | null;
  readonly usable_until: LocalDate | null;
  readonly accepted_by: string | null;
  readonly accepted_at: string | null;
  readonly told_on: LocalDate | null;
  readonly told_how: 'in-app' | 'posted' | null;
  readonly undo_until: LocalDate | null;
  readonly withdrawn_by: string | null;
  readonly withdrawn_at: string | null;
  readonly state: Consent['state'];
}

/** What the clear part of a row says; the rest is in its sheet. */
export function inTheClear(row: ConsentResult): Omit<Consent, 'addressedTo' | 'recipient' | 'purpose'> {
  return {
    id: row.id,
    employeeId: row.employee_id,
    pieces: row.pieces,
    times: row.times,
    digest: row.digest,
    preparedBy: row.prepared_by,
    preparedAt: row.prepared_at,
    signedAt: row.signed_at,
    signedOn: row.signed_on,
    scanId: row.scan_id,
    responsibleDoctorId: row.responsible_doctor_id,
    acceptedBy: row.accepted_by,
    acceptedAt: row.accepted_at,
    toldOn: row.told_on,
    toldHow: row.told_how,
    undoUntil: row.undo_until,
    usableUntil: row.usable_until,
    withdrawnBy: row.withdrawn_by,
    withdrawnAt: row.withdrawn_at,
    state: row.state,
  };
}
