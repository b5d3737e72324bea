import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../platform/stores/transaction.js';
import { Sealed } from '../../safeguards/access/sealed.js';
import type { Judgement, ReviewedLine } from './log-review.js';
import type { Month } from './months.js';

// S8: whoever acts under an emergency says so. A self-access: the dossier is the actor's own, and he acts neither as the person nor
// for somebody else. What the seed draws comes from the rest.
const DRAW = `
  WITH month AS (
    SELECT l.id, l.account_id, l.employee_id, CASE
      WHEN l.purpose = 'emergency' AND l.account_id IS NOT NULL THEN 'emergency'
      WHEN own.id IS NOT NULL AND l.acting_role IS NOT NULL AND NOT EXISTS (SELECT 1 FROM access.role r
        WHERE r.account_id = l.account_id AND r.role = l.acting_role AND r.circle IN ('self', 'representation')) THEN 'self'
      WHEN l.rule = 'E1' THEN 'bulk' END AS why
    FROM trail.line l
    LEFT JOIN access.employee own ON own.id = l.employee_id AND own.person_account_id = l.account_id
    WHERE l.at >= $1 AND l.at < $2),
  drawn AS (
    SELECT id FROM month WHERE why IS NULL ORDER BY sha256(convert_to($3 || ' ' || id, 'UTF8')), id LIMIT $4)
  SELECT m.id::text AS "lineId", coalesce(m.why, 'sample') AS why, m.account_id AS "causedBy", m.employee_id AS "employeeId",
         (SELECT count(*) FROM month)::integer AS "drawnFrom"
  FROM month m LEFT JOIN drawn d ON d.id = m.id WHERE m.why IS NOT NULL OR d.id IS NOT NULL ORDER BY m.id`;
const THERE = 'SELECT 1 FROM access.log_review WHERE id = $1';
const LINES = `
  SELECT l.id::text AS id, l.at, l.request_id AS "requestId", l.account_id AS "accountId", l.acting_role AS "actingRole",
         l.responsible_doctor_id AS "responsibleDoctorId", l.purpose, l.action, l.kind, l.record_id AS "recordId",
         l.employee_id AS "employeeId", l.rule, l.outcome, l.status, l.source, l.route, l.claims,
         r.review_id AS "reviewId", r.why, r.judgement, r.judged_by AS "judgedBy", r.judged_at AS "judgedAt",
         access.reviews_the_trail(r.caused_by) AS "ofReviewer"
  FROM access.log_review_line r JOIN trail.line l ON l.id = r.line_id
  WHERE r.review_id = $1 AND ($2::bigint IS NULL OR r.line_id > $2)
    AND ($3::text IS NULL OR coalesce(r.judgement, 'none') = $3)
  ORDER BY r.line_id LIMIT $4`;

/** A line as it comes into a review. */
export interface DrawnLine {
  readonly lineId: string;
  readonly why: ReviewedLine['why'];
  readonly causedBy: string | null;
  readonly employeeId: string | null;
  readonly drawnFrom: number;
}

/** The trail's side of a review: what it is drawn from, and its lines as they were written. */
@Injectable()
export class DrawnLinesRepository {
  /** @param seed 64 hexadecimal digits. @returns the lines to review, in their order */
  async draw(tx: Transaction, { from, until }: Month, seed: string, sampleSize: number): Promise<DrawnLine[]> {
    return tx.query<DrawnLine>(DRAW, [from, until, seed, sampleSize]);
  }

  /** One page of a review's lines, in their order. @returns null outside what the actor may know of. */
  async page(
    tx: Transaction,
    reviewId: string,
    judgement: Judgement | 'none' | null,
    after: string | null,
    limit: number,
  ): Promise<Sealed<ReviewedLine>[] | null> {
    if ((await tx.query(THERE, [reviewId])).length === 0) return null;
    const rows = await tx.query<ReviewedLine & { ofReviewer: boolean }>(LINES, [reviewId, after, judgement, limit]);
    // As where the trail is read: noted under the employee whose lines were shown (A5).
    return rows.map(({ ofReviewer, ...row }) => {
      const facts = { employeeId: row.employeeId, causedBy: row.accountId, ofReviewer };
      return new Sealed('ReviewedLine', row, facts, reviewId);
    });
  }
}
