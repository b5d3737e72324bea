import { digitsHoldCitizenNumber, spellsCitizenNumber } from '../../../platform/http/citizen-number.js';
import { CellRefused } from './cell-text.js';

/** What somebody writes between the digits of one number: '9512.27.622', '951 227 622'. */
const BETWEEN_DIGITS = /(?<=\d)[^\p{L}\d]+(?=\d)/gu;

/**
 * V9 — a citizen service number may come along in no field, also not inside a longer text ('BSN951227622') or number
 * ('0951227622'): it would then stand in lists and addresses. A letter parts numbers here: staff numbers are made of both.
 *
 * @returns the text as it came
 * @throws CellRefused `citizen_number`
 */
export function withoutCitizenNumber(text: string): string {
  if (digitsHoldCitizenNumber(text.replace(BETWEEN_DIGITS, ''))) throw new CellRefused('citizen_number');
  return text;
}

/**
 * V9 — the same of a street or an e-mail address, where letters between the digits part nothing either ('1234 b 56782').
 *
 * @returns the text as it came
 * @throws CellRefused `citizen_number`
 */
export function withoutSpeltCitizenNumber(text: string): string {
  if (spellsCitizenNumber(text)) throw new CellRefused('citizen_number');
  return text;
}
