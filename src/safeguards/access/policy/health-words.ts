import type { Called } from '../../../platform/http/name-types.js';
import type { Report } from './findings.js';
import type { HealthWordsDocument } from './policy-documents.js';
import { ruleIdOf } from './rule-id.js';
import type { Words } from './words.js';

/** One section of health-words.yaml, ready to be asked. */
interface Section {
  readonly notIn: ReadonlySet<Called>;
  /** The ID of the rule that keeps its words out. */
  readonly rule: string;
  readonly entries: readonly Entry[];
}

/** Does an entry stand in these words of a text? */
type Entry = (words: readonly string[]) => boolean;

export type HealthWords = readonly Section[];

/** ICD-10: a letter and two digits, mostly with a decimal ('F32.1'). Without one it may be a road ('A73'), unless it is all there is. */
const DIAGNOSIS_CODE = /(?<![\p{L}\d])\p{L}\d{2}\.\d|^\p{L}\d{2}$/u;

/**
 * D5 — says a name or address something about somebody's health?
 * @returns the ID of the rule that keeps it out; null when nothing does
 */
export function ruleAgainst(sections: HealthWords, text: string, called: Called): string | null {
  if (called !== 'organisation' && DIAGNOSIS_CODE.test(text.trim())) return 'D5';
  const words = wordsOf(text);
  return (
    sections.find(({ notIn, entries }) => notIn.has(called) && entries.some((entry) => entry(words)))?.rule ?? null
  );
}

/** Compiles the page. Reported: a `because` without a rule, and an entry that stands there twice. */
export function compileHealthWords(document: HealthWordsDocument, words: Words, report: Report): HealthWords {
  const said = new Set<string>();
  return Object.entries(document['health-words']).map(([name, section]) => {
    words.checkBecause(section.because, report, `health-words.${name}.because`);
    for (const entry of section.words) {
      if (said.has(entry)) report(`health-words.${name}.words`, `${entry} stands there already`);
      said.add(entry);
    }
    return { notIn: new Set(section['not-in']), rule: ruleIdOf(section.because), entries: section.words.map(entryOf) };
  });
}

function entryOf(written: string): Entry {
  if (written.startsWith('*')) return (words) => words.some((word) => word.endsWith(written.slice(1)));
  if (written.endsWith('*')) return (words) => words.some((word) => word.startsWith(written.slice(0, -1)));
  return (words) => ` ${words.join(' ')} `.includes(` ${written} `);
}

/** In small letters without accents, parted by all that is no letter. */
function wordsOf(text: string): readonly string[] {
  const plain = text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return plain.split(/[^\p{L}]+/u).filter((word) => word !== '');
}
