import type { LocalDate } from '../../../platform/calendar/local-date.js';
import type { RuleRefusal } from '../../../platform/problems/rule-refusal.js';
import type { ExaminationKind } from '../../../safeguards/access/policy/examinations.js';
import { isOpen } from '../commission/examination.js';
import { whyNoOutcome, type EmployersFacts } from '../why-no-outcome.js';
import type { Decision } from './outcome.js';

/** What is known of an examination when its outcome is issued, posted, decided upon or released. */
export interface AnsweringFacts extends EmployersFacts {
  readonly closesOn: LocalDate;
  /** The outcome that no other superseded, null when there is none. */
  readonly current: { readonly id: string; readonly decision: Decision | null } | null;
  /** V4 — whose outcome of this examination was to be re-examined, and who countersigned it; they issue none of it any more. */
  readonly reExaminedDoctorIds: readonly string[];
  /** The last outcome that went out, null when none did. */
  readonly releasedId: string | null;
}

/**
 * Why may this doctor not issue an outcome, or another one, now?
 *
 * @param supersedes the outcome that the doctor says he supersedes, null for a first one
 * @param doctorIds whose outcome it is, and who countersigns it
 * @returns null when he may: the employer may get one (V1, V6), the examination is open or something went out that has to be
 *          put right (V1), he names the current outcome (V3), and no re-examination was asked for after one of his (V4)
 */
export function whyNotIssue(
  facts: AnsweringFacts,
  kind: ExaminationKind,
  supersedes: string | null,
  ...doctorIds: readonly string[]
): RuleRefusal | null {
  const refusal = whyTakesNoOutcome(facts, kind);
  if (refusal !== null) return refusal;
  const { current } = facts;
  if (supersedes !== (current?.id ?? null)) return ANOTHER_CURRENT;
  return facts.reExaminedDoctorIds.some((heard) => doctorIds.includes(heard)) ? ANOTHER_DOCTOR : null;
}

/** {@link whyNotIssue} for an outcome that was issued before: only the current one, and once (V3, V7). */
export function whyNotRelease(facts: AnsweringFacts, kind: ExaminationKind, outcomeId: string): RuleRefusal | null {
  return whyNotHeld(facts, outcomeId) ?? whyTakesNoOutcome(facts, kind);
}

/** Why is this outcome not one that waits to be released? */
export function whyNotHeld({ releasedId, current }: AnsweringFacts, outcomeId: string): RuleRefusal | null {
  if (releasedId === outcomeId) return ALREADY_RELEASED;
  return current?.id === outcomeId ? null : ANOTHER_CURRENT;
}

function whyTakesNoOutcome(facts: AnsweringFacts, kind: ExaminationKind): RuleRefusal | null {
  const nothing = whyNoOutcome(facts, kind);
  if (nothing !== null) return nothing;
  return isOpen(facts.closesOn, facts.today) || facts.releasedId !== null ? null : EXAMINATION_CLOSED;
}

const EXAMINATION_CLOSED: RuleRefusal = {
  rule: 'V4',
  code: 'examination-closed',
  detail: 'The examination closed, as each does after its term: the employer may commission another.',
};
const ANOTHER_DOCTOR: RuleRefusal = {
  rule: 'V4',
  code: 'another-doctor',
  detail:
    'A re-examination is by another doctor than the outcome that it is about, and stands: it is not his to supersede.',
};

/** Also the answer to the second of two who decide at once. */
export const ANOTHER_CURRENT: RuleRefusal = {
  rule: 'V3',
  code: 'outcome-superseded',
  detail: 'It is about the current outcome of the examination, and this is another.',
};

/** Also the answer to the second of two who let it out. */
export const ALREADY_RELEASED: RuleRefusal = {
  rule: 'V4',
  code: 'already-released',
  detail: 'This outcome went to employee and employer: what was sent stays.',
};
