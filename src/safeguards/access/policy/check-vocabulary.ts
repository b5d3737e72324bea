import type { Report } from './findings.js';
import type { PurposesDocument, VocabularyDocument } from './policy-documents.js';
import { isRule } from './rule-id.js';

// The policy library reads these two as "everything" (CASL): as words they would open it all.
const WORDS_THAT_MEAN_EVERYTHING = ['manage', 'all'];

/** Reports where the vocabulary contradicts itself: a kind in no store, an unknown fact, a word for everything. */
export function checkVocabulary(vocabulary: VocabularyDocument, report: Report): void {
  for (const word of [...Object.keys(vocabulary.actions), ...Object.keys(vocabulary.kinds)]) {
    if (WORDS_THAT_MEAN_EVERYTHING.includes(word.toLowerCase())) report(word, 'means everything; name each by itself');
  }
  for (const [name, kind] of Object.entries(vocabulary.kinds)) {
    if (!vocabulary.stores.includes(kind.store)) report(`kinds.${name}.store`, `${kind.store} is no store`);
    if (!isRule(kind.rule, vocabulary)) report(`kinds.${name}.rule`, `there is no rule ${kind.rule}`);
    for (const fact of kind.facts) {
      if (!Object.hasOwn(vocabulary.facts, fact)) report(`kinds.${name}.facts`, `${fact} is no fact of the vocabulary`);
    }
  }
  for (const item of vocabulary['items-kept-apart']) {
    if (!Object.hasOwn(vocabulary.items, item)) report('items-kept-apart', `${item} is no item`);
  }
  for (const [name, { rule }] of Object.entries(vocabulary.standings)) {
    if (!isRule(rule, vocabulary)) report(`standings.${name}.rule`, `there is no rule ${rule}`);
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
