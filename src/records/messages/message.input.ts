import { z } from 'zod';
import { refusingCitizenNumber } from '../../platform/http/citizen-number.js';
import { localDate } from '../../platform/http/input-types.js';
import { CHANNELS } from './message.js';

const content = {
  subject: refusingCitizenNumber(z.string().trim().min(1).max(200)).meta({
    description: 'Sealed like the text (D3).',
    rule: 'D3',
  }),
  text: refusingCitizenNumber(z.string().trim().min(1).max(20_000)).meta({ description: 'What was said.', rule: 'D3' }),
};

/** A message from, to or about an employee, as who had it writes it down. */
export const MessageInput = z.strictObject({
  direction: z.enum(['in', 'out']).meta({ description: 'From the employee, or to him.' }),
  channel: z.enum(CHANNELS).meta({ description: 'How it went.' }),
  sentOn: localDate.meta({ description: 'The day it was sent or said; not in the future.' }),
  ...content,
});
export type MessageInput = z.infer<typeof MessageInput>;

/** What an employee writes himself. */
export const OwnMessageInput = z.strictObject(content);
export type OwnMessageInput = z.infer<typeof OwnMessageInput>;
