import bidiFactory from 'bidi-js';

/** Hebrew, Arabic, Syriac, Thaana, N'Ko and the others that are written from right to left. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
// Its types speak of a module's default; what Node loads is the function itself.
const bidi = (bidiFactory as unknown as typeof bidiFactory.default)();

/** Does a paragraph begin, with its first letter that has a direction, from the right? */
export function isRightToLeft(paragraph: string): boolean {
  if (!RIGHT_TO_LEFT.test(paragraph)) return false;
  return ((bidi.getEmbeddingLevels(paragraph).paragraphs[0]?.level ?? 0) & 1) === 1;
}

/**
 * One line in the order in which it is seen, from the left (Unicode Annex 9): runs of one direction each. From right to left each word is
 * a run, and what is between words; the letters of one stand as they are written, the font's own shaping turns and joins them.
 */
export function visualRuns(line: string, rightToLeft: boolean): string[] {
  if (!RIGHT_TO_LEFT.test(line)) return [line];
  const levels = bidi.getEmbeddingLevels(line, rightToLeft ? 'rtl' : 'ltr');
  const mirrored = bidi.getMirroredCharactersMap(line, levels.levels);
  const runs: { readonly level: number; readonly at: number[] }[] = [];
  for (const at of bidi.getReorderedIndices(line, levels)) {
    const level = levels.levels[at] ?? 0;
    const last = runs.at(-1);
    if (last !== undefined && last.level === level) last.at.push(at);
    else runs.push({ level, at: [at] });
  }
  return runs.flatMap(({ level, at }) => {
    const inOrder = at.toSorted((one, other) => one - other);
    const text = inOrder.map((index) => mirrored.get(index) ?? line.charAt(index)).join('');
    return (level & 1) === 0 ? [text] : text.split(/( +)/).filter(Boolean).reverse();
  });
}
