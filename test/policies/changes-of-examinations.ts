import type { ExaminationsDocument } from '../../src/safeguards/access/policy/policy-documents.js';
import type { Policies } from '../../src/safeguards/access/policy/policies.js';
import { type Change, without } from './mutant.js';

const SWITCHES = ['employee-first', 'blocking', 'individual', 'of-the-employed'] as const;

/** Every kind dropped, renamed, switched over in each respect; another unlisted kind, another term; each condition dropped. */
export function* changesOfExaminations(
  { kinds, unlisted, conditions, 'closes-after': term }: ExaminationsDocument,
  policies: Policies,
): Generator<Change<ExaminationsDocument>> {
  for (const [name, kind] of Object.entries(kinds)) {
    yield {
      change: 'drop a kind of examination',
      place: name,
      apply: (draft) => {
        Reflect.deleteProperty(draft.kinds, name);
      },
    };
    for (const respect of SWITCHES) {
      yield {
        change: 'switch a kind of examination',
        place: `${name} ${respect}`,
        apply: (draft) => {
          draft.kinds[name] = { ...kind, [respect]: !kind[respect] };
        },
      };
    }
    yield {
      change: 'switch a kind of examination',
      place: `${name} employee-first and blocking`,
      apply: (draft) => {
        draft.kinds[name] = { ...kind, 'employee-first': !kind['employee-first'], blocking: !kind.blocking };
      },
    };
    yield {
      change: 'ask for a kind of examination otherwise',
      place: name,
      apply: (draft) => {
        const asked = kind.asked === 'by-commission' ? 'about-an-absence' : 'by-commission';
        draft.kinds[name] = { ...kind, asked };
      },
    };
    yield {
      change: 'ask for a kind of examination otherwise',
      place: `${name} without waiting`,
      apply: (draft) => {
        const asked = kind.asked === 'by-the-agency' ? 'about-an-absence' : 'by-the-agency';
        const { 'settled-for': settled, ...others } = kind;
        draft.kinds[name] = settled === undefined ? { ...kind, asked } : others;
      },
    };
    for (const term of kind['settled-for'] === undefined ? [] : without(policies.termNames(), kind['settled-for'])) {
      yield {
        change: "change a kind's waiting",
        place: `${name} to ${term}`,
        apply: (draft) => {
          draft.kinds[name] = { ...kind, 'settled-for': term };
        },
      };
    }
    for (const item of without(Object.keys(policies.vocabulary.items), kind.item)) {
      yield {
        change: "change a kind's item",
        place: `${name} to ${item}`,
        apply: (draft) => {
          draft.kinds[name] = { ...kind, item };
        },
      };
    }
  }
  for (const other of without(Object.keys(kinds), unlisted)) {
    yield {
      change: 'count what is unlisted as another kind',
      place: other,
      apply: (draft) => {
        draft.unlisted = other;
      },
    };
  }
  for (const other of without(policies.termNames(), term)) {
    yield {
      change: "change a question's term",
      place: other,
      apply: (draft) => {
        draft['closes-after'] = other;
      },
    };
  }
  for (const name of Object.keys(conditions)) {
    yield {
      change: 'drop a condition of an outcome',
      place: name,
      apply: (draft) => {
        Reflect.deleteProperty(draft.conditions, name);
      },
    };
  }
}
