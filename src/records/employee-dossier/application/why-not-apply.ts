import type { LocalDate } from '../../../platform/calendar/local-date.js';
import type { RuleRefusal } from '../../../platform/problems/rule-refusal.js';
import type { EmploymentDays } from '../employee.js';
import { howAnotherPerson, type Recognition } from '../how-another-person.js';

/** Somebody on record under the number that an employer names for an applicant. */
export interface OnRecord {
  readonly recorded: Recognition;
  readonly employments: readonly EmploymentDays[];
  /** The last day of the application that runs, null when none does. */
  readonly appliesUntil: LocalDate | null;
}

/**
 * Why is this not somebody new who applies?
 *
 * @returns null when he may: he is that person (S1), works there no longer (V1) and doesn't apply yet
 */
export function whyNotApply(known: OnRecord, said: Recognition, today: LocalDate): RuleRefusal | null {
  // A mistyped number would otherwise put an examination, and then a medical dossier, to the wrong person.
  if (howAnotherPerson(known.recorded, said) !== null) return ANOTHER_PERSON;
  if (known.employments.some(({ endsOn }) => endsOn === null || endsOn >= today)) return EMPLOYED;
  return known.appliesUntil !== null && known.appliesUntil >= today ? APPLIES : null;
}

const ANOTHER_PERSON: RuleRefusal = {
  rule: 'V9',
  code: 'another-person',
  detail: 'Somebody else has that number: with another birth date, or family name where none is on record.',
};
const EMPLOYED: RuleRefusal = {
  rule: 'V1',
  code: 'employed',
  detail: 'Who has that number works there: commission the examination of him as he is.',
};
const APPLIES: RuleRefusal = {
  rule: 'V9',
  code: 'applies-already',
  detail: 'An application of that person is on record: commission the examination of him.',
};
