import type { RuleRefusal } from '../../../platform/problems/rule-refusal.js';
import type { ExaminationKind } from '../../../safeguards/access/policy/examinations.js';
import type { Decision } from '../outcome/outcome.js';
import { whyNotHeld, whyNotRelease, type AnsweringFacts } from '../outcome/why-not-issue.js';

/**
 * Why may the employee not decide this about an outcome now? (V4, I10)
 *
 * @returns null when he may: of a kind that goes to him first, about the current outcome that nobody else has yet, unless
 *          its re-examination was asked for; to agree, also only while the employer may get it
 */
export function whyNotDecide(
  facts: AnsweringFacts,
  kind: ExaminationKind,
  outcomeId: string,
  decision: Decision,
): RuleRefusal | null {
  if (!kind.blocking) return NO_BLOCKING;
  const held = whyNotHeld(facts, outcomeId);
  if (held !== null) return held;
  if (facts.current?.decision === 're-examination') return RE_EXAMINED;
  return decision === 'agreed' ? whyNotRelease(facts, kind, outcomeId) : null;
}

const NO_BLOCKING: RuleRefusal = {
  rule: 'V4',
  code: 'no-blocking',
  detail: 'An examination of this kind knows no blocking: its outcome goes to employee and employer at once.',
};
const RE_EXAMINED: RuleRefusal = {
  rule: 'V4',
  code: 're-examination-asked',
  detail: 'A re-examination was asked for: this outcome stays held, and another doctor examines.',
};

/** The answer to the second of two decisions at once. */
export const DECIDED_MEANWHILE: RuleRefusal = {
  rule: 'V4',
  code: 'decided-meanwhile',
  detail: 'Another decision about this outcome was taken at the same moment.',
};
