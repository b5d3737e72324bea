import { REGISTRY_LETTERS } from '../../../platform/http/registry-letters.js';
import { CellRefused, readCellText } from './cell-text.js';
import { withoutCitizenNumber, withoutSpeltCitizenNumber } from './citizen-number.js';
import type { RowReason } from './staff-row.js';

/** Catalogus BAG: the name of a street and of a town have at most 80 characters, a house number five digits. */
const LONGEST_PLACE_NAME = 80;

const STREET = new RegExp(
  `^(?=.*[${REGISTRY_LETTERS}])['${REGISTRY_LETTERS}\\d][${REGISTRY_LETTERS}\\p{M}\\d' ./-]*$`,
  'u',
);
/** A town; its province may stand behind it: 'Bergen (NH)', 'Hengelo (Gld)'. */
const CITY = new RegExp(`^'?[${REGISTRY_LETTERS}][${REGISTRY_LETTERS}\\p{M}' .-]*(?: \\([A-Za-z]{1,4}\\))?$`, 'u');
/** V9 — the additions that are words: upper, ground or back floor, and storeys in Roman numerals. No other word is one. */
const FLOOR = '(?:BIS|HS|HUIS|BG|RD|ZW|[XV]|I{1,3}|I[VX]|VI{1,3})';
/** A number, a letter and an addition: '12', '12A', '12-3', '12-3A', '12A-3', '12 BIS', '12 HS', '12-II'. */
const HOUSE_NUMBER = new RegExp(
  `^[1-9]\\d{0,4}(?:[ -]?[A-Z](?:[ -]?\\d{1,4}|[ -](?:[A-Z]|${FLOOR}))?|[ -]\\d{1,4}[A-Z]?|[ -]?${FLOOR})?$`,
);
/** D5 — a letter with two digits at it is a diagnosis (ICD-10: 'F32') as well: parted they are an addition alone, '12A-12'. */
const WITH_DIAGNOSIS = /[A-Z]\d{2}(?!\d)/;
const POSTCODE = /^([1-9]\d{3}) ?([A-Z]{2})$/;

/**
 * A street.
 *
 * @throws CellRefused `missing_address`, `invalid_street`, `citizen_number`, `control_character`, `too_long`
 */
export function readStreet(cell: string): string {
  return withoutSpeltCitizenNumber(matching(STREET, present(cell, LONGEST_PLACE_NAME), 'invalid_street'));
}

/**
 * A house number.
 *
 * @throws CellRefused `missing_address`, `invalid_house_number`, `citizen_number`, `control_character`, `too_long`
 */
export function readHouseNumber(cell: string): string {
  const text = matching(HOUSE_NUMBER, present(cell).toUpperCase(), 'invalid_house_number');
  if (WITH_DIAGNOSIS.test(text)) throw new CellRefused('invalid_house_number');
  return withoutCitizenNumber(text);
}

/** A Dutch postcode. @throws CellRefused `missing_address`, `invalid_postcode`, `control_character`, `too_long` */
export function readPostcode(cell: string): string {
  const text = matching(POSTCODE, present(cell).toUpperCase(), 'invalid_postcode');
  return `${text.slice(0, 4)} ${text.slice(-2)}`;
}

/** A town. @throws CellRefused `missing_address`, `invalid_city`, `control_character`, `too_long` */
export function readCity(cell: string): string {
  return matching(CITY, present(cell, LONGEST_PLACE_NAME), 'invalid_city');
}

function present(cell: string, longest?: number): string {
  const text = readCellText(cell, longest);
  if (text === '') throw new CellRefused('missing_address');
  return text;
}

function matching(form: RegExp, text: string, reason: RowReason): string {
  if (!form.test(text)) throw new CellRefused(reason);
  return text;
}
