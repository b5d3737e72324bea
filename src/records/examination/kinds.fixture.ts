import type { ExaminationKind } from '../../safeguards/access/policy/examinations.js';

/** An examination before employment, but for what is said otherwise. */
export function kindOfExamination(change: Partial<ExaminationKind> = {}): ExaminationKind {
  return {
    name: 'pre-employment',
    label: { en: 'examination before employment', nl: 'aanstellingskeuring' },
    item: 'M14',
    employeeFirst: true,
    blocking: true,
    individual: true,
    asked: 'by-commission',
    ofTheEmployed: false,
    settledFor: null,
    ...change,
  };
}
