import type { RuleRefusal } from '../../../platform/problems/rule-refusal.js';
import type { Consent } from './consent.js';

export const CONSENT_WITHDRAWN: RuleRefusal = {
  rule: 'C3',
  code: 'consent-withdrawn',
  detail: 'You withdrew that consent.',
};

/**
 * C2, C3 — why a consent can't be signed.
 * @param digest what the employee says he read
 * @param asTheyStand is each of its pieces there still, at the version that it names?
 * @returns null where it can
 */
export function whyNotSign(
  { state, digest: shown }: Pick<Consent, 'state' | 'digest'>,
  digest: string,
  asTheyStand: boolean,
): RuleRefusal | null {
  if (state === 'withdrawn') return CONSENT_WITHDRAWN;
  if (state !== 'prepared') return { rule: 'C2', code: 'signed-already', detail: 'That consent was signed.' };
  if (digest !== shown) {
    return {
      rule: 'C2',
      code: 'shown-otherwise',
      detail: 'What you say that you read is not what this consent shows.',
    };
  }
  if (!asTheyStand) {
    return {
      rule: 'C3',
      code: 'newer-version',
      detail: 'A piece that it names has another version since, or is not shown to you any more: prepare another one.',
    };
  }
  return null;
}
