import type { LocalDate } from '../../../platform/calendar/local-date.js';

export const DIRECTIONS = ['from-the-employer', 'to-the-employer', 'internal'] as const;
export const CHANNELS = ['phone', 'email', 'letter', 'meeting', 'video-call', 'note'] as const;
/** D3 — what was spoken about is a code: of an employee there is none. */
export const SUBJECTS = [
  'agreement',
  'renewal',
  'price',
  'invoice',
  'service-level',
  'contact-details',
  'reporting',
  'prevention',
  'complaint',
  'end-of-relation',
] as const;
export const NEXT_STEPS = [
  'none',
  'call-back',
  'send-offer',
  'send-information',
  'plan-meeting',
  'involve-colleague',
] as const;

/** That one spoke with an employer, or noted something of the relation: when, how, about what, and what comes next. */
export interface ContactMoment {
  readonly id: string;
  readonly employerId: string;
  readonly contactPersonId: string | null;
  readonly on: LocalDate;
  readonly direction: (typeof DIRECTIONS)[number];
  readonly channel: (typeof CHANNELS)[number];
  readonly subject: (typeof SUBJECTS)[number];
  readonly nextStep: (typeof NEXT_STEPS)[number];
  readonly nextStepOn: LocalDate | null;
  readonly version: number;
}
