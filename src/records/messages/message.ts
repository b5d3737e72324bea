import { z } from 'zod';
import { day, id, moment } from '../../platform/http/shown.js';
import { Attachment } from './attachments/attachment.js';

/** How a message went that somebody writes down. */
export const CHANNELS = ['letter', 'telephone', 'e-mail', 'conversation'] as const;

export const MessageContent = z
  .strictObject({
    subject: z.string().describe('Its subject, as it was written; sealed with the text (D3).'),
    text: z.string().describe('What it says.'),
  })
  .describe('What a message says: sealed, its subject too (D3).');
export type MessageContent = Readonly<z.infer<typeof MessageContent>>;

const withAttachments = { attachments: z.array(Attachment).readonly().describe('What came with it.') };

export const Message = z
  .strictObject({
    ...MessageContent.shape,
    ...withAttachments,
    id,
    employeeId: id,
    direction: z.enum(['in', 'out']).describe('In: from the employee, or about him. Out: to him.'),
    channel: z.enum([...CHANNELS, 'portal']).describe('The portal is what the employee wrote here himself.'),
    sentOn: day,
    recordedBy: id,
    recordedAt: moment,
  })
  .describe('A message from or to an employee, or about him, in the employee dossier.');
export type Message = Readonly<z.infer<typeof Message>>;

export const HealthMessage = z
  .strictObject({
    ...MessageContent.shape,
    ...withAttachments,
    id,
    employeeId: id,
    sentOn: day,
    putBy: id.describe('The employee himself, or who moved it from a desk.'),
    putAt: moment,
  })
  .describe('What an employee wrote about health, in the medical dossier (D12).');
export type HealthMessage = Readonly<z.infer<typeof HealthMessage>>;

export const MessageRecorded = z.strictObject({ messageId: id }).describe('The message is on record.');
export type MessageRecorded = z.infer<typeof MessageRecorded>;
