import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { SERVICES } from '../../src/records/employer-dossier/employer.js';
import { compilePolicies } from '../../src/safeguards/access/policy/compile-policies.js';
import { readPolicyFiles } from '../../src/safeguards/access/policy/policy-files.js';
import { ruleIdOf } from '../../src/safeguards/access/policy/rule-id.js';
import { type Answers, answersFor, questionOf, roleNameOf } from './answers.js';
import { type CaseDocument, readCases } from './case-documents.js';
import { flawsOfCast } from './cast-flaws.js';
import { deviationsOfPurposes, deviationsOfSignIn, deviationsOfStanding, deviationsOfTerms } from './deviations.js';
import { deviationsOfAdvice } from './deviations-of-advice.js';
import { deviationsOfExaminations } from './deviations-of-examinations.js';
import { deviationsOfHealthWords } from './deviations-of-health-words.js';
import { deviationsOfSeparation } from './deviations-of-separation.js';
import { deviationsOfServices } from './deviations-of-services.js';
import { expectedCases } from './expected-answers.js';

const folder = fileURLToPath(new URL('../../policies', import.meta.url));
const files = readPolicyFiles(folder);
const policies = compilePolicies(files);
const cases = readCases(folder, files);
const everybody = Object.keys(cases.cast.actors);
const answers = new Map<string, Answers>(
  everybody.map((actor) => [actor, answersFor(actor, policies, cases.cast, 'everything')]),
);

describe('the cast', () => {
  test('D6 has somebody in every role, a record of every kind, and every fact of each', () => {
    expect(flawsOfCast(policies, cases)).toEqual([]);
  });
});

describe.each([...cases.pages])('%s', (name, page) => {
  const expected = expectedCases(page, policies.vocabulary);

  test('S7 circle, standing and granting are as the cases say', () => {
    expect(deviationsOfStanding(name, page, policies)).toEqual([]);
  });

  test.each(expected.map((one) => [titleOf(name, one.document), one] as const))('%s', (_, { who, answers: listed }) => {
    for (const actor of who) {
      const given = answers.get(actor) ?? new Map<string, string>();
      expect([...listed.keys()].map((question) => [actor, question, given.get(question)])).toEqual(
        [...listed].map(([question, fields]) => [actor, question, fields]),
      );
    }
  });

  test.each(page.actors)('D1 %s is refused everything that is not listed', (actor) => {
    const listed = new Set(expected.filter(({ who }) => who.includes(actor)).flatMap((one) => [...one.answers.keys()]));
    expect([...(answers.get(actor) ?? [])].filter(([question]) => !listed.has(question))).toEqual([]);
  });

  const sets = page.exactly ?? [];
  if (sets.length > 0)
    test.each(sets.map((exactly) => [exactly['who-may'], exactly.on, exactly.are] as const))(
      'D1 %s %s: exactly %j, over all roles',
      (action, record, are) => {
        const able = everybody.filter((actor) =>
          policies
            .purposeNames()
            .some((purpose) => answers.get(actor)?.has(questionOf(action, record, purpose)) === true),
        );
        expect(able.toSorted()).toEqual(are.toSorted());
      },
    );
});

describe('beside the roles', () => {
  test('D6 purposes are closely related as the cases say, and no others', () => {
    expect(deviationsOfPurposes(policies, cases)).toEqual([]);
    for (const [one, other] of cases.purposes['not-closely-related']) {
      expect([one, other, policies.areCloselyRelated(one, other)]).toEqual([one, other, false]);
    }
  });

  test('D10 every action on every kind needs the sign-in that the cases say', () => {
    expect(deviationsOfSignIn(policies, cases)).toEqual([]);
  });

  test('S3 every term ends on the day that the cases say', () => {
    expect(deviationsOfTerms(policies, cases)).toEqual([]);
  });

  test('V4 every kind of examination, listed or not, counts as the cases say', () => {
    expect(deviationsOfExaminations(policies, cases)).toEqual([]);
  });

  test('D7 under each agreement may be recorded what the cases say, and nothing else', () => {
    expect(deviationsOfServices(policies, cases)).toEqual([]);
  });

  test('S7 no account holds together what the cases keep apart, and everything else it may', () => {
    expect(deviationsOfSeparation(policies, cases)).toEqual([]);
  });

  test('D5 every name and address is taken or refused as the cases say', () => {
    expect(deviationsOfHealthWords(policies, cases)).toEqual([]);
  });

  test('V5 every date of advice lies between the days that the cases say', () => {
    expect(deviationsOfAdvice(policies, cases)).toEqual([]);
  });

  test('D7 an agreement names the services of that page, and no others', () => {
    expect([...SERVICES].sort()).toEqual(policies.services.services.toSorted());
  });

  test('S7 whoever a granting names may do what it names him for', () => {
    const named = policies.roleNames().flatMap((role) => {
      const { proposedBy, approvedBy, confirmedBy } = policies.granting(role);
      return [
        ...proposedBy.map((by) => [by, 'grant'] as const),
        ...approvedBy.map((by) => [by, 'approve'] as const),
        ...confirmedBy.map((by) => [by, 'confirm'] as const),
      ];
    });
    expect(named.filter(([by, action]) => policies.purposesFor(by, action, 'RoleHeld').length === 0)).toEqual([]);
  });

  test('S7 a role that opens the medical dossiers of others is marked so', () => {
    const opening = policies
      .roleNames()
      .filter((role) =>
        everybody.some(
          (actor) =>
            roleNameOf(actor, cases.cast) === role &&
            [...(answers.get(actor) ?? [])].some(([question]) => /^read \w+_piece for (?!own-rights)/.test(question)),
        ),
      );
    expect(opening.filter((role) => !policies.granting(role).opensMedical)).toEqual([]);
    expect(opening).not.toEqual([]);
  });
});

// The promise in words, under the rule of the statement that allows it.
function titleOf(role: string, { who, on, may, for: purposes }: CaseDocument): string {
  const page = policies.jobNames().includes(role) ? policies.job(role) : policies.role(role);
  const kind = cases.cast.records[[on].flat()[0] ?? '']?.kind;
  const rule = page.rules.find(
    (one) => one.kind === kind && one.action === may[0] && one.purposes.includes(purposes[0] ?? ''),
  );
  const words = `${[who].flat().join(', ')} may ${may.join(', ')} ${[on].flat().join(', ')} for ${purposes.join(', ')}`;
  return `${rule === undefined ? 'D6' : ruleIdOf(rule.because)} ${words}`;
}
