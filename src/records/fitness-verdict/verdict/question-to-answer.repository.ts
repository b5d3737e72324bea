import { Injectable } from '@nestjs/common';
import type { LocalDate } from '../../../platform/calendar/local-date.js';
import type { Transaction } from '../../../platform/stores/transaction.js';
import { EMPLOYERS_FACTS, employersFactsOf, type EmployersFactsResult } from '../employers-facts.js';
import type { VerdictQuestion } from '../question/verdict-question.js';
import type { AnsweringFacts } from './why-not-answer.js';

// The medical side's two looks: at the desk's question, then at its own verdicts on it. No statement joins two stores (D2).
const ASKED = `
  SELECT q.id, q.employer_id, q.employee_id, q.absence_id, q.question, q.closes_on, desk.officer_to_tell(q.id) AS officer_id,
         medical.account_of(q.employee_id) AS account_id, ${EMPLOYERS_FACTS}
  FROM desk.verdict_question q JOIN access.absence a ON a.id = q.absence_id JOIN access.employee e ON e.id = q.employee_id`;
const QUESTION = `${ASKED} WHERE q.id = $1`;
const QUESTIONS = `${ASKED} WHERE q.id = ANY ($1)`;
const ANSWERS = `
  SELECT (SELECT v.id FROM medical.verdict v WHERE v.question_id = $1
            AND NOT EXISTS (SELECT 1 FROM medical.verdict n WHERE n.supersedes = v.id)) AS current_id,
         (SELECT r.verdict_id FROM medical.verdict_release r WHERE r.question_id = $1
            AND NOT EXISTS (SELECT 1 FROM medical.verdict_release n WHERE n.supersedes = r.verdict_id)) AS released_id`;
// What waits to be countersigned is seen by who prepared it alone: for him, and nobody else, it is answered.
const ANSWERED = `
  SELECT question_id AS id FROM medical.verdict WHERE question_id = ANY ($1)
  UNION SELECT p.about FROM medical.proposal p WHERE p.about = ANY ($1) AND medical.proposal_waits(p)`;
const QUESTION_OF = 'SELECT question_id FROM medical.verdict WHERE id = $1';

interface QuestionResult extends EmployersFactsResult {
  readonly id: string;
  readonly employer_id: string;
  readonly employee_id: string;
  readonly absence_id: string;
  readonly question: VerdictQuestion['question'];
  readonly closes_on: LocalDate;
  readonly officer_id: string | null;
  readonly account_id: string | null;
}

/** A question as the one who answers sees it. */
export interface QuestionToAnswer extends AnsweringFacts {
  readonly id: string;
  readonly employerId: string;
  readonly employeeId: string;
  readonly absenceId: string;
  readonly question: VerdictQuestion['question'];
  /** The officer who asked, null when he acts for that employer no longer. */
  readonly officerId: string | null;
  /** V7 — the account in which the employee gets the text, null where it takes a letter. */
  readonly accountId: string | null;
}

/** Employers' questions, from the medical side. */
@Injectable()
export class QuestionToAnswerRepository {
  /** @returns null outside what the actor may know of. */
  async question(tx: Transaction, questionId: string): Promise<QuestionToAnswer | null> {
    const [row] = await tx.query<QuestionResult>(QUESTION, [questionId]);
    const [answers] = await tx.query<{ current_id: string | null; released_id: string | null }>(ANSWERS, [questionId]);
    if (row === undefined || answers === undefined) return null;
    return toAnswer(row, { currentId: answers.current_id, releasedId: answers.released_id });
  }

  /** Questions on which no verdict was issued, as the one who answers sees them. */
  async unanswered(tx: Transaction, questionIds: readonly string[]): Promise<readonly QuestionToAnswer[]> {
    const rows = await tx.query<QuestionResult>(QUESTIONS, [questionIds]);
    return rows.map((row) => toAnswer(row, { currentId: null, releasedId: null }));
  }

  /** Those of them to which a verdict was issued, whether it went out or waits for its letter, or was prepared by the actor. */
  async answered(tx: Transaction, questionIds: readonly string[]): Promise<ReadonlySet<string>> {
    return new Set((await tx.query<{ id: string }>(ANSWERED, [questionIds])).map(({ id }) => id));
  }

  /** The question that a verdict answers. @returns null outside what the actor may know of. */
  async questionOf(tx: Transaction, verdictId: string): Promise<QuestionToAnswer | null> {
    const [row] = await tx.query<{ question_id: string }>(QUESTION_OF, [verdictId]);
    return this.question(tx, row?.question_id ?? verdictId);
  }
}

function toAnswer(row: QuestionResult, answers: Pick<QuestionToAnswer, 'currentId' | 'releasedId'>): QuestionToAnswer {
  return {
    ...employersFactsOf(row),
    id: row.id,
    employerId: row.employer_id,
    employeeId: row.employee_id,
    absenceId: row.absence_id,
    question: row.question,
    closesOn: row.closes_on,
    officerId: row.officer_id,
    accountId: row.account_id,
    ...answers,
  };
}
