import type { RuleRefusal } from '../../../platform/problems/rule-refusal.js';

/** How far a collection came, as the database tells it at this moment. */
export interface Begun {
  /** Somebody is collecting it now. */
  readonly isHeld: boolean;
  /** The answer that handed it over didn't come to its end. */
  readonly brokeOff: boolean;
  /** Up to which byte it was handed over. */
  readonly handed: number;
  /** Was anything of it? */
  readonly isCollected: boolean;
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

const CAME_NO_FURTHER: RuleRefusal = {
  rule: 'C11',
  code: 'came-no-further',
  detail: 'So far it was never handed over: what was cut off goes on from where it was.',
};

/**
 * C11 — once; what was interrupted goes on from where it was cut off, and from its beginning only where nothing of it can have arrived whole.
 * @param begun null where nobody began
 * @param from the first byte that is asked for
 */
export function whyNotCollect(begun: Begun | null, from: number): RuleRefusal | null {
  if (begun === null) return null;
  if (begun.isHeld) return BEING_COLLECTED;
  if (from > begun.handed) return CAME_NO_FURTHER;
  return from > 0 || begun.brokeOff ? null : COLLECTED;
}
