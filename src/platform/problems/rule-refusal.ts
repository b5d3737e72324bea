import { refusedByRule } from './usual-problems.js';

/** Why a rule refuses an act on something whose existence the actor knows: our words, and dates of our own. */
export interface RuleRefusal {
  readonly rule: string;
  /** kebab-case slug of the problem. */
  readonly code: string;
  readonly detail: string;
}

/** @throws Problem 409 naming the rule, unless there is no refusal. */
export function refuseIf(refusal: RuleRefusal | null): void {
  if (refusal !== null) throw refusedByRule(409, refusal.code, refusal.rule, refusal.detail);
}
