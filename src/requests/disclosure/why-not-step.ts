import type { RuleRefusal } from '../../platform/problems/rule-refusal.js';
import type { MedicalPiece } from '../../records/medical-dossier/medical-piece.js';
import type { DisclosureRequest } from './disclosure-request.js';
import { isPossible, type DisclosureState, type DisclosureStep } from './disclosure-states.js';

/** C4, C11 — why this can't be done with a request that stands there; null where it can. */
export function whyNotStep(state: DisclosureState, step: DisclosureStep): RuleRefusal | null {
  if (isPossible(state, step)) return null;
  const code = (step === 'sign' || step === 'release' ? NOT_YET[state] : undefined) ?? STANDS[state];
  return { ...code, detail: `That request is ${state.replaceAll('-', ' ')}.` };
}

const STANDS: Readonly<Record<DisclosureState, Pick<RuleRefusal, 'code' | 'rule'>>> = {
  incomplete: { code: 'request-incomplete', rule: 'C17' },
  expired: { code: 'request-expired', rule: 'C17' },
  'before-the-doctor': { code: 'request-complete', rule: 'C17' },
  approved: { code: 'decided-already', rule: 'C4' },
  'partly-approved': { code: 'decided-already', rule: 'C4' },
  refused: { code: 'decided-already', rule: 'C4' },
  withdrawn: { code: 'request-withdrawn', rule: 'C4' },
  recalled: { code: 'consent-withdrawn', rule: 'C3' },
  signed: { code: 'signed-already', rule: 'C11' },
  released: { code: 'released-already', rule: 'C11' },
  collected: { code: 'collected-already', rule: 'C11' },
  lapsed: { code: 'package-lapsed', rule: 'C11' },
};
/** What has to come before something is signed or released. */
const NOT_YET: Readonly<Partial<typeof STANDS>> = {
  'before-the-doctor': { code: 'not-decided', rule: 'C4' },
  approved: { code: 'not-signed', rule: 'C11' },
  'partly-approved': { code: 'not-signed', rule: 'C11' },
};

/** C2, C3 — why what a request rests on doesn't carry it any more. */
export function whyNoBasis(lacking: NonNullable<DisclosureRequest['lacking']>): RuleRefusal {
  const rule = lacking.startsWith('consent-withdrawn') || lacking.startsWith('other') ? 'C3' : 'C2';
  return { rule, code: lacking, detail: 'What the request rests on does not cover it any more.' };
}

export const NEWER_VERSION: RuleRefusal = {
  rule: 'C3',
  code: 'newer-version',
  detail:
    'A piece that is asked for has another version since, or lies elsewhere: strike it, or have the request made anew.',
};

export const ANOTHER_REPORTING_DOCTOR: RuleRefusal = {
  rule: 'C4',
  code: 'another-reporting-doctor',
  detail: 'Another doctor reported a piece of these: what he reported is his to decide, and cannot be asked here yet.',
};

/** C4 — is it this doctor's to decide whether the piece goes: what he reported, and a letter that was received? */
export function isReportedBy(
  { received = null, responsibleDoctorId = null }: Partial<Pick<MedicalPiece, 'received' | 'responsibleDoctorId'>>,
  doctorId: string | null,
): boolean {
  return received !== null || (doctorId !== null && responsibleDoctorId === doctorId);
}
