import { z } from 'zod';
import { day, id, moment, version } from '../../../platform/http/shown.js';

export const WorkingNote = z
  .strictObject({
    id,
    employeeId: id,
    version,
    text: z.string().describe('The note.'),
    authorId: id,
    responsibleDoctorId: id.describe('S11 — the doctor under whose responsibility it was written.'),
    writtenAt: moment,
    destroyBy: day.describe('The last day on which it may be there.'),
  })
  .describe('S12 — what its author keeps apart from the dossier, until it is filed or destroyed. It changes in place.');
export type WorkingNote = Readonly<z.infer<typeof WorkingNote>>;

/** What became of it, by who wrote it. */
export type EndOfNote = 'filed' | 'destroyed';

/** What is sealed under the note's own key. */
export interface WorkingNoteContent {
  readonly text: string;
}

export const WorkingNoteWritten = z
  .strictObject({ noteId: id, destroyBy: day.describe('The last day on which it may be there.') })
  .describe('The note is kept.');
export type WorkingNoteWritten = z.infer<typeof WorkingNoteWritten>;

export const WorkingNoteAmended = z.strictObject({ noteId: id, version }).describe('The note says that now.');
export type WorkingNoteAmended = z.infer<typeof WorkingNoteAmended>;

export const WorkingNoteFiled = z
  .strictObject({ noteId: id, entryId: id, pieceIds: z.array(id).readonly() })
  .describe('The note is a piece of the dossier, and no note any more.');
export type WorkingNoteFiled = z.infer<typeof WorkingNoteFiled>;

export const WorkingNoteDestroyed = z.strictObject({ noteId: id }).describe('The note is gone, in backups too.');
export type WorkingNoteDestroyed = z.infer<typeof WorkingNoteDestroyed>;
