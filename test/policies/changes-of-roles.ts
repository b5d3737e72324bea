import type { GrantingDocument, RoleDocument } from '../../src/safeguards/access/policy/policy-documents.js';
import type { Policies } from '../../src/safeguards/access/policy/policies.js';
import { type Change, without } from './mutant.js';

/** Everything that can be changed in one place at the head of a role's page. */
export function* changesOfRole(page: RoleDocument, policies: Policies): Generator<Change<RoleDocument>> {
  const { circles, standings } = policies.vocabulary;
  for (const circle of without(Object.keys(circles), page.circle)) {
    yield {
      change: 'change the circle',
      place: circle,
      apply: (draft) => {
        draft.circle = circle;
      },
    };
  }
  for (const standing of Object.keys(standings)) {
    yield page.requires.includes(standing)
      ? {
          change: 'drop a required standing',
          place: standing,
          apply: (draft) => {
            draft.requires = without(draft.requires, standing);
          },
        }
      : {
          change: 'add a required standing',
          place: standing,
          apply: (draft) => {
            draft.requires.push(standing);
          },
        };
  }
  for (const name of page.also ?? []) {
    yield {
      change: 'drop a shared page',
      place: name,
      apply: (draft) => {
        draft.also = without(draft.also ?? [], name);
        if (draft.also.length === 0) delete draft.also;
      },
    };
  }
  yield* changesOfGranting(page.granting, policies);
}

function* changesOfGranting(granting: GrantingDocument, policies: Policies): Generator<Change<RoleDocument>> {
  for (const key of ['proposed-by', 'approved-by', 'confirmed-by'] as const) {
    const listed = granting[key] === 'none' ? [] : granting[key];
    for (const role of policies.roleNames()) {
      const others = listed.includes(role) ? without(listed, role) : [...listed, role];
      yield {
        change: listed.includes(role) ? 'drop who grants' : 'add who grants',
        place: `${key} ${role}`,
        apply: ({ granting: draft }) => {
          draft[key] = others.length === 0 ? 'none' : others;
        },
      };
    }
  }
  yield {
    change: 'change a granting',
    place: 'opens-medical',
    apply: ({ granting: draft }) => {
      draft['opens-medical'] = !draft['opens-medical'];
    },
  };
  yield {
    change: 'change a granting',
    place: 'scope',
    apply: ({ granting: draft }) => {
      draft.scope = draft.scope === 'none' ? 'employer' : 'none';
    },
  };
}
