import type { SeparationDocument } from '../../src/safeguards/access/policy/policy-documents.js';
import type { Policies } from '../../src/safeguards/access/policy/policies.js';
import { type Change, without, type Writable } from './mutant.js';

/** Every line dropped or under another rule; every circle of it dropped, and every other one added. */
export function* changesOfSeparation(
  { apart }: SeparationDocument,
  policies: Policies,
): Generator<Change<SeparationDocument>> {
  for (const [name, line] of Object.entries(apart)) {
    yield {
      change: 'drop a separation',
      place: name,
      apply: (draft) => {
        Reflect.deleteProperty(draft.apart, name);
      },
    };
    yield {
      change: 'separate under another rule',
      place: name,
      apply: (draft) => {
        at(draft, name).because = 'D1 — for another reason';
      },
    };
    for (const circle of line.with) {
      yield {
        change: 'drop a circle from a separation',
        place: `${name} ${circle}`,
        apply: (draft) => {
          at(draft, name).with = without(line.with, circle);
        },
      };
    }
    for (const circle of Object.keys(policies.vocabulary.circles).filter((one) => !line.with.includes(one))) {
      yield {
        change: 'add a circle to a separation',
        place: `${name} ${circle}`,
        apply: (draft) => {
          at(draft, name).with.push(circle);
        },
      };
    }
  }
}

function at({ apart }: Writable<SeparationDocument>, name: string): Writable<SeparationDocument>['apart'][string] {
  const line = apart[name];
  if (line === undefined) throw new Error('a change was made for a line that is not there');
  return line;
}
