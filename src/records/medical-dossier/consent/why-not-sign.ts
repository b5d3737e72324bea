import type { RuleRefusal } from '../../../platform/problems/rule-refusal.js';
import type { Consent } from './consent.js';

export const CONSENT_WITHDRAWN: RuleRefusal = {
  rule: 'C3',
  code: 'consent-withdrawn',
  detail: 'That consent was withdrawn.',
};

export const SHOWN_OTHERWISE: RuleRefusal = {
  rule: 'C2',
  code: 'shown-otherwise',
  detail: 'What you say that you read is not what this consent shows.',
};
export const NEWER_VERSION: RuleRefusal = {
  rule: 'C3',
  code: 'newer-version',
  detail:
    'A piece that it names has another version since, or is not shown to the employee any more: another one is needed.',
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
  if (digest !== shown) return SHOWN_OTHERWISE;
  return asTheyStand ? null : NEWER_VERSION;
}
