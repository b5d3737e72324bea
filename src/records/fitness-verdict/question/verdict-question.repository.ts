import { Injectable } from '@nestjs/common';
import type { LocalDate } from '../../../platform/calendar/local-date.js';
import { addUnlessThere } from '../../../platform/stores/add-unless-there.js';
import type { PreparedStatement } from '../../../platform/stores/prepared-statement.js';
import type { Transaction } from '../../../platform/stores/transaction.js';
import type { Context } from '../../../safeguards/access/context.js';
import { Policies } from '../../../safeguards/access/policy/policies.js';
import { latestFirst, type PlacedResult } from '../../../safeguards/access/latest-first.js';
import { Sealed } from '../../../safeguards/access/sealed.js';
import { byEnd, type Ends } from '../../../safeguards/ending/by-end.js';
import { byTurn, inTurn, type Candidate, type Turn, type TurnResult } from '../../../safeguards/waiting/turn.js';
import { EMPLOYERS_FACTS, employersFactsOf, type EmployersFactsResult } from '../employers-facts.js';
import { factsOfAbsence, READING_TERM, readingFacts } from '../reading-facts.js';
import { VerdictQuestionRow } from './verdict-question.entity.js';
import { isOpen, type VerdictQuestion } from './verdict-question.js';
import type { AskingFacts } from './why-not-ask.js';

const ABOUT = `
  SELECT e.id AS employee_id, e.employer_id, l.round, l.closes_on, ${EMPLOYERS_FACTS}
  FROM access.absence a JOIN access.employee e ON e.id = a.employee_id
  LEFT JOIN LATERAL (SELECT q.round, q.closes_on FROM desk.verdict_question q
    WHERE q.absence_id = a.id AND q.question = $2 ORDER BY q.round DESC LIMIT 1) l ON true
  WHERE a.id = $1`;
const SHOWN = `
  SELECT q.id, q.employer_id, q.employee_id, q.absence_id, q.question, q.closes_on, q.asked_at, platform.today() AS today,
         (q.asked_at AT TIME ZONE 'Europe/Amsterdam')::date AS asked_on
  FROM desk.verdict_question q`;
const ONE = { name: 'desk_question', text: `${SHOWN} WHERE q.id = $1` };
const OF_EMPLOYER = {
  name: 'desk_questions_of_employer',
  text: latestFirst(`${SHOWN} WHERE q.employer_id = $1`, 'asked_at'),
};
const OF_EMPLOYEE = {
  name: 'desk_questions_of_employee',
  text: latestFirst(`${SHOWN} WHERE q.employee_id = $1`, 'asked_at'),
};
const OPEN = `
  ${SHOWN} WHERE q.closes_on >= platform.today()
    AND NOT EXISTS (SELECT 1 FROM desk.released_verdict r WHERE r.question_id = q.id)`;
const WAITING = {
  name: 'desk_questions_waiting',
  text: `${OPEN} AND ($1::uuid IS NULL OR q.id > $1) ORDER BY q.id LIMIT $2`,
};
const IN_TURN = {
  name: 'desk_questions_in_turn',
  text: byTurn(OPEN, { since: 'w.asked_on', until: 'w.closes_on' }),
};
const ENDING = byEnd(OPEN, (row) => `${row}.closes_on`);

interface QuestionResult extends PlacedResult {
  readonly id: string;
  readonly employer_id: string;
  readonly employee_id: string;
  readonly absence_id: string;
  readonly question: VerdictQuestion['question'];
  readonly asked_on: LocalDate;
  readonly closes_on: LocalDate;
  readonly today: LocalDate;
}
type AboutResult = EmployersFactsResult &
  Pick<QuestionResult, 'employee_id' | 'employer_id'> & {
    readonly round: number | null;
    readonly closes_on: LocalDate | null;
  };

/** An absence as it is asked about. */
export interface AskedAbout extends AskingFacts {
  readonly employeeId: string;
  readonly employerId: string;
  /** The round that a next question would be. */
  readonly nextRound: number;
}

/** The employers' questions, at the desk. */
@Injectable()
export class VerdictQuestionRepository {
  constructor(private readonly policies: Policies) {}

  /** What is known of an absence for asking about it; null when there is no such absence. */
  async about(tx: Transaction, absenceId: string, question: string): Promise<AskedAbout | null> {
    const [row] = await tx.query<AboutResult>(ABOUT, [absenceId, question]);
    if (row === undefined) return null;
    return {
      ...employersFactsOf(row),
      employeeId: row.employee_id,
      employerId: row.employer_id,
      nextRound: (row.round ?? 0) + 1,
      lastClosesOn: row.closes_on,
    };
  }

  /** Who ask about one absence at once do so one after the other: the second sees what the first one did. */
  async queueUp(tx: Transaction, absenceId: string): Promise<void> {
    await tx.query("SELECT pg_advisory_xact_lock(hashtextextended('ask ' || $1, 0))", [absenceId]);
  }

  /** @returns false when another question took this round meanwhile. */
  async add(tx: Transaction, question: VerdictQuestionRow): Promise<boolean> {
    return addUnlessThere(tx, VerdictQuestionRow, question, 'id');
  }

  /** @returns null outside what the actor may know of. */
  async question(tx: Transaction, context: Context, questionId: string): Promise<Sealed<VerdictQuestion> | null> {
    const [question] = await this.#sealed(tx, context, ONE, [questionId]);
    return question ?? null;
  }

  /** One page of an employer's questions, the latest first. */
  async ofEmployer(
    tx: Transaction,
    context: Context,
    employerId: string,
    after: string | null,
    limit: number,
  ): Promise<Sealed<VerdictQuestion>[]> {
    return this.#sealed(tx, context, OF_EMPLOYER, [employerId, after, limit]);
  }

  /** One page of the questions about an employee, the latest first. */
  async ofEmployee(
    tx: Transaction,
    context: Context,
    employeeId: string,
    after: string | null,
    limit: number,
  ): Promise<Sealed<VerdictQuestion>[]> {
    return this.#sealed(tx, context, OF_EMPLOYEE, [employeeId, after, limit]);
  }

  /** One page of the open questions to which nothing went out, by id. */
  async waiting(
    tx: Transaction,
    context: Context,
    after: string | null,
    limit: number,
  ): Promise<Sealed<VerdictQuestion>[]> {
    return this.#sealed(tx, context, WAITING, [after, limit]);
  }

  /** {@link waiting}, in the order of their turns. */
  async inTurn(tx: Transaction, context: Context, turn: Turn): Promise<readonly Candidate[]> {
    const rows = await tx.query<QuestionResult & TurnResult>(IN_TURN, turn.parameters);
    return inTurn(rows, await this.#seal(tx, context, rows));
  }

  /** Those that end in time, in the order of their ends. */
  async ending(tx: Transaction, context: Context, ends: Ends): Promise<readonly Candidate[]> {
    const rows = await tx.query<QuestionResult & TurnResult>(ENDING, ends.parameters);
    return inTurn(rows, await this.#seal(tx, context, rows));
  }

  async #sealed(
    tx: Transaction,
    context: Context,
    statement: PreparedStatement,
    parameters: readonly unknown[],
  ): Promise<Sealed<VerdictQuestion>[]> {
    return this.#seal(tx, context, await tx.query<QuestionResult>(statement, parameters));
  }

  async #seal(tx: Transaction, context: Context, rows: readonly QuestionResult[]): Promise<Sealed<VerdictQuestion>[]> {
    const ids = rows.map((row) => row.employee_id);
    const facts = await readingFacts(tx, context, this.policies.term(READING_TERM), ids);
    return rows.map(
      (row) =>
        new Sealed(
          'VerdictQuestion',
          questionOf(row),
          factsOfAbsence(facts.get(row.employee_id), row.absence_id),
          undefined,
          row.place,
        ),
    );
  }
}

function questionOf(row: QuestionResult): VerdictQuestion {
  return {
    id: row.id,
    employerId: row.employer_id,
    employeeId: row.employee_id,
    absenceId: row.absence_id,
    question: row.question,
    askedOn: row.asked_on,
    closesOn: row.closes_on,
    state: isOpen(row.closes_on, row.today) ? 'open' : 'closed',
  };
}
