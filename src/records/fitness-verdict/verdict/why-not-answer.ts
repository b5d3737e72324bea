import type { LocalDate } from '../../../platform/calendar/local-date.js';
import type { Term } from '../../../safeguards/access/policy/terms.js';
import { isOpen } from '../question/verdict-question.js';
import type { RuleRefusal } from '../../../platform/problems/rule-refusal.js';
import { whyNothingNew, type EmployersFacts } from '../why-nothing-new.js';

/** What is known of a question when it is answered. */
export interface AnsweringFacts extends EmployersFacts {
  readonly closesOn: LocalDate;
  /** The verdict that no other superseded, null when there is none. */
  readonly currentId: string | null;
  /** The last verdict that went out, null when none did. */
  readonly releasedId: string | null;
}

/**
 * Why may this question not get an answer, or another one, now?
 *
 * @param supersedes the verdict that the doctor says he supersedes, null for a first one
 * @param reading the term of V6
 * @returns null when it may: the employer may get something new (V1, V6), the question is open and the absence runs (V1) or
 *          something went out that has to be put right (V3), and the doctor names the current verdict (V3)
 */
export function whyNotAnswer(facts: AnsweringFacts, supersedes: string | null, reading: Term): RuleRefusal | null {
  const refusal = whyTakesNoAnswer(facts, reading);
  if (refusal !== null) return refusal;
  const { absence, today, releasedId } = facts;
  if (releasedId === null && absence.recoveredOn !== null && absence.recoveredOn <= today) return ABSENCE_OVER;
  return supersedes === facts.currentId ? null : ANOTHER_CURRENT;
}

/**
 * {@link whyNotAnswer} for letting a verdict out that was issued before: only the current one, and once (V3, V7). It was
 * signed while the absence ran; only its letter waited.
 */
export function whyNotRelease(facts: AnsweringFacts, verdictId: string, reading: Term): RuleRefusal | null {
  if (facts.releasedId === verdictId) return ALREADY_RELEASED;
  if (facts.currentId !== verdictId) return ANOTHER_CURRENT;
  return whyTakesNoAnswer(facts, reading);
}

function whyTakesNoAnswer(facts: AnsweringFacts, reading: Term): RuleRefusal | null {
  const nothing = whyNothingNew(facts, reading);
  if (nothing !== null) return nothing;
  return isOpen(facts.closesOn, facts.today) || facts.releasedId !== null ? null : QUESTION_CLOSED;
}

const ABSENCE_OVER: RuleRefusal = {
  rule: 'V1',
  code: 'absence-not-running',
  detail: 'The employee recovered: the question takes no answer any more, and closes on its last day.',
};

const QUESTION_CLOSED: RuleRefusal = {
  rule: 'V1',
  code: 'question-closed',
  detail: 'The question closed without an answer: the employer may ask anew.',
};

/** Also the answer to the second of two who decide at once. */
export const ANOTHER_CURRENT: RuleRefusal = {
  rule: 'V3',
  code: 'verdict-superseded',
  detail: 'A verdict is superseded by one that names the current verdict on the question.',
};

/** Also the answer to the second of two who record the same letter. */
export const ALREADY_RELEASED: RuleRefusal = {
  rule: 'V7',
  code: 'already-released',
  detail: 'This verdict went to employee and employer already.',
};
