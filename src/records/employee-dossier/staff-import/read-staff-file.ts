import { setImmediate as nextTurn } from 'node:timers/promises';
import { cutIntoBlocks } from './cut-into-blocks.js';
import { decodeStaffFile } from './decode-staff-file.js';
import { plausibleDays } from './employment-cells.js';
import { readStaffRow, refuse, type RowTerms } from './read-staff-row.js';
import { RecordReader } from './record-reader.js';
import type { StaffColumns } from './staff-columns.js';
import { isRowRefusal, type RowRefusal, type StaffRow } from './staff-row.js';
import { StaffFileRefused } from './staff-file-refused.js';

export interface StaffFileOptions {
  /** The charset parameter of the content type, if the sender gave one. */
  readonly charset?: string | undefined;
  /** LocalDate in Amsterdam: what is in the future is decided by it. */
  readonly today: string;
  /** D5 — does a name or address say something about somebody's health? */
  readonly saysHealth: RowTerms['saysHealth'];
  readonly sayHealthTogether: RowTerms['sayHealthTogether'];
  /** Told before the first row: where this file has its columns. */
  readonly onColumns?: (columns: StaffColumns) => void;
}

/**
 * Reads an employer's staff file as a stream: each row in the order of the file, accepted in canonical form or refused
 * with line, column and reason. Nothing is held but one block, its rows, and the staff numbers accepted so far.
 *
 * Of two rows with one staff number the first accepted one counts; a refused row doesn't use its number up.
 * Leaving the loop early, or a refusal, closes the source. What the source itself throws is passed on as it is.
 *
 * @param source the bytes, in chunks of any size; a Node Readable is one
 * @throws StaffFileRefused at any moment: what was yielded before may then not be kept
 */
export async function* readStaffFile(
  source: AsyncIterable<Uint8Array>,
  options: StaffFileOptions,
): AsyncGenerator<StaffRow | RowRefusal, void, void> {
  const terms = {
    days: plausibleDays(options.today),
    saysHealth: options.saysHealth,
    sayHealthTogether: options.sayHealthTogether,
  };
  const accepted = new Set<string>();
  let reader: RecordReader | undefined;
  try {
    for await (const block of decodeStaffFile(cutIntoBlocks(source), options.charset)) {
      reader ??= new RecordReader(block, options.onColumns);
      await reader.write(block);
      yield* checked(reader, terms, accepted);
      // An upload that is already in memory would else be read to its end before anybody else's turn came.
      await nextTurn();
    }
    if (reader === undefined) throw new StaffFileRefused('empty_file');
    await reader.end();
    yield* checked(reader, terms, accepted);
  } finally {
    reader?.close();
  }
}

function* checked(reader: RecordReader, terms: RowTerms, accepted: Set<string>): Generator<StaffRow | RowRefusal> {
  for (const record of reader.collect()) {
    const item = readStaffRow(record, reader.columns, terms);
    if (isRowRefusal(item)) {
      yield item;
    } else if (accepted.has(item.staffNumber)) {
      yield refuse(item.line, reader.columns, 'staffNumber', 'duplicate_number');
    } else {
      accepted.add(item.staffNumber);
      yield item;
    }
  }
}
