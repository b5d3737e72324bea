import type { LocalDate } from '../../../platform/calendar/local-date.js';
import type { DisclosureMatrix } from '../../../safeguards/disclosure/disclosure-matrix.js';
import { mayReceive, NOTHING_ELSE } from '../../../safeguards/disclosure/may-receive.js';
import type { Term } from '../../../safeguards/access/policy/terms.js';
import type { RuleRefusal } from '../../../platform/problems/rule-refusal.js';
import { whyNothingNew, type EmployersFacts } from '../why-nothing-new.js';

/** What is known of an absence when its employer and employee are advised. */
export interface AdvisingFacts extends EmployersFacts {
  /** The edition that the employer's agreement chose (V5), null where there never was one. */
  readonly edition: string | null;
  /** The advice that no other superseded, null when there is none. */
  readonly currentId: string | null;
  /** The last advice that went out, null when none did. */
  readonly releasedId: string | null;
}

/** The kind of recipient that advice is for. */
const EMPLOYER = 'employer';

/**
 * V8, V5 — why may this item not be advised?
 *
 * @param known whether advice.yaml has it
 * @returns null when the employer may receive it under the edition of its agreement, with nothing beside it
 */
export function whyNotThisItem(
  matrix: DisclosureMatrix,
  item: string,
  known: boolean,
  edition: string | null,
  on: LocalDate,
): RuleRefusal | null {
  const question = { item, recipient: EMPLOYER, edition: edition ?? '', on, insideEea: true };
  const answer = mayReceive(matrix, { ...question, accompanied: NOTHING_ELSE });
  if (answer.allowed) return known ? null : NO_ADVICE;
  if (!matrix.items.has(item)) return NO_ITEM;
  const instead = answer.instead === null ? '' : ` Say ${answer.instead} instead.`;
  if (answer.reason === 'narrower-edition') {
    const detail = `The edition of the employer's agreement gives it the verdict alone: ${item} is not in it.`;
    return { rule: answer.rule, code: 'narrower-edition', detail };
  }
  return {
    rule: answer.rule,
    code: 'not-for-the-employer',
    detail: `The disclosure matrix does not give ${item} to the employer.${instead}`,
  };
}

/**
 * V5 — why may employer and employee not be advised about this absence now?
 *
 * @param supersedes the advice that the doctor says he supersedes, null for a first one
 * @param reading the term of V6
 */
export function whyNotAdvise(facts: AdvisingFacts, supersedes: string | null, reading: Term): RuleRefusal | null {
  return whyTakesNoAdvice(facts, reading) ?? (supersedes === facts.currentId ? null : ANOTHER_ADVICE);
}

/** {@link whyNotAdvise} for letting advice out that was issued before: only the current one, and once (V3, V7). */
export function whyNotLetOut(facts: AdvisingFacts, adviceId: string, reading: Term): RuleRefusal | null {
  if (facts.releasedId === adviceId) return ADVICE_RELEASED;
  if (facts.currentId !== adviceId) return ANOTHER_ADVICE;
  return whyTakesNoAdvice(facts, reading);
}

function whyTakesNoAdvice(facts: AdvisingFacts, reading: Term): RuleRefusal | null {
  const { absence, today, releasedId } = facts;
  const runs = absence.firstDay <= today && (absence.recoveredOn === null || absence.recoveredOn > today);
  return whyNothingNew(facts, reading) ?? (runs || releasedId !== null ? null : ABSENCE_OVER);
}

const NO_ADVICE: RuleRefusal = {
  rule: 'V5',
  code: 'no-advice-item',
  detail:
    'The item is none that a doctor advises: it is recorded by somebody else. GET /v1/advice-items lists what he does.',
};

const NO_ITEM: RuleRefusal = {
  rule: 'V8',
  code: 'no-such-item',
  detail: 'The disclosure matrix has no item of that number. GET /v1/advice-items lists what a doctor advises.',
};

const ABSENCE_OVER: RuleRefusal = {
  rule: 'V5',
  code: 'absence-over',
  detail: 'The absence does not run: there is nothing to advise about.',
};

/** Also the answer to the second of two who decide at once. */
export const ANOTHER_ADVICE: RuleRefusal = {
  rule: 'V3',
  code: 'advice-superseded',
  detail: 'Advice is superseded by one that names the current advice about the absence.',
};

/** Also the answer to the second of two who record the same letter. */
export const ADVICE_RELEASED: RuleRefusal = {
  rule: 'V7',
  code: 'already-released',
  detail: 'This advice went to employee and employer already.',
};
