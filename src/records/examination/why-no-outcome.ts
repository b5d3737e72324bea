import { isWithin, type LocalDate } from '../../platform/calendar/local-date.js';
import type { RuleRefusal } from '../../platform/problems/rule-refusal.js';
import type { ExaminationKind } from '../../safeguards/access/policy/examinations.js';
import { relationOfExamination, type Relations } from './relation-of-examination.js';

/** What stands between an employer and the outcome of an examination; dates are Amsterdam dates. */
export interface EmployersFacts extends Relations {
  readonly today: LocalDate;
  readonly askedOn: LocalDate;
  readonly agreements: readonly {
    readonly services: readonly string[];
    readonly startsOn: LocalDate;
    readonly endsOn: LocalDate | null;
  }[];
}

const EXAMINATIONS = 'examinations';

/**
 * Why may the employer get no outcome of an examination of this kind now?
 *
 * @returns null when it may: under an agreement in force for examinations (V1), of a kind that reaches an employer by a
 *          commission (V4), of somebody whose employment or application goes on (V6) and, where the kind is of the
 *          employed, works there by now (V4)
 */
export function whyNoOutcome(facts: EmployersFacts, kind: ExaminationKind): RuleRefusal | null {
  if (!kind.individual) return NEVER_INDIVIDUAL;
  if (kind.asked === 'about-an-absence') return ASKED_ABOUT_AN_ABSENCE;
  if (kind.asked === 'by-the-agency') return ASKED_BY_THE_AGENCY;
  const { today, askedOn, agreements } = facts;
  const agreed = agreements.some(
    ({ services, startsOn, endsOn }) => services.includes(EXAMINATIONS) && isWithin(today, startsOn, endsOn),
  );
  if (!agreed) return NO_AGREEMENT;
  const relation = relationOfExamination(askedOn, facts);
  if (relation === null || (relation.endsOn !== null && relation.endsOn < today)) return EMPLOYMENT_ENDED;
  const { isEmployed, startsOn } = relation;
  const hasBegun = isEmployed && (startsOn === null || startsOn <= today);
  return kind.ofTheEmployed && !hasBegun ? NOT_EMPLOYED_YET : null;
}

const NEVER_INDIVIDUAL: RuleRefusal = {
  rule: 'V4',
  code: 'never-individual',
  detail: 'Of a voluntary screening nothing about one person reaches an employer.',
};
const ASKED_ABOUT_AN_ABSENCE: RuleRefusal = {
  rule: 'V1',
  code: 'asked-about-an-absence',
  detail: 'The answer of this kind is fit or unfit: it is asked about a running absence.',
};
const ASKED_BY_THE_AGENCY: RuleRefusal = {
  rule: 'V4',
  code: 'asked-by-the-agency',
  detail: 'The benefits agency asks for an assessment of this kind; an employer commissions none.',
};
const NO_AGREEMENT: RuleRefusal = {
  rule: 'V1',
  code: 'no-agreement-in-force',
  detail: 'No agreement in force lets the employer commission an examination.',
};
const EMPLOYMENT_ENDED: RuleRefusal = {
  rule: 'V6',
  code: 'employment-ended',
  detail: 'No employment or application goes on: the employer gets nothing new.',
};
const NOT_EMPLOYED_YET: RuleRefusal = {
  rule: 'V4',
  code: 'not-employed-yet',
  detail: 'An examination of this kind is of somebody who works there: no employment has begun.',
};
