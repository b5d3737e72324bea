import { hasCountryCode, isCitizenNumberAsPhone } from '../../../platform/http/phone-number.js';
import { CellRefused, readCellText } from './cell-text.js';
import { withoutSpeltCitizenNumber } from './citizen-number.js';

/** RFC 5321, section 4.5.3.1: 64 octets for the mailbox, 254 for an address in a path. */
const LONGEST_EMAIL = 254;
const MAILBOX = /^\w(?:[\w.+'&%~-]{0,62}[\w+~-])?$/;
const DOMAIN = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{1,58}[a-z0-9])$/;

const TRUNK_ZERO = /^((?:\+|00) ?\d{1,3}) ?\(0\)/;
const PHONE_SEPARATORS = /[ ()./-]/g;
const DUTCH_PHONE = /^(?:0|\+31|0031)([1-9]\d{8})$/;
/** ITU-T E.164: at most fifteen digits, the country code among them. */
const FOREIGN_PHONE = /^(?:\+|00)(?!31)([1-9]\d{6,14})$/;

/**
 * An e-mail address, the domain in lower case.
 *
 * @throws CellRefused `invalid_email`, `citizen_number`, `control_character`, `too_long`
 */
export function readEmail(cell: string): string | null {
  const text = readCellText(cell, LONGEST_EMAIL);
  if (text === '') return null;
  const at = text.lastIndexOf('@');
  const mailbox = text.slice(0, Math.max(at, 0));
  const domain = text.slice(at + 1).toLowerCase();
  if (!MAILBOX.test(mailbox) || mailbox.includes('..') || !DOMAIN.test(domain)) throw new CellRefused('invalid_email');
  return withoutSpeltCitizenNumber(`${mailbox}@${domain}`);
}

/**
 * A phone number: a Dutch one as its ten digits, another as '+' with country code and number.
 *
 * V9 — digits and their separators only, so that no word about a person's health fits in.
 *
 * @throws CellRefused `invalid_phone`, `citizen_number`, `control_character`, `too_long`
 */
export function readPhone(cell: string): string | null {
  const text = readCellText(cell);
  if (text === '') return null;
  const digits = text.replace(TRUNK_ZERO, '$1').replace(PHONE_SEPARATORS, '');
  const dutch = DUTCH_PHONE.exec(digits)?.[1];
  if (dutch !== undefined) return withoutCitizenNumberInIt(`0${dutch}`);
  const foreign = FOREIGN_PHONE.exec(digits)?.[1];
  if (foreign !== undefined && hasCountryCode(`+${foreign}`)) return withoutCitizenNumberInIt(`+${foreign}`);
  throw new CellRefused('invalid_phone');
}

function withoutCitizenNumberInIt(phone: string): string {
  if (isCitizenNumberAsPhone(phone)) throw new CellRefused('citizen_number');
  return phone;
}
