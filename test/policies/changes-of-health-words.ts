import type { HealthWordsDocument } from '../../src/safeguards/access/policy/policy-documents.js';
import { type Change, without, type Writable } from './mutant.js';

/** Every section under another rule, every place of it dropped or added, every word dropped. */
export function* changesOfHealthWords({
  'health-words': sections,
}: HealthWordsDocument): Generator<Change<HealthWordsDocument>> {
  for (const [name, section] of Object.entries(sections)) {
    yield {
      change: 'keep words out under another rule',
      place: name,
      apply: (draft) => {
        at(draft, name).because = 'D1 — for another reason';
      },
    };
    for (const called of ['person', 'place', 'organisation'] as const) {
      const isThere = section['not-in'].includes(called);
      yield {
        change: isThere ? 'take words in somewhere' : 'keep words out somewhere else',
        place: `${name} ${called}`,
        apply: (draft) => {
          at(draft, name)['not-in'] = isThere ? without(section['not-in'], called) : [...section['not-in'], called];
        },
      };
    }
    for (const word of section.words) {
      yield {
        change: 'drop a word about health',
        place: `${name} ${word}`,
        apply: (draft) => {
          at(draft, name).words = without(section.words, word);
        },
      };
    }
  }
}

function at(
  { 'health-words': sections }: Writable<HealthWordsDocument>,
  name: string,
): Writable<HealthWordsDocument>['health-words'][string] {
  const section = sections[name];
  if (section === undefined) throw new Error('a change was made for a section that is not there');
  return section;
}
