import type { FieldError } from '../../../platform/problems/problem.js';
import type { ExposureInput } from './exposure.input.js';

/**
 * Can somebody have been exposed like this?
 * @param isClass says whether something is a class of the vocabulary's list
 * @param today in Amsterdam
 * @returns what is wrong, field by field: an unlisted class (R3), a day to come, an end before the beginning; empty if nothing is
 */
export function whyNotExposedThen(
  { agentClass, from, until }: Pick<ExposureInput, 'agentClass' | 'from' | 'until'>,
  isClass: (code: string) => boolean,
  today: string,
): FieldError[] {
  return [
    ...(isClass(agentClass) ? [] : [{ at: '/agentClass', code: 'unknown_class', rule: 'R3' }]),
    ...(from > today ? [{ at: '/from', code: 'in_the_future' }] : []),
    ...(until !== null && until > today ? [{ at: '/until', code: 'in_the_future' }] : []),
    ...(until !== null && until < from ? [{ at: '/until', code: 'before_from' }] : []),
  ];
}
