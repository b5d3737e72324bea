import type { FoundFile } from '../../../platform/files/take-file.js';

/** A file that came with a message: what its content shows it to be. It has no name but its id (D5). */
export interface Attachment extends FoundFile {
  readonly attachmentId: string;
}

/** Files that one message has at most; the tables say so too. */
export const MOST_ATTACHMENTS = 5;

/** At a desk, in the employee dossier, or at the doctor, in the medical one. */
export type MessageStore = 'employee' | 'medical';
