import type { LocalDate } from '../../../platform/calendar/local-date.js';
import type { RuleRefusal } from '../../../platform/problems/rule-refusal.js';
import type { ExaminationKind } from '../../../safeguards/access/policy/examinations.js';
import { endOfTerm, type Term } from '../../../safeguards/access/policy/terms.js';
import { whyNotDecide } from '../decision/why-not-decide.js';
import type { AnsweringFacts } from '../outcome/why-not-issue.js';
import type { PaperAgreement } from './paper-agreement.js';

/** What is known when a paper about an outcome comes in. */
export interface PaperFacts {
  /** From which day on he can have signed: when he heard it; null where he did not hear it yet. */
  readonly heardOn: LocalDate | null;
  /** The day of his own last decision, null for none. */
  readonly decidedOn: LocalDate | null;
  /** Whether another paper about this outcome is under way. */
  readonly another: boolean;
}

/**
 * Why is no paper recorded of an outcome? (V4, I10)
 *
 * @returns null when one is: where he could agree himself, he heard it, no other paper is under way, and he decided nothing himself on the
 *          day of the signature or after it
 */
export function whyNotRecordPaper(
  facts: AnsweringFacts,
  kind: ExaminationKind,
  outcomeId: string,
  { heardOn, decidedOn, another }: PaperFacts,
  signedOn: LocalDate,
): RuleRefusal | null {
  const no = whyNotDecide(facts, kind, outcomeId, 'agreed');
  if (no !== null) return no;
  if (heardOn === null) return NOT_HEARD;
  if (another) return PAPER_UNDER_WAY;
  return decidedOn !== null && decidedOn >= signedOn ? DECIDED_HIMSELF : null;
}

/** Why does a doctor not accept this paper? @returns null when he does: it was recorded, and nothing overtook it. */
export function whyNotAccept({ state }: Pick<PaperAgreement, 'state'>): RuleRefusal | null {
  if (state === 'recorded') return null;
  return isUnderWay(state) ? ACCEPTED_ALREADY : PAPER_OVER;
}

/** Why is no letter about it recorded? */
export function whyNotTell({ state }: Pick<PaperAgreement, 'state'>): RuleRefusal | null {
  if (state === 'accepted') return null;
  return state === 'recorded' ? NOT_ACCEPTED : state === 'told' ? TOLD_ALREADY : PAPER_OVER;
}

/** Why can it not be withdrawn? @returns null while the outcome did not go out. */
export function whyNotWithdraw({ state }: Pick<PaperAgreement, 'state'>): RuleRefusal | null {
  return isUnderWay(state) || state === 'recorded' ? null : PAPER_OVER;
}

/** Why does the outcome not go out on this paper yet? @returns null on the day after the term in which the employee can undo it. */
export function whyNotLetOut(
  { state, toldOn }: Pick<PaperAgreement, 'state' | 'toldOn'>,
  term: Term,
  today: LocalDate,
): RuleRefusal | null {
  if (state === 'recorded') return NOT_ACCEPTED;
  if (state === 'accepted') return NOT_TOLD;
  if (state !== 'told' || toldOn === null) return PAPER_OVER;
  const lastDay = endOfTerm(term, toldOn);
  return lastDay < today ? null : stillUndone(lastDay);
}

function isUnderWay(state: PaperAgreement['state']): boolean {
  return state === 'accepted' || state === 'told';
}

const NOT_HEARD: RuleRefusal = {
  rule: 'V4',
  code: 'not-heard-yet',
  detail: 'The employee hears it first: no letter with the outcome was posted, and there is no account.',
};
/** Also the answer to the second of two who record one at once. */
export const PAPER_UNDER_WAY: RuleRefusal = {
  rule: 'I10',
  code: 'paper-under-way',
  detail: 'Another paper about this outcome is under way: it is withdrawn first.',
};
const DECIDED_HIMSELF: RuleRefusal = {
  rule: 'I10',
  code: 'decided-himself',
  detail: 'The employee decided himself, on the day of the signature or after it: that counts.',
};
/** Also the answer to the second of two who accept at once. */
export const ACCEPTED_ALREADY: RuleRefusal = {
  rule: 'I10',
  code: 'accepted-already',
  detail: 'A doctor accepted this paper before.',
};
const NOT_ACCEPTED: RuleRefusal = {
  rule: 'I10',
  code: 'not-accepted-yet',
  detail: 'No doctor accepted this paper yet.',
};
const NOT_TOLD: RuleRefusal = {
  rule: 'I10',
  code: 'not-told-yet',
  detail: 'The employee was not told yet that a doctor accepted it: the letter is posted first.',
};
/** Also the answer to the second of two who tell at once. */
export const TOLD_ALREADY: RuleRefusal = {
  rule: 'I10',
  code: 'told-already',
  detail: 'The employee was told before.',
};
/** Its doctor alone hears it, who reads that day in the paper's record too. */
function stillUndone(lastDay: LocalDate): RuleRefusal {
  const detail = `The employee can undo it until ${lastDay}: the outcome goes out after that day.`;
  return { rule: 'I10', code: 'can-be-undone', detail };
}
/** Also the answer to the second of two who withdraw at once. */
export const PAPER_OVER: RuleRefusal = {
  rule: 'I10',
  code: 'paper-over',
  detail: 'This paper counts no more: it was withdrawn, the outcome went out or was superseded, or he decided himself.',
};
