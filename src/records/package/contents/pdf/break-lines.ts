/** How wide a text is where it will stand. */
export type Measure = (text: string) => number;

/**
 * Cuts one paragraph into lines, at spaces and behind hyphens; a word that is wider than a line is cut where it has to be, between
 * characters as people see them. Spaces inside stay as they are, those at a cut stand at the end of the line before.
 * @returns at least one line; all of them joined are the paragraph
 */
export function breakLines(paragraph: string, width: number, measure: Measure): string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const part of partsOf(paragraph, width, measure)) {
    const needed = measure(part.trimEnd());
    if (line !== '' && used + needed > width) {
      lines.push(line);
      line = '';
      used = 0;
    }
    line += part;
    used += measure(part);
  }
  return [...lines, line];
}

function* partsOf(paragraph: string, width: number, measure: Measure): Generator<string> {
  for (const [word] of paragraph.matchAll(/ +|[^ -]*-+ *|[^ -]+ */g)) {
    if (measure(word.trimEnd()) <= width) yield word;
    else yield* cut(word, width, measure);
  }
}

function* cut(word: string, width: number, measure: Measure): Generator<string> {
  let part = '';
  let used = 0;
  for (const { segment } of new Intl.Segmenter().segment(word)) {
    const needed = measure(segment);
    if (part !== '' && used + needed > width) {
      yield part;
      part = '';
      used = 0;
    }
    part += segment;
    used += needed;
  }
  yield part;
}
