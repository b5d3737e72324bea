import { CellRefused, readCellText } from './cell-text.js';
import { withoutCitizenNumber } from './citizen-number.js';

const LONGEST_NUMBER = 20;
const STAFF_NUMBER = /^[A-Z0-9](?:[A-Z0-9./-]*[A-Z0-9])?$/i;
const LETTER = /[A-Z]/gi;
const DIGIT = /\d/g;
const FOUR_LETTERS = /[A-Z]{4}/i;

/**
 * The employer's number of an employee, in upper case.
 *
 * V9 — a number, not a word: 'P0012' and 'AB-1234' are, 'GRIEP' and 'HIV-1' aren't. And no citizen service number.
 *
 * @throws CellRefused `missing_number`, `invalid_number`, `citizen_number`, `control_character`, `too_long`
 */
export function readStaffNumber(cell: string): string {
  const text = readCellText(cell, LONGEST_NUMBER);
  if (text === '') throw new CellRefused('missing_number');
  if (!STAFF_NUMBER.test(text) || isWord(text)) throw new CellRefused('invalid_number');
  return withoutCitizenNumber(text.toUpperCase());
}

/** The same for a cell that may be empty. */
export function readStaffNumberIfAny(cell: string): string | null {
  return readCellText(cell, LONGEST_NUMBER) === '' ? null : readStaffNumber(cell);
}

/** More letters than digits, or four letters in a row. */
function isWord(text: string): boolean {
  return FOUR_LETTERS.test(text) || (text.match(LETTER)?.length ?? 0) > (text.match(DIGIT)?.length ?? 0);
}
