import type { PartName } from './reintegration-part.js';

/** What sort of thing a part is, as policies ask; which roles read and record each, they say. */
export interface SortOfPart {
  /** What the doctor says, without anything medical: analysis, opinion, when he is seen next (M25, M27, M28). */
  readonly ofDoctor: boolean;
  /** The plan and its evaluations (M26). */
  readonly ofPlan: boolean;
  /** What is done, and whether in time (M22, M23). */
  readonly ofActivity: boolean;
  /** Wage value and pay suspended, which the employer sets (M20, M21). */
  readonly ofPay: boolean;
  /** What the employee himself says of the plan. */
  readonly ofEmployee: boolean;
  /** When the doctor is seen next, and that somebody did not attend (M28, M31). */
  readonly ofContact: boolean;
  /** That somebody did not attend: the fact only (M31). */
  readonly ofAttendance: boolean;
}

const NONE: SortOfPart = {
  ofDoctor: false,
  ofPlan: false,
  ofActivity: false,
  ofPay: false,
  ofEmployee: false,
  ofContact: false,
  ofAttendance: false,
};

const SORTS: Readonly<Record<PartName, Partial<SortOfPart>>> = {
  'problem-analysis': { ofDoctor: true },
  'current-opinion': { ofDoctor: true },
  plan: { ofPlan: true },
  evaluation: { ofPlan: true },
  'own-share': { ofEmployee: true },
  activity: { ofActivity: true },
  intervention: { ofActivity: true },
  'wage-value': { ofPay: true },
  'pay-suspension': { ofPay: true },
  'next-doctor-contact': { ofDoctor: true, ofContact: true },
  'non-attendance': { ofAttendance: true, ofContact: true },
};

/** V8 — the sort of a part. */
export function sortOfPart(part: PartName): SortOfPart {
  return { ...NONE, ...SORTS[part] };
}
