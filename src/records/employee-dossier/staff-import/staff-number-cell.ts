import { CellRefused, readCellText } from './cell-text.js';

const LONGEST_NUMBER = 20;
const STAFF_NUMBER = /^[A-Z0-9](?:[A-Z0-9./-]*[A-Z0-9])?$/i;
const NINE_DIGITS = /^\d{9}$/;
const SEPARATORS = /[./-]/g;

/**
 * The employer's number of an employee, in upper case.
 *
 * V9 — a citizen service number may not come along as staff number: it would then stand in lists and addresses.
 *
 * @throws CellRefused `missing_number`, `invalid_number`, `citizen_number`, `control_character`, `too_long`
 */
export function readStaffNumber(cell: string): string {
  const text = readCellText(cell, LONGEST_NUMBER);
  if (text === '') throw new CellRefused('missing_number');
  if (!STAFF_NUMBER.test(text)) throw new CellRefused('invalid_number');
  if (isCitizenNumber(text.replace(SEPARATORS, ''))) throw new CellRefused('citizen_number');
  return text.toUpperCase();
}

/** Whether nine digits pass the eleven-test of the BSN: weights 9 to 2, the last digit −1, the sum divisible by 11. */
function isCitizenNumber(text: string): boolean {
  if (!NINE_DIGITS.test(text)) return false;
  const digits = Array.from(text, Number);
  const sum = digits.reduce((total, digit, index) => total + digit * (index === 8 ? -1 : 9 - index), 0);
  return sum % 11 === 0;
}
