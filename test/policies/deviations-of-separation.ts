import { whyApart } from '../../src/safeguards/access/policy/separation.js';
import type { Policies } from '../../src/safeguards/access/policy/policies.js';
import type { Cases } from './case-documents.js';

/** Where separation.cases.yaml and the policy differ, over every pair of circles from either side. */
export function deviationsOfSeparation(policies: Policies, { separation }: Cases): string[] {
  const expected = new Map(
    separation.cases.flatMap(({ holding, rule, never }) =>
      never.flatMap((other) => [[`${holding} ${other}`, rule] as const, [`${other} ${holding}`, rule] as const]),
    ),
  );
  const circles = Object.keys(policies.vocabulary.circles);
  return circles.flatMap((circle) =>
    circles.flatMap((held) => {
      const [left, right] = [
        expected.get(`${circle} ${held}`) ?? 'none',
        whyApart(policies.separation, circle, [held])?.rule ?? 'none',
      ];
      return left === right ? [] : [`${circle} beside ${held}: ${left} by the cases, ${right} by the policy`];
    }),
  );
}
