import type { RuleRefusal } from '../../platform/problems/rule-refusal.js';
import type { MedicalPiece } from '../../records/medical-dossier/medical-piece.js';
import { isPossible, type DisclosureState, type DisclosureStep } from './disclosure-states.js';

/** C4 — why this can't be done with a request that stands there; null where it can. */
export function whyNotStep(state: DisclosureState, step: DisclosureStep): RuleRefusal | null {
  if (isPossible(state, step)) return null;
  const code = STANDS[state];
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
