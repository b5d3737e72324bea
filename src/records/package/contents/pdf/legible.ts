/** What has no shape of its own, or changes how others are read: control, format, private, half a pair, not assigned. */
const WITHOUT_SHAPE = /[\p{C}\p{Zl}\p{Zp}]/u;
/** Letters of Arabic and Indic scripts join by these: they are read although nothing is seen. */
const JOINERS = new Set(['\u200c', '\u200d']);

/**
 * A text as it can be set in a font: each character with its shape, and what has none by its number, '[U+0007]', so that
 * nothing is lost silently and nothing hides. A line of the text is a line here; a tab is four spaces.
 * @param has whether the font has a shape for a code point
 */
export function legible(text: string, has: (codePoint: number) => boolean): string {
  let result = '';
  for (const character of text.replace(/\r\n?/g, '\n').normalize('NFC')) {
    if (character === '\n') result += character;
    else if (character === '\t') result += '    ';
    else result += isShown(character, has) ? character : byNumber(character);
  }
  return result;
}

/** @returns 'U+' and at least four hexadecimal digits, in brackets, as the Unicode Standard writes it */
export function byNumber(character: string): string {
  const number = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return `[U+${number}]`;
}

function isShown(character: string, has: (codePoint: number) => boolean): boolean {
  if (WITHOUT_SHAPE.test(character) && !JOINERS.has(character)) return false;
  return has(character.codePointAt(0) ?? 0);
}
