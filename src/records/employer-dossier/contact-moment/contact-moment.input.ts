import { z } from 'zod';
import { localDate, uuid } from '../../../platform/http/input-types.js';
import { version } from '../business-input.js';
import { CHANNELS, DIRECTIONS, NEXT_STEPS, SUBJECTS } from './contact-moment.js';

const moment = {
  on: localDate.meta({ description: 'The day; not in the future.' }),
  direction: z.enum(DIRECTIONS).describe('Who spoke to whom; internal is a note of the own.'),
  channel: z.enum(CHANNELS).meta({ description: 'How; a `note` is `internal`, and nothing else is.' }),
  subject: z.enum(SUBJECTS).meta({
    description: 'What it was about, by a closed list. Messages about an employee are kept in his dossier.',
    rule: 'D3',
  }),
  contactPersonId: uuid.optional().meta({ description: 'With whom, if somebody on record.' }),
  nextStep: z.enum(NEXT_STEPS),
  nextStepOn: localDate.optional().meta({ description: 'When; asked for unless the next step is `none`.' }),
};

interface Moment {
  readonly direction: string;
  readonly channel: string;
  readonly nextStep: string;
  readonly nextStepOn?: string | undefined;
}
const isNoteInternal = ({ direction, channel }: Moment): boolean => (channel === 'note') === (direction === 'internal');
const hasDayForStep = ({ nextStep, nextStepOn }: Moment): boolean =>
  (nextStep === 'none') === (nextStepOn === undefined);
const NOTE = { path: ['direction'], params: { code: 'not_of_that_channel' } };
const STEP = { path: ['nextStepOn'], params: { code: 'not_of_that_step' } };

/** That one spoke, or a note. */
export const ContactMomentInput = z
  .strictObject(moment)
  .refine(isNoteInternal, NOTE)
  .refine(hasDayForStep, STEP)
  .meta({ rule: 'D3' });
export type ContactMomentInput = z.infer<typeof ContactMomentInput>;

/** The same, put right. */
export const ContactMomentAmendmentInput = z
  .strictObject({ version, ...moment })
  .refine(isNoteInternal, NOTE)
  .refine(hasDayForStep, STEP)
  .meta({ rule: 'D3' });
export type ContactMomentAmendmentInput = z.infer<typeof ContactMomentAmendmentInput>;
