import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import type { DisclosureCode } from '../../src/safeguards/disclosure/disclosure-document.js';

/** A row of the printed matrix. */
export interface PrintedRow {
  readonly id: string;
  readonly item: string;
  readonly duty: string | null;
  readonly note: string | null;
  /** By recipient. */
  readonly cells: Readonly<Record<string, DisclosureCode>>;
}

/** Reads the printed matrix (CSV): what each column between the description and the employee's duty says of each item. */
export function readMatrix(path: string): readonly PrintedRow[] {
  const rows = parse<Record<string, string>>(readFileSync(path), { columns: true });
  return rows.map(({ id = '', item = '', description, employee_duty: duty, note, ...cells }) => {
    if (description === undefined) throw new Error('a row of the printed matrix lacks its description');
    return { id, item, duty: emptyAsNull(duty), note: emptyAsNull(note), cells: cells as PrintedRow['cells'] };
  });
}

function emptyAsNull(text: string | undefined): string | null {
  return text === undefined || text === '' ? null : text;
}
