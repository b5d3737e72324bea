import type { Called } from '../../src/platform/http/name-types.js';
import { ruleAgainst } from '../../src/safeguards/access/policy/health-words.js';
import type { Policies } from '../../src/safeguards/access/policy/policies.js';
import type { Cases } from './case-documents.js';

const CALLED: readonly Called[] = ['person', 'place', 'organisation'];

/** Where health-words.cases.yaml and the policy differ: each text, as the name of each. */
export function deviationsOfHealthWords({ healthWords }: Policies, cases: Cases): string[] {
  const { refused, taken } = cases.healthWords;
  const expected = [
    ...refused.flatMap(({ in: places, rule, texts }) => texts.map((text) => ({ text, places, rule }))),
    ...taken.map((text) => ({ text, places: [] as readonly string[], rule: 'none' })),
  ];
  return expected.flatMap(({ text, places, rule }) =>
    CALLED.flatMap((called) => {
      const said = places.includes(called) ? rule : 'none';
      const answer = ruleAgainst(healthWords, text, called) ?? 'none';
      return said === answer ? [] : [`${text} of a ${called}: ${said} by the cases, ${answer} by the policy`];
    }),
  );
}
