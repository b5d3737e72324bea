import type { LocalDate } from '../../../platform/calendar/local-date.js';
import type { RuleRefusal } from '../../../platform/problems/rule-refusal.js';
import { endOfTerm, type Term } from '../../../safeguards/access/policy/terms.js';
import type { Consent } from './consent.js';
import { CONSENT_WITHDRAWN, NEWER_VERSION, SHOWN_OTHERWISE } from './why-not-sign.js';

/**
 * C2 — what is wrong with the day on a paper?
 * @param term how long after it something can rest on it
 * @returns a code, null for nothing
 */
export function faultOfDay(signedOn: LocalDate, term: Term, today: LocalDate): 'in_the_future' | 'too_old' | null {
  if (signedOn > today) return 'in_the_future';
  return endOfTerm(term, signedOn) < today ? 'too_old' : null;
}

/**
 * I10 — why does a doctor not accept this paper?
 * @param digest of what he says he read
 * @param asTheyStand is each of its pieces there still, at the version that it names?
 * @returns null when he does
 */
export function whyNotAccept(
  { state, digest: shown }: Pick<Consent, 'state' | 'digest'>,
  digest: string,
  asTheyStand: boolean,
): RuleRefusal | null {
  if (state !== 'recorded') return isOver(state) ?? (state === 'prepared' || state === 'signed' ? NO_PAPER : ACCEPTED);
  if (digest !== shown) return SHOWN_OTHERWISE;
  return asTheyStand ? null : NEWER_VERSION;
}

/** I10 — why is no letter about it recorded? @returns null where a doctor accepted it and the employee has not been told. */
export function whyNotTell({ state }: Pick<Consent, 'state'>): RuleRefusal | null {
  if (state === 'accepted') return null;
  if (state === 'recorded') return NOT_ACCEPTED;
  return isOver(state) ?? (state === 'prepared' || state === 'signed' ? NO_PAPER : TOLD);
}

function isOver(state: Consent['state']): RuleRefusal | null {
  if (state === 'withdrawn') return CONSENT_WITHDRAWN;
  if (state === 'expired') return TOO_OLD;
  return state === 'void' ? VOID : null;
}

const NO_PAPER: RuleRefusal = {
  rule: 'I10',
  code: 'not-on-paper',
  detail: 'That consent is signed in the app, by the employee himself.',
};
const ACCEPTED: RuleRefusal = {
  rule: 'I10',
  code: 'accepted-already',
  detail: 'A doctor accepted that paper before.',
};
const NOT_ACCEPTED: RuleRefusal = {
  rule: 'I10',
  code: 'not-accepted-yet',
  detail: 'No doctor accepted that paper yet.',
};
const TOLD: RuleRefusal = {
  rule: 'I10',
  code: 'told-already',
  detail: 'The employee was told before.',
};
const TOO_OLD: RuleRefusal = {
  rule: 'C2',
  code: 'consent-too-old',
  detail: 'The day on that paper is too long ago: nothing can rest on it any more.',
};
const VOID: RuleRefusal = {
  rule: 'I10',
  code: 'consent-void',
  detail: 'That paper counts no more: its scan was of somebody else, or who was told of it was not the employee.',
};
