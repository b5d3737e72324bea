/** Letters of other scripts that look like ours, and figures and marks that are written for letters. */
const LIKE = new Map(
  Object.entries({
    а: 'a',
    в: 'b',
    е: 'e',
    к: 'k',
    м: 'm',
    н: 'h',
    о: 'o',
    р: 'p',
    с: 'c',
    т: 't',
    у: 'y',
    х: 'x',
    і: 'i',
    ј: 'j',
    ѕ: 's',
    α: 'a',
    β: 'b',
    ε: 'e',
    η: 'n',
    ι: 'i',
    κ: 'k',
    ν: 'v',
    ο: 'o',
    ρ: 'p',
    τ: 't',
    υ: 'u',
    χ: 'x',
    ø: 'o',
    đ: 'd',
    ł: 'l',
    ı: 'i',
    ß: 'ss',
    æ: 'ae',
    œ: 'oe',
  }),
);
const FIGURES = new Map(
  Object.entries({
    '0': 'o',
    '1': 'i',
    '3': 'e',
    '4': 'a',
    '5': 's',
    '7': 't',
    '8': 'b',
    '@': 'a',
    $: 's',
    '!': 'i',
    '€': 'e',
  }),
);
/** A word in which figures stand beside letters, but not a road or a number with a letter behind it ("A73", "12b"). */
const WITH_FIGURES =
  /[\p{L}\d@$!€]*\p{L}[\d@$!€]+\p{L}[\p{L}\d@$!€]*|[@$!€\d]\p{L}{3,}[\p{L}\d@$!€]*|\p{L}{3,}[@$!€\d](?![\p{L}\d])/gu;

/**
 * The words of a text as they are compared: small letters without accents, of our script, with a letter for what is written for it;
 * one that is written thrice or more counts once. What is no letter parts them.
 */
export function foldText(text: string): readonly string[] {
  const plain = text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
  const letters = plain.replaceAll(WITH_FIGURES, (word) => replaced(word, FIGURES));
  const ours = /^[\p{ASCII}]*$/u.test(letters) ? letters : replaced(letters, LIKE);
  return ours
    .replaceAll(/(\p{L})\1{2,}/gu, '$1')
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== '');
}

function replaced(text: string, letters: ReadonlyMap<string, string>): string {
  return Array.from(text, (letter) => letters.get(letter) ?? letter).join('');
}
