import type { Policies } from '../../src/safeguards/access/policy/policies.js';
import { whatMayBeRecorded } from '../../src/safeguards/services/what-may-be-recorded.js';
import type { Cases } from './case-documents.js';

/** Where services.cases.yaml and the policy differ: what may be recorded on a day, and the fields of each category (D7). */
export function deviationsOfServices(policies: Policies, { services: cases }: Cases): readonly string[] {
  const page = policies.services;
  const ofCases = cases.cases.flatMap((one) => {
    const agreement = { services: one.agreed, from: one.from, until: one.until === 'open' ? null : one.until };
    const recordable = whatMayBeRecorded(page, agreement, one.on);
    const named = (of: string) =>
      [...new Set(recordable.filter((each) => each.of === of).map(({ category }) => category))].sort();
    const place = `${one.agreed.join(', ')} on ${one.on}`;
    return [
      ...differing(`${place}, of everybody`, one['of-everybody'].toSorted(), named('everybody')),
      ...differing(`${place}, of the absent`, one['of-the-absent'].toSorted(), named('absent')),
    ];
  });
  const fields = (kinds: Iterable<readonly [string, readonly string[]]>) =>
    [...kinds].map(([kind, names]) => `${kind}: ${names.toSorted().join(', ')}`).sort();
  const expected = Object.entries(cases.fields).map(([name, kinds]) => [name, fields(Object.entries(kinds))]);
  const actual = page.categories.map(({ name, kinds }) => [name, fields(kinds)]);
  const alone = page.services.filter((service) => !cases.cases.some(({ agreed }) => agreed.join() === service));
  return [
    ...ofCases,
    ...differing('fields', expected.sort(), actual.sort()),
    ...alone.map((service) => `no case has ${service} alone`),
  ];
}

function differing(what: string, expected: unknown, actual: unknown): readonly string[] {
  const [left, right] = [JSON.stringify(expected), JSON.stringify(actual)];
  return left === right ? [] : [`${what}: ${left} by the cases, ${right} by the policy`];
}
