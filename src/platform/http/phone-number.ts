import { passesElevenTest } from './citizen-number.js';

/**
 * What a Dutch number of ten digits begins with after its zero: the area codes of the numbering plan (Nummerplan telefoon- en
 * ISDN-diensten), mobile numbers, and those of no place (084, 085, 087, 088, 091, 0800, 0900 and their kind).
 */
const DUTCH_BEGINNING =
  /^(?:1[035]|2[0346]|3[03568]|4[0356]|5[0358]|6\d|7\d|8[04578]|9[01]|11[134578]|16[1245678]|17[24]|18[0123467]|22[2346789]|25[125]|29[479]|31[345678]|32[01]|34[1-8]|41[12368]|47[58]|48[15678]|49[23579]|51[1-9]|52[1-57-9]|54[1345678]|56[126]|57[012357]|59[1-8])/;

/** Country codes that are assigned (ITU-T E.164 list): what begins otherwise, nobody can be called by. */
const COUNTRY_CODE =
  /^\+(?:1|7|2[07]|21[12368]|2[2346]\d|25[0-8]|29[01789]|3[0-469]|3[578]\d|4[013-9]|42[013]|5[1-8]|50\d|59\d|6[0-6]|6[789]\d|8[1246]|85[02356]|88[06]|9[0-58]|96\d|97[0-7]|99[2-68])/;

/**
 * V9 — a number with a country code that could be somebody's.
 *
 * @param phone '+' and digits
 */
export function hasCountryCode(phone: string): boolean {
  return COUNTRY_CODE.test(phone);
}

/**
 * What a number of nine digits begins with behind its country code, by the numbering plans of the neighbours and of where most who work
 * here come from. Elsewhere numbers have more digits or fewer.
 */
const NINE_DIGITS_THERE =
  /^\+(?:212[5-8]|213[5-7]|216[2-9]|324|33[1-79]|34[5-9]|351[239]|3526|353[1-9]|359[2-9]|36[2-7]|380[3-9]|381[1-9]|385[1-9]|39[03]|40[237]|41[2-9]|42[01][2-9]|43[1-9]|44[1-9]|46[1-9]|48[1-9]|49[2-9])/;
/** Nine digits behind a country code, and behind a zero that is not dialled from abroad. */
const BEHIND_COUNTRY_CODE = new RegExp(`${COUNTRY_CODE.source}0?(\\d{9})$`);

/**
 * V9, D4 — a citizen service number that is written as if it were a phone number: nine digits, or eight where the first is a zero,
 * that pass the eleven-test, and that nobody can be called by. One that can't be told from a Dutch number passes as that.
 *
 * @param phone '0' and nine digits, or '+' and digits
 */
export function isCitizenNumberAsPhone(phone: string): boolean {
  const behindCode = BEHIND_COUNTRY_CODE.exec(phone)?.[1];
  if (behindCode !== undefined) {
    const isOneThere = phone.startsWith('+31') ? DUTCH_BEGINNING.test(behindCode) : NINE_DIGITS_THERE.test(phone);
    return passesElevenTest(behindCode) && !isOneThere;
  }
  const digits = phone.replace(/^\+?0*/, '');
  if (digits.length < 8 || digits.length > 9 || !passesElevenTest(digits.padStart(9, '0'))) return false;
  return phone.startsWith('+') || !DUTCH_BEGINNING.test(digits);
}
