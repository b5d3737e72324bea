import type { Policies } from '../../src/safeguards/access/policy/policies.js';
import { roleNameOf } from './answers.js';
import type { Cases } from './case-documents.js';

/**
 * What keeps the cases from being complete: a role or kind that nobody and nothing stands for, an actor without cases or
 * with those of another role, a record with too few or too many facts, a name that isn't in the cast.
 */
export function flawsOfCast(policies: Policies, { cast, pages }: Cases): readonly string[] {
  const actors = Object.keys(cast.actors);
  const records = Object.entries(cast.records);
  const pageNames = [...policies.roleNames(), ...policies.jobNames()];
  return [
    ...pageNames.filter((name) => !pages.has(name)).map((name) => `${name} has no cases`),
    ...[...pages.keys()].filter((name) => !pageNames.includes(name)).map((name) => `${name} has cases and no policy`),
    ...pageNames
      .filter((name) => !actors.some((actor) => roleNameOf(actor, cast) === name))
      .map((name) => `nobody in the cast is ${name}`),
    ...actors
      .filter((actor) => pages.get(roleNameOf(actor, cast))?.actors.includes(actor) !== true)
      .map((actor) => `${actor} isn't in the cases of his role`),
    ...Object.keys(policies.vocabulary.kinds)
      .filter((kind) => !records.some(([, record]) => record.kind === kind))
      .map((kind) => `no record is a ${kind}`),
    ...records
      .filter(([, { kind, facts }]) => Object.keys(facts).sort().join() !== policies.kind(kind).facts.toSorted().join())
      .map(([name, { kind }]) => `${name} hasn't exactly the facts of a ${kind}`),
    ...[...pages.values()]
      .flatMap(({ actors: own, cases, exactly = [] }) => [
        ...[...own, ...cases.flatMap(({ who }) => who), ...exactly.flatMap(({ are }) => are)].filter(
          (name) => !actors.includes(name),
        ),
        ...[...cases.flatMap(({ on }) => on), ...exactly.map(({ on }) => on)].filter(
          (name) => !Object.hasOwn(cast.records, name),
        ),
      ])
      .map((name) => `${name} is not in the cast`),
  ];
}
