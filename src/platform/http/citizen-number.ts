import { z } from 'zod';

/** Digits in one, or in groups of two and more, as people part a number ('951 227 622', '9512/27/622', '95 12 – 27 622'). */
const IN_GROUPS = /\d{2,}(?:[\s\p{Pd}./,_|·]{1,3}\d{2,})*/gu;

/** Each nine digits in a row, also those that overlap: the look-ahead takes nothing. No such number begins with '00'. */
const NINE_DIGITS = /(?=(?!00)(\d{9}))/g;

/**
 * D4 — text in which no citizen service number stands: those are in a vault of their own. The refusal names the place and never
 * repeats the number; a longer number that holds one is none.
 *
 * @returns the schema, which refuses such a text with `citizen_number`
 */
export function refusingCitizenNumber<T extends z.ZodType<string>>(schema: T): T {
  return schema.refine((text) => !holdsCitizenNumber(text), { params: { code: 'citizen_number', rule: 'D4' } });
}

/**
 * Does a citizen service number stand alone in this text: nine digits, in one or in groups, each of them whole? Wide digits and what
 * shows nothing between them count as what they are read as.
 */
export function holdsCitizenNumber(text: string): boolean {
  return [...asRead(text).matchAll(IN_GROUPS)].some(([run]) => {
    const groups = run.match(/\d+/g) ?? [];
    return groups.some((_, from) => nineFrom(groups.slice(from)).some(passesElevenTest));
  });
}

/** Wide digits, and what shows nothing, as somebody reads them. */
function asRead(text: string): string {
  return text.normalize('NFKC').replaceAll(/\p{Cf}/gu, '');
}

/** The groups from the first on that make nine digits together, as one; none where no number of them does. */
function nineFrom(groups: readonly string[]): string[] {
  let digits = '';
  for (const group of groups) {
    digits += group;
    if (digits.length >= 9) return digits.length === 9 ? [digits] : [];
  }
  return [];
}

/** Nine digits that stand alone, in one or parted in the two ways in which such a number is printed. */
const AS_PRINTED = /(?<!\d)(?:\d{9}|\d{4}([ .-])\d{2}\1\d{3}|\d{3}([ .-])\d{3}\2\d{3})(?!\d)/g;

/**
 * D4 — does a citizen service number stand in this text as it is printed ('951227622', '9512.27.622', '951 227 622')? For texts in which
 * numbers stand beside each other for other reasons, such as what was measured: groups of any other length are none here.
 */
export function printsCitizenNumber(text: string): boolean {
  return [...asRead(text).matchAll(AS_PRINTED)].some(([number]) => passesElevenTest(number.replaceAll(/\D/g, '')));
}

/**
 * D4 — is a citizen service number spelt in a name, a street or an e-mail address, however it is parted ('12-34-56-78-2', '1234 b 56782')
 * and whatever stands around it? Nobody is called by nine digits, so what stands between them doesn't count.
 */
export function spellsCitizenNumber(name: string): boolean {
  return digitsHoldCitizenNumber(name.replaceAll(/\D+/g, ''));
}

/** Do nine digits in a row, of these, form a citizen service number? */
export function digitsHoldCitizenNumber(text: string): boolean {
  return [...text.matchAll(NINE_DIGITS)].some(([, digits]) => digits !== undefined && passesElevenTest(digits));
}

/**
 * The eleven-test of the BSN: weights 9 to 2, the last digit −1, the sum divisible by 11. No such number begins with '00'.
 *
 * @param nineDigits exactly nine digits
 */
export function passesElevenTest(nineDigits: string): boolean {
  const sum = Array.from(nineDigits, Number).reduce(
    (total, digit, index) => total + digit * (index === 8 ? -1 : 9 - index),
    0,
  );
  return !nineDigits.startsWith('00') && sum % 11 === 0;
}
