import { z } from 'zod';
import { FoundFile } from '../../../platform/files/take-file.js';
import { id } from '../../../platform/http/shown.js';

export const Attachment = z
  .strictObject({ attachmentId: id, ...FoundFile.shape })
  .describe('A file that came with a message: what its content shows it to be. It has no name but its id (D5).');
export type Attachment = Readonly<z.infer<typeof Attachment>>;

/** Files that one message has at most; the tables say so too. */
export const MOST_ATTACHMENTS = 5;

/** At a desk, in the employee dossier, or at the doctor, in the medical one. */
export type MessageStore = 'employee' | 'medical';
