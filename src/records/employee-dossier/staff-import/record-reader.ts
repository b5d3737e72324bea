import { CsvError, parse, type Parser } from 'csv-parse';
import { headerDelimiter } from './header-delimiter.js';
import { type StaffCells, StaffColumns } from './staff-columns.js';
import { StaffFileRefused } from './staff-file-refused.js';

/** The longest row, in bytes of UTF-8 and with its line end. */
export const MAX_ROW_BYTES = 64 * 1024;

/** Rows in a file, empty lines counted along: they cost as much to read. */
export const MAX_ROWS = 250_000;

/** What csv-parse may hold back of a block to look ahead for the end of a quote or a line. */
const LOOK_AHEAD_BYTES = 16;

const LINE_BREAK = /\r\n|\n|\r/g;

/** A row as it stands in the file: its first physical line, and its cells unless their number is wrong. */
export interface StaffRecord {
  readonly line: number;
  readonly cells: StaffCells | null;
}

/** Reads the records of one file, block by block, and keeps nothing of it but the place of the columns. */
export class RecordReader {
  private readonly parser: Parser;
  private header: StaffColumns | undefined;
  private taken: StaffRecord[] = [];
  private rows = 0;
  private emptyLines = 0;
  private nextLine = 1;
  private bytesWritten = 0;
  private bytesInRecords = 0;

  /**
   * @param start the first block, from which the delimiter is told; it has to be written as well
   * @param onColumns told where the columns are, as soon as the header row has been read
   */
  constructor(
    start: Uint8Array,
    private readonly onColumns?: (columns: StaffColumns) => void,
  ) {
    this.parser = parse({
      delimiter: headerDelimiter(start),
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      // V9 — ignored cells are dropped here, in the parser's own step: nothing is given to the stream's queue.
      on_record: (cells: string[], { bytes }: { bytes: number }) => {
        this.take(cells, bytes);
        return null;
      },
    });
    // Each failure also reaches the write that caused it; without a listener the event would end the process.
    this.parser.on('error', () => undefined);
  }

  /** Parses one block. @throws StaffFileRefused */
  async write(block: Buffer): Promise<void> {
    this.bytesWritten += block.length;
    await this.settled((done) => this.parser.write(block, done));
    // Counted here because csv-parse's own bound counts no delimiters: a gigabyte of semicolons would pass it.
    if (this.bytesWritten - this.bytesInRecords > MAX_ROW_BYTES + LOOK_AHEAD_BYTES) throw this.rowTooLong();
  }

  /** Parses what the last block left open. @throws StaffFileRefused */
  async end(): Promise<void> {
    await this.settled((done) => this.parser.end(done));
    if (this.header === undefined) throw new StaffFileRefused('empty_file');
    if (this.rows === 0) throw new StaffFileRefused('no_rows');
  }

  /** Where the columns are; the header row must have been read. */
  get columns(): StaffColumns {
    if (this.header === undefined) throw new Error('The header row has not been read.');
    return this.header;
  }

  /** Hands over the records that were parsed since the last time. */
  collect(): readonly StaffRecord[] {
    const records = this.taken;
    this.taken = [];
    return records;
  }

  close(): void {
    this.parser.destroy();
  }

  private take(cells: string[], bytes: number): void {
    const line = this.nextLine;
    if (bytes - this.bytesInRecords > MAX_ROW_BYTES) throw this.rowTooLong();
    this.bytesInRecords = bytes;
    // csv-parse counts a quoted CRLF as two lines, so the lines are counted here: the row's own end and those in cells.
    this.nextLine += 1 + lineBreaksIn(cells);
    const isEmpty = cells.length === 1 && cells[0] === '';
    if (isEmpty) this.emptyLines += 1;
    else if (this.header === undefined) {
      this.header = StaffColumns.from(cells, line);
      this.onColumns?.(this.header);
    } else {
      this.rows += 1;
      this.taken.push({ line, cells: this.header.pick(cells) });
    }
    if (this.rows + this.emptyLines > MAX_ROWS) throw new StaffFileRefused('too_many_rows', { line });
  }

  private settled(step: (done: (error?: Error | null) => void) => void): Promise<void> {
    return new Promise((resolve, reject) => {
      step((error) => {
        if (error) reject(this.withoutValues(error));
        else resolve();
      });
    });
  }

  /** D5 — an error of csv-parse quotes the cell it stumbled over, so only its code goes on. */
  private withoutValues(error: Error): Error {
    if (!(error instanceof CsvError)) return error;
    const place = { line: this.nextLine };
    if (error.code === 'CSV_QUOTE_NOT_CLOSED') return new StaffFileRefused('unterminated_quote', place);
    if (error.code === 'CSV_INVALID_CLOSING_QUOTE' || error.code === 'INVALID_OPENING_QUOTE') {
      return new StaffFileRefused('misplaced_quote', place);
    }
    return new Error(`The CSV parser stopped: ${error.code}.`);
  }

  private rowTooLong(): StaffFileRefused {
    return new StaffFileRefused('row_too_long', { line: this.nextLine });
  }
}

function lineBreaksIn(cells: readonly string[]): number {
  let count = 0;
  for (const cell of cells) {
    if (cell.includes('\n') || cell.includes('\r')) count += cell.match(LINE_BREAK)?.length ?? 0;
  }
  return count;
}
