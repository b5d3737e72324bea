import type { RuleRefusal } from '../../platform/problems/rule-refusal.js';

/** What is known of a part when a letter with what it says is recorded as posted. */
export interface PartGoingOut {
  /** The version that counts. */
  readonly version: number;
  /** That version went out, or the part isn't the service's to say. */
  readonly isOut: boolean;
}

/**
 * V7 — why does this version not go out to the employer?
 *
 * @param posted the version that the letter says
 * @returns null for the one that counts, once
 */
export function whyNotLetOut({ version, isOut }: PartGoingOut, posted: number): RuleRefusal | null {
  if (posted !== version) return AMENDED_SINCE;
  return isOut ? PART_RELEASED : null;
}

const AMENDED_SINCE: RuleRefusal = {
  rule: 'V7',
  code: 'amended-since',
  detail: 'The letter does not say what the part says now: employee and employer get the same text.',
};

/** Also the answer to the second of two who record the same letter. */
export const PART_RELEASED: RuleRefusal = {
  rule: 'V7',
  code: 'already-released',
  detail: 'What this part says went to employee and employer already.',
};
