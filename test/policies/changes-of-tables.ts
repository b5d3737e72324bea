import {
  AS_THE_TOKEN,
  type PurposesDocument,
  type SignInDocument,
  type TermsDocument,
  type TermUnit,
} from '../../src/safeguards/access/policy/policy-documents.js';
import { at, type Change, without } from './mutant.js';

/** Every action on every kind at another level, and every level a minute older or younger. */
export function* changesOfSignIn(document: SignInDocument): Generator<Change<SignInDocument>> {
  for (const [index, { of, level }] of document.needs.entries()) {
    for (const [kind, actions] of Object.entries(of)) {
      for (const action of actions) {
        for (const other of without(Object.keys(document.levels), level)) {
          yield {
            change: 'change a sign-in level',
            place: `${action} ${kind} to ${other}`,
            apply: (draft) => {
              const { of: kinds, because } = at(draft.needs, index);
              kinds[kind] = without(kinds[kind] ?? [], action);
              if (kinds[kind].length === 0) Reflect.deleteProperty(kinds, kind);
              if (Object.keys(kinds).length === 0) draft.needs.splice(index, 1);
              draft.needs.push({ level: other, because, of: { [kind]: [action] } });
            },
          };
        }
      }
    }
  }
  for (const [name, level] of Object.entries(document.levels)) {
    const minutes = level['at-most-minutes-old'];
    for (const changed of minutes === AS_THE_TOKEN ? [60] : [minutes - 1, minutes + 1]) {
      yield {
        change: 'change a sign-in age',
        place: `${name} to ${changed}`,
        apply: (draft) => {
          draft.levels[name] = { ...level, 'at-most-minutes-old': changed };
        },
      };
    }
    if (minutes !== AS_THE_TOKEN) {
      yield {
        change: 'change a sign-in age',
        place: `${name} to the token's`,
        apply: (draft) => {
          draft.levels[name] = { factors: 2, 'at-most-minutes-old': AS_THE_TOKEN };
        },
      };
    }
  }
}

const UNITS: readonly TermUnit[] = ['minutes', 'hours', 'days', 'weeks', 'months', 'years'];

/** Every term one shorter, one longer, and in every other unit; every number one less and one more. */
export function* changesOfTerms({ terms, counts = {} }: TermsDocument): Generator<Change<TermsDocument>> {
  for (const [name, { because, ...written }] of Object.entries(terms)) {
    for (const unit of UNITS) {
      const amount = written[unit];
      if (amount === undefined) continue;
      for (const changed of [amount - 1, amount + 1]) {
        yield {
          change: "change a term's number",
          place: `${name} to ${changed}`,
          apply: (draft) => {
            draft.terms[name] = { [unit]: changed, because };
          },
        };
      }
      for (const other of without(UNITS, unit)) {
        yield {
          change: "change a term's unit",
          place: `${name} to ${other}`,
          apply: (draft) => {
            draft.terms[name] = { [other]: amount, because };
          },
        };
      }
    }
  }
  for (const [name, { amount, because }] of Object.entries(counts)) {
    for (const changed of [amount - 1, amount + 1]) {
      yield {
        change: 'change a number',
        place: `${name} to ${changed}`,
        apply: (draft) => {
          draft.counts = { ...draft.counts, [name]: { amount: changed, because } };
        },
      };
    }
  }
}

/** Every pair of purposes that is closely related no longer so, every other pair so. */
export function* changesOfPurposes({ purposes }: PurposesDocument): Generator<Change<PurposesDocument>> {
  const pairs = Object.keys(purposes).flatMap((one) =>
    Object.keys(purposes)
      .filter((other) => one < other)
      .map((other) => [one, other] as const),
  );
  for (const [one, other] of pairs) {
    const related = purposes[one]?.['closely-related'].includes(other) === true;
    yield {
      change: related ? 'drop a closeness' : 'add a closeness',
      place: `${one} and ${other}`,
      apply: (draft) => {
        for (const [from, to] of [
          [one, other],
          [other, one],
        ] as const) {
          const purpose = draft.purposes[from];
          if (purpose === undefined) continue;
          const list = purpose['closely-related'];
          purpose['closely-related'] = related ? without(list, to) : [...list, to];
        }
      },
    };
  }
}
