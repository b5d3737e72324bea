import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../platform/stores/transaction.js';
import { Sealed } from '../../safeguards/access/sealed.js';
import { byTurn, dayOf, inTurn, type Candidate, type Turn, type TurnResult } from '../../safeguards/waiting/turn.js';
import type { DrawnLine } from './drawn-lines.repository.js';
import type { Judgement, LogReview, ReviewedLine } from './log-review.js';

const SHOWN = `
  SELECT r.id, r.month::text AS month, r.opened_by AS "openedBy", r.opened_at AS "openedAt", r.seed,
         r.sample_size AS "sampleSize", r.drawn_from::integer AS "drawnFrom", l.lines, l.unjudged, l."toLookInto",
         r.signed_by AS "signedBy", r.signed_at AS "signedAt"
  FROM access.log_review r CROSS JOIN LATERAL (
    SELECT count(*)::integer AS lines, (count(*) FILTER (WHERE judgement IS NULL))::integer AS unjudged,
           (count(*) FILTER (WHERE judgement = 'to-look-into'))::integer AS "toLookInto"
    FROM access.log_review_line WHERE review_id = r.id) l`;
const PAGE = `${SHOWN} WHERE $1::uuid IS NULL OR r.id > $1 ORDER BY r.id LIMIT $2`;
const IN_TURN = byTurn(`${SHOWN} WHERE r.signed_at IS NULL`, { since: dayOf('w."openedAt"'), until: 'NULL::date' });
const ONE = `${SHOWN} WHERE r.id = $1`;
const OPEN = `
  INSERT INTO access.log_review (id, month, seed, sample_size, drawn_from, opened_by)
  VALUES ($1, $2, $3, $4, $5, access.acting_account()) ON CONFLICT (month) DO NOTHING RETURNING id`;
const ADD = `
  INSERT INTO access.log_review_line (review_id, line_id, why, caused_by, employee_id)
  SELECT $1, * FROM unnest($2::bigint[], $3::text[], $4::uuid[], $5::uuid[])`;
const NAMED = `
  SELECT line_id::text AS id, caused_by AS "causedBy", employee_id AS "employeeId",
         access.reviews_the_trail(caused_by) AS "ofReviewer"
  FROM access.log_review_line WHERE review_id = $1 AND line_id = ANY ($2::bigint[]) ORDER BY line_id`;
const JUDGE = `
  UPDATE access.log_review_line SET judgement = $3, judged_by = access.acting_account(), judged_at = platform.clock()
  WHERE review_id = $1 AND line_id = ANY ($2::bigint[]) AND judgement IS NULL RETURNING line_id`;
const SIGN = `
  UPDATE access.log_review SET signed_by = access.acting_account(), signed_at = platform.clock()
  WHERE id = $1 AND signed_at IS NULL RETURNING id`;

/** A review as it is opened. */
export type NewLogReview = Pick<LogReview, 'id' | 'month' | 'seed' | 'sampleSize' | 'drawnFrom'>;

/** The register of reviews; records leave it sealed. */
@Injectable()
export class LogReviewRepository {
  /** @returns false when that month has a review. */
  async open(tx: Transaction, review: NewLogReview, lines: readonly DrawnLine[]): Promise<boolean> {
    const { id, month, seed, sampleSize, drawnFrom } = review;
    if ((await tx.query(OPEN, [id, month, seed, sampleSize, drawnFrom])).length === 0) return false;
    await tx.query(ADD, [
      id,
      lines.map(({ lineId }) => lineId),
      lines.map(({ why }) => why),
      lines.map(({ causedBy }) => causedBy),
      lines.map(({ employeeId }) => employeeId),
    ]);
    return true;
  }

  async page(tx: Transaction, after: string | null, limit: number): Promise<Sealed<LogReview>[]> {
    return (await tx.query<LogReview>(PAGE, [after, limit])).map((row) => new Sealed('LogReview', row, {}));
  }

  /** Those that nobody signed, in the order of their turns. */
  async inTurn(tx: Transaction, turn: Turn): Promise<readonly Candidate[]> {
    const rows = await tx.query<LogReview & TurnResult>(IN_TURN, turn.parameters);
    return inTurn(
      rows,
      rows.map((row) => new Sealed('LogReview', row, {})),
    );
  }

  /** @returns null outside what the actor may know of. */
  async find(
    tx: Transaction,
    id: string,
  ): Promise<{ readonly sealed: Sealed<LogReview>; readonly state: Pick<LogReview, 'unjudged' | 'signedAt'> } | null> {
    const [row] = await tx.query<LogReview>(ONE, [id]);
    return row === undefined ? null : { sealed: new Sealed('LogReview', row, {}), state: row };
  }

  /** The lines of a review by their numbers; those that aren't in it aren't there. */
  async lines(tx: Transaction, id: string, lineIds: readonly string[]): Promise<Sealed<Pick<ReviewedLine, 'id'>>[]> {
    const rows = await tx.query<{
      id: string;
      causedBy: string | null;
      employeeId: string | null;
      ofReviewer: boolean;
    }>(NAMED, [id, lineIds]);
    return rows.map((row) => {
      const { causedBy, employeeId, ofReviewer } = row;
      return new Sealed('ReviewedLine', { id: row.id }, { causedBy, employeeId, ofReviewer }, id);
    });
  }

  /** @returns how many had no judgement yet, and have this one now. */
  async judge(tx: Transaction, id: string, lineIds: readonly string[], judgement: Judgement): Promise<number> {
    return (await tx.query(JUDGE, [id, lineIds, judgement])).length;
  }

  /** @returns false when it was signed already. */
  async sign(tx: Transaction, id: string): Promise<boolean> {
    return (await tx.query(SIGN, [id])).length > 0;
  }
}
