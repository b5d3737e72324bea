import { z } from 'zod';
import { localDate } from '../../../platform/http/input-types.js';
import { freeText } from '../../../platform/http/free-text.js';

const text = freeText(20_000).meta({
  description: 'Seen by its author alone; sealed under a key of its own.',
  rule: 'S12',
});
const version = z
  .int()
  .positive()
  .meta({ description: "The version that was read; 409 when it isn't the current one any more." });

/** A new working note. */
export const WorkingNoteInput = z.strictObject({ text });
export type WorkingNoteInput = z.infer<typeof WorkingNoteInput>;

/** The text anew, in place: a note is no record and keeps no history. */
export const WorkingNoteAmendmentInput = z.strictObject({ version, text });
export type WorkingNoteAmendmentInput = z.infer<typeof WorkingNoteAmendmentInput>;

/** S12 — filed, it is dossier: as one piece of an entry. */
export const FilingInput = z.strictObject({
  version,
  item: z
    .string()
    .regex(/^M\d{2}$/)
    .meta({ description: 'The one item of the disclosure matrix that the piece will be.', rule: 'V8', codes: 'item' }),
  entryOn: localDate.meta({ description: 'The day the entry is about; not in the future.' }),
});
export type FilingInput = z.infer<typeof FilingInput>;

/** S12 — destroyed, it is gone from backups too. */
export const DestructionInput = z.strictObject({ version });
export type DestructionInput = z.infer<typeof DestructionInput>;
