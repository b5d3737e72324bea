import type { HealthWordsDocument } from '../../src/safeguards/access/policy/policy-documents.js';
import { type Change, without, type Writable } from './mutant.js';

/**
 * Every section under another rule, every place of it dropped or added, without its words; and every list of what is taken left out. Not
 * word by word: hundreds of them stand there, and the cases have some of each sort.
 */
export function* changesOfHealthWords({
  'health-words': sections,
  taken,
}: HealthWordsDocument): Generator<Change<HealthWordsDocument>> {
  for (const [name, section] of Object.entries(sections)) {
    yield {
      change: 'keep words out under another rule',
      place: name,
      apply: (draft) => {
        at(draft, name).because = 'D1 — for another reason';
      },
    };
    for (const called of ['person', 'part-of-name', 'place', 'organisation'] as const) {
      const isThere = section['not-in'].includes(called);
      if (!isThere && called !== 'organisation') continue;
      yield {
        change: isThere ? 'take words in somewhere' : 'keep words out somewhere else',
        place: `${name} ${called}`,
        apply: (draft) => {
          at(draft, name)['not-in'] = isThere ? without(section['not-in'], called) : [...section['not-in'], called];
        },
      };
    }
    yield {
      change: 'drop the words about health',
      place: name,
      apply: (draft) => {
        at(draft, name).words = ['nothing'];
      },
    };
  }
  for (const list of Object.keys(taken) as (keyof typeof taken)[]) {
    yield {
      change: 'take nothing all the same',
      place: list,
      apply: (draft) => {
        draft.taken[list] = ['nothing'];
      },
    };
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
