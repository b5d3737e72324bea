import { Readable } from 'node:stream';
import { z } from 'zod';
import { id } from '../../platform/http/shown.js';
import type { ImportOutcome } from './staff-import.service.js';
import { ROW_REASONS } from './staff-import/staff-row.js';

const reason = z.enum(ROW_REASONS).describe('Why the row is refused; docs/staff-import.md says each in words.');
const count = z.int().min(0);

/** What {@link staffImportAnswer} writes. */
export const StaffImported = z
  .strictObject({
    importId: id,
    rows: count.describe('How many rows the file has.'),
    accepted: count.describe('How many are in: added, changed or unchanged.'),
    added: count.describe('How many are of somebody who was not on record.'),
    changed: count.describe('How many changed what was on record.'),
    unchanged: count.describe('How many said what was on record already.'),
    refused: z
      .partialRecord(reason, count)
      .describe('How many rows for which reason; docs/staff-import.md says each in words.'),
    missing: count.describe('People on record who are in no row: counted, never ended.'),
    columnsNotTaken: z
      .array(z.string())
      .describe('V9 — the columns of the file that nobody reads, by their names; what stood in them was dropped.'),
    refusals: z
      .array(
        z.strictObject({
          line: z.int().min(1).describe('Of the file, counted from 1.'),
          column: z
            .strictObject({
              position: z.int().min(1).describe('Of the file, counted from 1.'),
              field: z.string().describe('The field that the column is read as.'),
            })
            .nullable()
            .describe('Null where the row as a whole is wrong.'),
          reason,
          onRecordAs: z
            .string()
            .optional()
            .describe(
              'D1 — the staff number under which you have this person on record: use it, or name it as somebody else’s.',
            ),
        }),
      )
      .describe('Each row that is refused, in the order of the file.'),
  })
  .describe('What became of each row: the good ones are in, the others named by line, column and reason.');

/**
 * The answer to an import as JSON text, written while it is sent: counts first, then each refused row. A file of a
 * quarter of a million bad rows so costs no memory for its answer.
 */
export function staffImportAnswer({ importId, missing, tally }: ImportOutcome): Readable {
  return Readable.from(parts(importId, missing, tally));
}

function* parts(importId: string, missing: number, tally: ImportOutcome['tally']): Generator<string> {
  const head = JSON.stringify({ importId, ...tally.counts(), missing, columnsNotTaken: tally.columnsNotTaken });
  let text = `${head.slice(0, -1)},"refusals":[`;
  let comma = '';
  for (const refusal of tally.refusals()) {
    text += comma + JSON.stringify(refusal);
    comma = ',';
    if (text.length > CHUNK) {
      yield text;
      text = '';
    }
  }
  yield `${text}]}`;
}

/** Characters sent at a time. */
const CHUNK = 16 * 1024;
