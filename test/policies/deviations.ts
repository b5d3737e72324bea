import { endOfTerm, momentAfterTerm } from '../../src/safeguards/access/policy/terms.js';
import type { Policies } from '../../src/safeguards/access/policy/policies.js';
import { signInChallenge } from '../../src/platform/sign-in/sign-in-suffices.js';
import { requiredSignIn } from '../../src/safeguards/access/demand-sign-in.js';
import { type Answers, answersFor, recordOf } from './answers.js';
import type { Cases, PageCasesDocument } from './case-documents.js';
import { type ExpectedCase, expectedCases } from './expected-answers.js';

/**
 * Where the policies and the cases of one role or job differ, in words; empty when they agree.
 *
 * @param about looks at the records of this kind alone; without it, at all
 */
export function deviationsOfPage(name: string, policies: Policies, cases: Cases, about?: string): readonly string[] {
  const page = cases.pages.get(name);
  if (page === undefined) return [`${name} has no cases`];
  const expected = expectedAbout(about, expectedCases(page, policies.vocabulary), cases);
  return [
    ...deviationsOfStanding(name, page, policies),
    ...page.actors.flatMap((actor) =>
      deviationsOfActor(actor, expected, answersFor(actor, policies, cases.cast, 'what the role can at all', about)),
    ),
  ];
}

function expectedAbout(
  kind: string | undefined,
  expected: readonly ExpectedCase[],
  { cast }: Cases,
): readonly ExpectedCase[] {
  if (kind === undefined) return expected;
  const isAbout = (question: string): boolean => cast.records[recordOf(question) ?? '']?.kind === kind;
  return expected.map((line) => ({
    ...line,
    answers: new Map([...line.answers].filter(([question]) => isAbout(question))),
  }));
}

/** What an actor may beyond the cases, or may not although a case says so, or with other fields. */
export function deviationsOfActor(
  actor: string,
  expected: readonly ExpectedCase[],
  actual: Answers,
): readonly string[] {
  const listed = new Map(expected.filter(({ who }) => who.includes(actor)).flatMap(({ answers }) => [...answers]));
  const questions = new Set([...listed.keys(), ...actual.keys()]);
  return [...questions]
    .filter((question) => listed.get(question) !== actual.get(question))
    .map(
      (question) =>
        `${actor} may ${question}: ${said(listed.get(question))} by the cases, ${said(actual.get(question))} by the policy`,
    );
}

/** Circle, standings and granting, which the cases of a role say in words of their own. */
export function deviationsOfStanding(name: string, page: PageCasesDocument, policies: Policies): readonly string[] {
  const { standing, granted } = page;
  if (standing === undefined || granted === undefined) {
    return differing('circle', page.circle, policies.job(name).circle);
  }
  const role = policies.role(name);
  const grantedInPolicy = policies.granting(name);
  const before = [...role.competences.values()]
    .flatMap((kinds) => [...kinds.values()])
    .filter(({ action, kind }) => policies.requires(name, action, kind).length === 0)
    .map(({ action, kind }) => `${action} ${kind}`);
  const exempt = Object.entries(standing['but-not-for']).flatMap(([kind, actions]) =>
    actions.map((action) => `${action} ${kind}`),
  );
  return [
    ...differing('circle', page.circle, role.circle),
    ...differing('standing', standing.needs.toSorted(), role.requires.toSorted()),
    ...(standing.needs.length > 0 ? differing('before standing', exempt.toSorted(), before.toSorted()) : []),
    ...differing(
      'granted',
      [
        listedRoles(granted['proposed-by']),
        listedRoles(granted['approved-by']),
        listedRoles(granted['confirmed-by']),
        granted['opens-medical'],
        granted.scope,
      ],
      [
        grantedInPolicy.proposedBy.toSorted(),
        grantedInPolicy.approvedBy.toSorted(),
        grantedInPolicy.confirmedBy.toSorted(),
        grantedInPolicy.opensMedical,
        grantedInPolicy.scope,
      ],
    ),
  ];
}

/** Where purposes.cases.yaml and the policy differ; a pair that isn't listed isn't closely related. */
export function deviationsOfPurposes(policies: Policies, { purposes }: Cases): readonly string[] {
  const names = policies.purposeNames();
  const actual = names.flatMap((one) =>
    names.filter((other) => policies.areCloselyRelated(one, other)).map((other) => [one, other].sort().join(' and ')),
  );
  const expected = purposes['closely-related'].map((pair) => pair.toSorted().join(' and '));
  return differing('closely related', [...new Set(expected)].sort(), [...new Set(actual)].sort());
}

/** Where sign-in.cases.yaml and the policy differ. */
export function deviationsOfSignIn(policies: Policies, { signIn }: Cases): readonly string[] {
  const now = new Date('2026-03-02T12:00:00Z');
  const { kinds, actions } = policies.vocabulary;
  const pairs = Object.keys(kinds).flatMap((kind) => Object.keys(actions).map((action) => ({ kind, action })));
  return [
    ...pairs.flatMap(({ kind, action }) =>
      differing(
        `sign-in to ${action} ${kind}`,
        signIn.needed[kind]?.[action],
        policies.signInNeeded.get(kind)?.get(action)?.name,
      ),
    ),
    ...signIn.cases.flatMap(({ may, on, factors, 'minutes-old': minutes, suffices }) =>
      differing(
        `${factors} factors ${minutes} minutes old to ${may} ${on}`,
        suffices,
        sufficesAfter(policies.signIn(on, may), factors, minutes, now),
      ),
    ),
  ];
}

function sufficesAfter(
  level: Parameters<typeof requiredSignIn>[0],
  factors: number,
  minutes: number,
  now: Date,
): boolean {
  const authTime = now.getTime() / 1000 - minutes * 60;
  return signInChallenge(requiredSignIn(level), { twoFactors: factors >= 2, authTime, twoFactorAcr: [] }, now) === null;
}

/** Where terms.cases.yaml and the policy differ; a term or a number without a case deviates. */
export function deviationsOfTerms(policies: Policies, { terms }: Cases): readonly string[] {
  const covered = new Set(terms.cases.map(({ term }) => term));
  const counted = new Map(terms.counts?.map(({ count, is }) => [count, is]));
  return [
    ...policies.countNames().flatMap((name) => differing(name, counted.get(name) ?? null, policies.count(name))),
    ...policies
      .termNames()
      .filter((name) => !covered.has(name))
      .map((name) => `the term ${name} has no case`),
    ...terms.cases.flatMap(({ term, starting, ends }) =>
      differing(
        `${term} from ${starting}`,
        ends,
        starting.includes('T')
          ? momentAfterTerm(policies.term(term), starting)
          : endOfTerm(policies.term(term), starting),
      ),
    ),
  ];
}

function listedRoles(roles: readonly string[] | 'none'): readonly string[] {
  return roles === 'none' ? [] : roles.toSorted();
}

function differing(what: string, expected: unknown, actual: unknown): readonly string[] {
  const [left, right] = [JSON.stringify(expected), JSON.stringify(actual)];
  return left === right ? [] : [`${what}: ${left} by the cases, ${right} by the policy`];
}

function said(fields: string | undefined): string {
  if (fields === undefined) return 'refused';
  return fields === '' ? 'allowed' : `allowed with ${fields}`;
}
