import { Injectable } from '@nestjs/common';
import type { LocalDate } from '../../../../platform/calendar/local-date.js';
import type { Transaction } from '../../../../platform/stores/transaction.js';
import type { Counted, Figures } from '../what-may-leave.js';

// Which quarters there are follows from what was agreed, and not from who was absent.
const DUE = `
  SELECT e.id AS "employerId", q.starts_on AS "from", q.ends_on AS "until"
  FROM access.employer e CROSS JOIN LATERAL employer.countable_quarters(e.id) q
  WHERE NOT EXISTS (SELECT 1 FROM employer.group_figure f WHERE f.employer_id = e.id AND f.starts_on = q.starts_on)
  ORDER BY q.starts_on, e.id LIMIT $1`;
const COUNT = 'SELECT short, medium, long FROM employer.absent_people($1, $2, $3, $4, $5)';
const ADD = `
  INSERT INTO employer.group_figure
    (id, employer_id, starts_on, ends_on, minimum, short_days, medium_days, absent, short, longer, medium, long)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`;
const TAKE_TURNS = `SELECT pg_advisory_xact_lock(hashtextextended('group figures of ' || $1::uuid, 0))`;
const COUNTED = 'SELECT 1 FROM employer.group_figure WHERE employer_id = $1 AND starts_on = $2';

/** A quarter of an employer that is over and wasn't counted yet. */
export interface QuarterDue {
  readonly employerId: string;
  readonly from: LocalDate;
  readonly until: LocalDate;
}

/** The numbers of policies/terms.yaml by which is counted. */
export interface CountingNumbers {
  readonly minimum: number;
  readonly shortDays: number;
  readonly mediumDays: number;
}

/** The counting of group figures, for the login of the jobs: ids and days, for the job opens nothing. */
@Injectable()
export class GroupFigureCountingRepository {
  /** The oldest first. */
  async due(tx: Transaction, limit: number): Promise<QuarterDue[]> {
    return tx.query<QuarterDue>(DUE, [limit]);
  }

  /** Was it counted meanwhile? Another process that counts of this employer is waited for. */
  async isCounted(tx: Transaction, { employerId, from }: QuarterDue): Promise<boolean> {
    await tx.query(TAKE_TURNS, [employerId]);
    return (await tx.query(COUNTED, [employerId, from])).length > 0;
  }

  /** The people by class; nothing of it leaves the service but what {@link add} writes down. */
  async count(tx: Transaction, { employerId, from, until }: QuarterDue, numbers: CountingNumbers): Promise<Counted> {
    const asked = [employerId, from, until, numbers.shortDays, numbers.mediumDays];
    const [counted] = await tx.query<Counted>(COUNT, asked);
    if (counted === undefined) throw new Error('a count has no row');
    return counted;
  }

  /** The database counts again and refuses what isn't on record, or may not leave. */
  async add(
    tx: Transaction,
    id: string,
    { employerId, from, until }: QuarterDue,
    { minimum, shortDays, mediumDays }: CountingNumbers,
    { absent, short, longer, medium, long }: Figures,
  ): Promise<void> {
    const stored = [id, employerId, from, until, minimum, shortDays, mediumDays, absent, short, longer, medium, long];
    await tx.query(ADD, stored);
  }
}
