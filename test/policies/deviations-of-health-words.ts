import type { Called } from '../../src/platform/http/name-types.js';
import { ruleAgainst } from '../../src/safeguards/access/policy/health-words.js';
import type { Policies } from '../../src/safeguards/access/policy/policies.js';
import type { Cases } from './case-documents.js';

const CALLED: readonly Called[] = ['person', 'part-of-name', 'place', 'organisation', 'email-address'];
const OF_PEOPLE: readonly Called[] = ['person', 'part-of-name', 'place'];

/** Where health-words.cases.yaml and the policy differ: each text, as the name of each. */
export function deviationsOfHealthWords({ healthWords }: Policies, cases: Cases): string[] {
  const { refused, taken, 'spelt-anyhow': words } = cases.healthWords;
  const says = (text: string, called: Called): string => ruleAgainst(healthWords, text, called) ?? 'none';
  return [
    ...refused.flatMap(({ in: places, rule, texts }) =>
      texts.flatMap((text) =>
        CALLED.flatMap((called) => {
          const said = places.includes(called) ? rule : null;
          const answer = says(text, called);
          // Where it isn't refused by this case another may refuse it, or the list of what is taken has it.
          return said === null || said === answer ? [] : [`${text} of a ${called}: ${said} by the cases, ${answer}`];
        }),
      ),
    ),
    ...taken.flatMap(({ in: places, texts }) =>
      texts.flatMap((text) =>
        CALLED.filter((called) => places.includes(called)).flatMap((called) =>
          says(text, called) === 'none' ? [] : [`${text} of a ${called}: taken by the cases, ${says(text, called)}`],
        ),
      ),
    ),
    ...words.flatMap((word) =>
      spellings(word).flatMap((text) =>
        OF_PEOPLE.flatMap((called) => (says(text, called) === 'none' ? [`${text} of a ${called} is taken`] : [])),
      ),
    ),
  ];
}

/** As it stands behind a name: in capitals, with accents, in two parts, letter by letter. */
function spellings(word: string): string[] {
  const half = Math.ceil(word.length / 2);
  const accents = word.replaceAll('e', 'é').replaceAll('o', 'ö').replaceAll('a', 'á').replaceAll('i', 'ï');
  const parts = `${word.slice(0, half)} ${word.slice(half)}`;
  return [word, word.toUpperCase(), accents, parts, parts.replace(' ', '-'), Array.from(word).join('.')].map(
    (spelt) => `Jansen ${spelt}`,
  );
}
