import type { Report } from './findings.js';
import type { KindsDocument, PurposesDocument, WordsDocument } from './policy-documents.js';
import { isRule } from './rule-id.js';

// The policy library reads these two as "everything" (CASL): as words they would open it all.
const WORDS_THAT_MEAN_EVERYTHING = ['manage', 'all'];

/** Reports where the closed lists contradict themselves: an unknown rule or item, a word for everything. */
export function checkVocabulary(vocabulary: WordsDocument, report: Report): void {
  refuseWordsForEverything(vocabulary.actions, report);
  for (const item of vocabulary['items-kept-apart']) {
    if (!Object.hasOwn(vocabulary.items, item)) report('items-kept-apart', `${item} is no item`);
  }
  for (const [name, { rule }] of Object.entries(vocabulary.standings)) {
    if (!isRule(rule, vocabulary)) report(`standings.${name}.rule`, `there is no rule ${rule}`);
  }
}

/** Reports a kind in no store, under no rule, with an unknown fact, or with a name for everything. */
export function checkKinds({ kinds }: KindsDocument, vocabulary: WordsDocument, report: Report): void {
  refuseWordsForEverything(kinds, report);
  for (const [name, kind] of Object.entries(kinds)) {
    if (!vocabulary.stores.includes(kind.store)) report(`kinds.${name}.store`, `${kind.store} is no store`);
    if (!isRule(kind.rule, vocabulary)) report(`kinds.${name}.rule`, `there is no rule ${kind.rule}`);
    for (const fact of kind.facts) {
      if (!Object.hasOwn(vocabulary.facts, fact)) report(`kinds.${name}.facts`, `${fact} is no fact of the vocabulary`);
    }
  }
}

/** Reports a purpose related to an unknown one, to itself, or on one side only (D6). */
export function checkPurposes({ purposes }: PurposesDocument, report: Report): void {
  for (const [name, purpose] of Object.entries(purposes)) {
    for (const other of purpose['closely-related']) {
      const place = `purposes.${name}.closely-related`;
      const back = Object.hasOwn(purposes, other) ? purposes[other]?.['closely-related'] : undefined;
      if (back === undefined || other === name) report(place, `${other} is no other purpose of the list`);
      else if (!back.includes(name)) report(place, `${other} doesn't say the same of ${name}`);
    }
  }
}

function refuseWordsForEverything(words: Readonly<Record<string, unknown>>, report: Report): void {
  for (const word of Object.keys(words)) {
    if (WORDS_THAT_MEAN_EVERYTHING.includes(word.toLowerCase())) report(word, 'means everything; name each by itself');
  }
}
