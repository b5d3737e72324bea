import { passesElevenTest } from '../../../platform/http/citizen-number.js';
import { CellRefused } from './cell-text.js';

/** What somebody writes between the digits of one number: '9512.27.622', '951 227 622'. */
const BETWEEN_DIGITS = /(?<=\d)[^\p{L}\d]+(?=\d)/gu;
/** Each nine digits in a row, also those that overlap: the look-ahead takes nothing. No such number begins with '00'. */
const NINE_DIGITS = /(?=(?!00)(\d{9}))/g;

/**
 * V9 — a citizen service number may come along in no field, also not inside a longer text ('BSN951227622') or number
 * ('0951227622'): it would then stand in lists and addresses.
 *
 * @returns the text as it came
 * @throws CellRefused `citizen_number`
 */
export function withoutCitizenNumber(text: string): string {
  for (const [, digits] of text.replace(BETWEEN_DIGITS, '').matchAll(NINE_DIGITS)) {
    if (digits !== undefined && passesElevenTest(digits)) throw new CellRefused('citizen_number');
  }
  return text;
}
