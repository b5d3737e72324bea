import type { RuleRefusal } from '../../../platform/problems/rule-refusal.js';

/** How far a collection came, as the database tells it at this moment. */
export interface Begun {
  /** Somebody is collecting it now. */
  readonly isHeld: boolean;
  /** The answer that handed it over didn't come to its end. */
  readonly brokeOff: boolean;
}

const COLLECTED: RuleRefusal = {
  rule: 'C11',
  code: 'collected-already',
  detail: 'It was collected: once, as it says. What is missing of it can be asked for by its range, for a day.',
};
const BEING_COLLECTED: RuleRefusal = {
  rule: 'C11',
  code: 'being-collected',
  detail: 'It is being collected at this moment.',
};

/**
 * C11 — once; what was interrupted goes on from where it was cut off, and from its beginning only where nothing of it can have arrived whole.
 * @param begun null where nobody began
 * @param from the first byte that is asked for
 */
export function whyNotCollect(begun: Begun | null, from: number): RuleRefusal | null {
  if (begun === null) return null;
  if (begun.isHeld) return BEING_COLLECTED;
  return from > 0 || begun.brokeOff ? null : COLLECTED;
}
