import { z } from 'zod';
import { day, id, version } from '../../../platform/http/shown.js';

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

export const ContactMoment = z
  .strictObject({
    id,
    employerId: id,
    contactPersonId: id.nullable(),
    on: day.describe('When one spoke.'),
    direction: z.enum(DIRECTIONS).describe('Who spoke to whom; internal is a note of the own.'),
    channel: z.enum(CHANNELS),
    subject: z.enum(SUBJECTS).describe('About what of the relation; never about an employee (D3).'),
    nextStep: z.enum(NEXT_STEPS),
    nextStepOn: day.nullable(),
    version,
  })
  .describe(
    'That one spoke with an employer, or noted something of the relation: when, how, about what, and what comes next.',
  );
export type ContactMoment = Readonly<z.infer<typeof ContactMoment>>;

export const ContactMomentWritten = z
  .strictObject({ contactMomentId: id, version })
  .describe('The contact is on record at that version.');
export type ContactMomentWritten = z.infer<typeof ContactMomentWritten>;
