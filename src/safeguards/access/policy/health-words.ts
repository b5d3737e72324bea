import type { Called } from '../../../platform/http/name-types.js';
import type { Report } from './findings.js';
import { foldText } from './fold-text.js';
import type { HealthWordsDocument } from './policy-documents.js';
import { ruleIdOf } from './rule-id.js';
import { WordMatcher } from './word-matcher.js';
import type { Words } from './words.js';

/** One section of health-words.yaml, ready to be asked. */
interface Section {
  readonly notIn: ReadonlySet<Called>;
  /** The ID of the rule that keeps its words out. */
  readonly rule: string;
  readonly entries: WordMatcher;
}

/** What is taken all the same. */
interface Taken {
  readonly familyNames: ReadonlySet<string>;
  readonly beforeAFamilyName: ReadonlySet<string>;
  readonly words: WordMatcher;
  readonly titles: ReadonlySet<string>;
  readonly streetEnds: readonly string[];
  /** D3 — what organisations are called that are named after an illness, or after what is done about it. */
  readonly organisations: WordMatcher;
}

export interface HealthWords {
  readonly sections: readonly Section[];
  readonly taken: Taken;
}

/** ICD-10: a letter and two digits, mostly with a decimal ('F32.1'). Without one it may be a road ('A73'), unless it is all there is. */
const DIAGNOSIS_CODE = /(?<![\p{L}\d])\p{L}\d{2}\.\d|^\p{L}\d{2}$/u;
/** Of an organisation with its decimal alone. */
const WITH_DECIMAL = /(?<![\p{L}\d])\p{L}\d{2}\.\d/u;
/** A word in parts has so many letters at least: shorter ones are initials. */
const SHORTEST_IN_PARTS = 4;
/** And in so many parts at most. */
const MOST_PARTS = 24;
/** The rule of the words that say what somebody has. */
const OF_HEALTH = 'D5';

/**
 * D5 — says a name or address something about somebody's health?
 * @returns the ID of the rule that keeps it out; null when nothing does
 */
export function ruleAgainst(healthWords: HealthWords, text: string, called: Called): string | null {
  if (called === 'email-address') return ruleAgainstAddress(healthWords, text);
  // Whom a letter came from is content of the medical store, as what he wrote: a psychiatrist may be one there (D5).
  if (called === 'sender') return null;
  const { sections, taken } = healthWords;
  if ((called === 'organisation' ? WITH_DECIMAL : DIAGNOSIS_CODE).test(text.trim())) return 'D5';
  const words = foldText(text);
  const judged = words.filter((word, index) => !isTaken(taken, words, word, index, called));
  const joined = inParts(words);
  const said = ({ entries }: Section, alone: readonly string[]): boolean =>
    alone.some((word) => entries.matches(word)) ||
    entries.matchesRow(words) ||
    joined.some((parts) => entries.matchesParts(parts));
  const against = sections.find((section) => section.notIn.has(called) && said(section, judged));
  if (against !== undefined || called !== 'organisation') return against?.rule ?? null;
  // It may be called after an illness, where it says that it is one, or after somebody who is called so; a remark is neither.
  if (words.some((word) => taken.organisations.matches(word))) return null;
  const notFamilies = judged.filter((word) => !taken.familyNames.has(word));
  return sections.some((section) => section.rule === OF_HEALTH && said(section, notFamilies)) ? OF_HEALTH : null;
}

/**
 * An e-mail address: who it is somebody's, whichever name stands first, and the organisation that it is at. An initial and what
 * follows it, or a word in parts, are read together as they stand: 'k.anker', 'burn_out'.
 */
function ruleAgainstAddress(healthWords: HealthWords, address: string): string | null {
  const at = address.lastIndexOf('@');
  const names = address.slice(0, at).split(/[^\p{L}\p{M}\d]+/u);
  const orders = [names, names.toReversed()].map((order) => ruleAgainst(healthWords, order.join(' '), 'person'));
  const ofSomebody = orders.includes(null) ? null : (orders[0] ?? null);
  const domain = address
    .slice(at + 1)
    .split('.')
    .slice(0, -1)
    .join(' ');
  return (
    ofSomebody ??
    ruleAgainstRow(healthWords, names) ??
    ruleAgainstInOrder(healthWords, names) ??
    ruleAgainst(healthWords, domain, 'organisation')
  );
}

/** Words in a row say something in their own order alone. */
function ruleAgainstRow({ sections }: HealthWords, names: readonly string[]): string | null {
  const words = names.flatMap(foldText);
  return sections.find(({ notIn, entries }) => notIn.has('person') && entries.matchesRow(words))?.rule ?? null;
}

/**
 * D5 — does a word about health stand in parts of one name or address that are fields of their own, in either order ("Kan" "Ker")?
 * @returns the ID of the rule that keeps it out; null when none does
 */
export function ruleAgainstTogether(healthWords: HealthWords, parts: readonly string[]): string | null {
  const { familyNames } = healthWords.taken;
  return ruleAgainstInOrder(healthWords, parts) ?? ruleAgainstInOrder(healthWords, parts.toReversed(), familyNames);
}

function ruleAgainstInOrder(
  { sections, taken }: HealthWords,
  parts: readonly string[],
  families: ReadonlySet<string> = new Set(),
): string | null {
  const words = parts.flatMap(foldText);
  // What is no more than a name by itself isn't the beginning of a word either: the Chirurgijnstraat in any town.
  const joined = inParts(words, (word) => !taken.words.matches(word) && !families.has(word));
  const against = sections.find(
    ({ notIn, entries }) => notIn.has('part-of-name') && joined.some((word) => entries.matchesParts(word)),
  );
  return against?.rule ?? null;
}

/** Compiles the page. Reported: a `because` without a rule, and an entry that stands there twice. */
export function compileHealthWords(document: HealthWordsDocument, words: Words, report: Report): HealthWords {
  const said = new Set<string>();
  const sections = Object.entries(document['health-words']).map(([name, section]) => {
    words.checkBecause(section.because, report, `health-words.${name}.because`);
    for (const entry of section.words) {
      if (said.has(entry)) report(`health-words.${name}.words`, `${entry} stands there already`);
      said.add(entry);
    }
    const entries = new WordMatcher(section.words);
    return { notIn: new Set(section['not-in']), rule: ruleIdOf(section.because), entries };
  });
  const { taken } = document;
  return {
    sections,
    taken: {
      familyNames: new Set(taken['family-names']),
      beforeAFamilyName: new Set(taken['before-a-family-name']),
      words: new WordMatcher(taken.words),
      titles: new Set(taken.titles),
      streetEnds: taken['street-ends'],
      organisations: new WordMatcher(taken.organisations),
    },
  };
}

/** Is this word here no more than a name of somebody or something? */
function isTaken(taken: Taken, words: readonly string[], word: string, index: number, called: Called): boolean {
  if (taken.words.matches(word)) return true;
  const isLast = index === words.length - 1;
  switch (called) {
    case 'part-of-name':
      return (
        taken.familyNames.has(word) &&
        words.every((other, at) => at === index || (at < index && taken.beforeAFamilyName.has(other)))
      );
    case 'person':
      return taken.familyNames.has(word) && isLast;
    case 'place':
      return taken.titles.has(word) && !isLast && taken.streetEnds.some((end) => words.at(-1)?.endsWith(end));
    case 'organisation':
    case 'email-address':
    case 'sender':
      return false;
  }
}

/** What words that follow each other make together, each time from one of them on that may begin it. */
function inParts(words: readonly string[], mayBegin: (word: string) => boolean = () => true): readonly string[] {
  const last = Math.min(words.length, MOST_PARTS);
  const found: string[] = [];
  for (let from = 0; from < last - 1; from += 1) {
    let joined = words[from] ?? '';
    if (!mayBegin(joined)) continue;
    for (let to = from + 1; to < last; to += 1) {
      joined += words[to] ?? '';
      if (joined.length >= SHORTEST_IN_PARTS) found.push(joined);
    }
  }
  return found;
}
