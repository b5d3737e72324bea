import type { AnsweringFacts } from './outcome/why-not-issue.js';

const TODAY = '2026-03-10';

/** An examination that is open on its last day, and not answered yet. */
export const PENDING: AnsweringFacts = {
  today: TODAY,
  askedOn: '2026-03-01',
  agreements: [{ services: ['examinations'], startsOn: '2026-01-01', endsOn: null }],
  employments: [{ startsOn: null, endsOn: null }],
  applications: [],
  closesOn: TODAY,
  current: null,
  reExaminedDoctorIds: [],
  releasedId: null,
};
/** What makes one closed. */
export const CLOSED = { closesOn: '2026-03-09' };

/** The same with a first outcome of dr Vos, and what the employee decided about it. */
export function heldAs(decision: 'agreed' | 'blocked' | 're-examination' | null): AnsweringFacts {
  const reExaminedDoctorIds = decision === 're-examination' ? ['vos'] : [];
  return { ...PENDING, current: { id: 'first', decision }, reExaminedDoctorIds };
}

/** A refusal in two words. */
export function said(refusal: { readonly rule: string; readonly code: string } | null): string | null {
  return refusal === null ? null : `${refusal.rule} ${refusal.code}`;
}
