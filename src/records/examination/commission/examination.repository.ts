import { Injectable } from '@nestjs/common';
import type { LocalDate } from '../../../platform/calendar/local-date.js';
import { addUnlessThere } from '../../../platform/stores/add-unless-there.js';
import type { PreparedStatement } from '../../../platform/stores/prepared-statement.js';
import type { Transaction } from '../../../platform/stores/transaction.js';
import type { Context } from '../../../safeguards/access/context.js';
import { Policies } from '../../../safeguards/access/policy/policies.js';
import { latestFirst, type PlacedResult } from '../../../safeguards/access/latest-first.js';
import { Sealed } from '../../../safeguards/access/sealed.js';
import { sealTowards } from '../../../safeguards/access/seal-towards.js';
import { readingTerms } from '../../../safeguards/looking-back/reading-terms.js';
import { byEnd, type Ends } from '../../../safeguards/ending/by-end.js';
import { byTurn, inTurn, type Candidate, type Turn, type TurnResult } from '../../../safeguards/waiting/turn.js';
import {
  EMPLOYERS_FACTS,
  employersFactsOf,
  RELATIONS,
  factsOfExamination,
  type EmployersFactsResult,
  type ReadingResult,
} from '../reading-facts.js';
import { ExaminationRow } from './examination.entity.js';
import { isOpen, type Examination } from './examination.js';
import type { CommissionFacts } from './why-not-commission.js';

const ABOUT = `
  SELECT e.employer_id, l.round, l.closes_on, ${EMPLOYERS_FACTS},
         (SELECT coalesce(jsonb_agg(jsonb_build_object('kind', x.examination_kind,
            'askedOn', (x.asked_at AT TIME ZONE 'Europe/Amsterdam')::date)), '[]')
          FROM desk.examination x WHERE x.employee_id = e.id) AS commissioned
  FROM access.employee e LEFT JOIN LATERAL (SELECT x.round, x.closes_on FROM desk.examination x
    WHERE x.employee_id = e.id AND x.examination_kind = $2 ORDER BY x.round DESC LIMIT 1) l ON true
  WHERE e.id = $1`;
const SHOWN = `
  SELECT x.id, x.employer_id, x.employee_id, x.examination_kind, x.closes_on, x.asked_at, platform.today() AS today,
         (x.asked_at AT TIME ZONE 'Europe/Amsterdam')::date AS asked_on, ${RELATIONS}
  FROM desk.examination x JOIN access.employee e ON e.id = x.employee_id`;
const ONE = { name: 'desk_examination', text: `${SHOWN} WHERE x.id = $1` };
const OF_EMPLOYER = {
  name: 'desk_examinations_of_employer',
  text: latestFirst(`${SHOWN} WHERE x.employer_id = $1`, 'asked_at'),
};
const OF_EMPLOYEE = {
  name: 'desk_examinations_of_employee',
  text: latestFirst(`${SHOWN} WHERE x.employee_id = $1`, 'asked_at'),
};
const OPEN = `
  ${SHOWN} WHERE x.closes_on >= platform.today()
    AND NOT EXISTS (SELECT 1 FROM desk.released_outcome r WHERE r.examination_id = x.id)`;
const WAITING = {
  name: 'desk_examinations_waiting',
  text: `${OPEN} AND ($1::uuid IS NULL OR x.id > $1) ORDER BY x.id LIMIT $2`,
};
const IN_TURN = {
  name: 'desk_examinations_in_turn',
  text: byTurn(OPEN, { since: 'w.asked_on', until: 'w.closes_on' }),
};
const ENDING = byEnd(OPEN, (row) => `${row}.closes_on`);

interface ExaminationResult extends ReadingResult, PlacedResult {
  readonly id: string;
  readonly employer_id: string;
  readonly employee_id: string;
  readonly examination_kind: string;
  readonly closes_on: LocalDate;
}
interface AboutResult extends EmployersFactsResult {
  readonly employer_id: string;
  readonly round: number | null;
  readonly closes_on: LocalDate | null;
  readonly commissioned: readonly { readonly kind: string; readonly askedOn: LocalDate }[];
}

/** An employee as an examination of a kind is commissioned. */
export interface Commissioned extends CommissionFacts {
  readonly employerId: string;
  /** The round that a next one would be. */
  readonly nextRound: number;
}

/** Whose page of examinations. */
export interface ExaminationPage {
  readonly of: 'employer' | 'employee';
  readonly id: string;
  readonly after: string | null;
  readonly limit: number;
}

/** The employers' commissions, at the desk. */
@Injectable()
export class ExaminationRepository {
  constructor(private readonly policies: Policies) {}

  /** What is known of somebody for an examination of this kind; null when there is no such person. */
  async about(tx: Transaction, employeeId: string, kind: string): Promise<Commissioned | null> {
    const [row] = await tx.query<AboutResult>(ABOUT, [employeeId, kind]);
    if (row === undefined) return null;
    return {
      ...employersFactsOf(row, row.today),
      employerId: row.employer_id,
      nextRound: (row.round ?? 0) + 1,
      lastClosesOn: row.closes_on,
      commissioned: row.commissioned.map(({ kind: asked, askedOn }) => ({
        kind: this.policies.examination(asked),
        askedOn,
      })),
    };
  }

  /** Who ask about one person at once do so one after the other: the second sees what the first one did. */
  async queueUp(tx: Transaction, employeeId: string): Promise<void> {
    await tx.query("SELECT pg_advisory_xact_lock(hashtextextended('examine ' || $1, 0))", [employeeId]);
  }

  /** @returns false when another took this round meanwhile. */
  async add(tx: Transaction, examination: ExaminationRow): Promise<boolean> {
    return addUnlessThere(tx, ExaminationRow, examination, 'id');
  }

  /** @returns null outside what the actor may know of. */
  async examination(tx: Transaction, context: Context, examinationId: string): Promise<Sealed<Examination> | null> {
    const [examination] = await this.#sealed(tx, context, ONE, [examinationId]);
    return examination ?? null;
  }

  /** One page of an employer's or an employee's, the latest first. */
  async page(tx: Transaction, context: Context, page: ExaminationPage): Promise<Sealed<Examination>[]> {
    const statement = page.of === 'employer' ? OF_EMPLOYER : OF_EMPLOYEE;
    return this.#sealed(tx, context, statement, [page.id, page.after, page.limit]);
  }

  /** One page of the open ones of which nothing went out, by id. */
  async waiting(
    tx: Transaction,
    context: Context,
    after: string | null,
    limit: number,
  ): Promise<Sealed<Examination>[]> {
    return this.#sealed(tx, context, WAITING, [after, limit]);
  }

  /** {@link waiting}, in the order of their turns. */
  async inTurn(tx: Transaction, context: Context, turn: Turn): Promise<readonly Candidate[]> {
    const rows = await tx.query<ExaminationResult & TurnResult>(IN_TURN, turn.parameters);
    return inTurn(rows, await this.#seal(tx, context, rows));
  }

  /** Those that end in time, in the order of their ends. */
  async ending(tx: Transaction, context: Context, ends: Ends): Promise<readonly Candidate[]> {
    const rows = await tx.query<ExaminationResult & TurnResult>(ENDING, ends.parameters);
    return inTurn(rows, await this.#seal(tx, context, rows));
  }

  async #sealed(
    tx: Transaction,
    context: Context,
    statement: PreparedStatement,
    parameters: readonly unknown[],
  ): Promise<Sealed<Examination>[]> {
    return this.#seal(tx, context, await tx.query<ExaminationResult>(statement, parameters));
  }

  async #seal(tx: Transaction, context: Context, rows: readonly ExaminationResult[]): Promise<Sealed<Examination>[]> {
    const terms = readingTerms(this.policies);
    return sealTowards(tx, context, rows, {
      as: 'Examination',
      open: examinationOf,
      facts: (row, towards) => factsOfExamination(towards, row, terms),
    });
  }
}

function examinationOf(row: ExaminationResult): Examination {
  return {
    id: row.id,
    employerId: row.employer_id,
    employeeId: row.employee_id,
    examinationKind: row.examination_kind,
    askedOn: row.asked_on,
    closesOn: row.closes_on,
    state: isOpen(row.closes_on, row.today) ? 'open' : 'closed',
  };
}
