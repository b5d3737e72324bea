import { describe, expect, test } from '@jest/globals';
import { compilePolicies } from './compile-policies.js';
import { problemsOf, problemsWhen } from './problems-when.fixture.js';
import { filesOf, sampleDocuments } from './sample-policies.fixture.js';

const VOCABULARY = 'vocabulary.yaml';
const ROLE = 'access/some-doctor.yaml';
const SHARED = 'access/shared/own-letters.yaml';
const JOB = 'access/jobs/some-job.yaml';
const SIGN_IN = 'sign-in.yaml';

test('D1 the sample itself is accepted', () => {
  expect(problemsOf(sampleDocuments())).toEqual([]);
});

describe('silence is refusal', () => {
  test.each([
    [
      'fields that are not written down',
      ROLE,
      ['statements', 0, 'only'],
      undefined,
      'statements.0.only: is missing: the fields must be written down',
    ],
    [
      'an empty list of fields',
      ROLE,
      ['statements', 0, 'only'],
      [],
      'statements.0.only: must NOT have fewer than 1 items',
    ],
    [
      'fields of an act',
      ROLE,
      ['statements', 3, 'only'],
      ['id'],
      'statements.3.only: none of these actions shows or changes fields',
    ],
    [
      'two actions with fields in one statement',
      ROLE,
      ['statements', 0, 'may'],
      ['read', 'amend'],
      'statements.0.only: read and amend each need a statement of their own',
    ],
    ['no purpose', ROLE, ['statements', 0, 'for'], undefined, "statements.0: must have required property 'for'"],
    ['no reason', ROLE, ['statements', 0, 'because'], undefined, "statements.0: must have required property 'because'"],
    [
      'an empty condition',
      ROLE,
      ['statements', 0, 'when'],
      {},
      'statements.0.when: must NOT have fewer than 1 properties',
    ],
    [
      'an unknown key',
      ROLE,
      ['statements', 0, 'unless'],
      {},
      'statements.0: must NOT have additional properties (unless)',
    ],
    ['no standing, not even an empty list', ROLE, ['requires'], undefined, "must have required property 'requires'"],
    [
      'a medical role without approval',
      ROLE,
      ['granting', 'approved-by'],
      'none',
      'granting.approved-by: must be array',
    ],
    [
      'a medical role without a second person',
      ROLE,
      ['granting', 'confirmed-by'],
      'none',
      'granting.confirmed-by: must be array',
    ],
    [
      'an action that no sign-in level covers',
      SIGN_IN,
      ['needs', 0, 'of'],
      { Piece: ['read', 'amend'], Letter: ['read'] },
      'needs: approve Piece is covered by no level',
    ],
    [
      'an action that two levels cover',
      SIGN_IN,
      ['needs', 1],
      { level: 'strong', because: 'D10 — again', of: { Letter: ['read'] } },
      'needs.1.of.Letter: read Letter is covered twice',
    ],
    [
      'a sign-in by one factor',
      SIGN_IN,
      ['levels', 'strong', 'factors'],
      1,
      'levels.strong.factors: must be equal to constant',
    ],
    [
      'a term of nothing',
      'terms.yaml',
      ['terms', 'notice-period', 'days'],
      0,
      'terms.notice-period.days: must be >= 1',
    ],
    [
      'a term in two units',
      'terms.yaml',
      ['terms', 'notice-period', 'weeks'],
      2,
      'terms.notice-period: must NOT have more than 2 properties',
    ],
    [
      'a closeness on one side',
      'purposes.yaml',
      ['purposes', 'supervision', 'closely-related'],
      [],
      "purposes.guidance.closely-related: supervision doesn't say the same of guidance",
    ],
    [
      'a prohibition of what nobody allowed',
      ROLE,
      ['never', 0, 'on'],
      'Letter',
      'never: nothing allows to approve Letter: silence refuses it already',
    ],
  ] as const)('D6 %s is refused', (_, path, keys, value, message) => {
    expect(
      problemsWhen(path, keys, value).map((problem) => problem.replace(`${path}, `, '').replace(/^: /, '')),
    ).toContain(message);
  });

  test('S3 the same action both with and without before-standing is refused', () => {
    const own = { may: ['read'], on: 'Letter', only: ['id'], for: ['security'], because: 'S1 — so' };
    expect(problemsWhen(ROLE, ['statements', 4], own)).toEqual([
      `${ROLE}, statements: read Letter stands here both with and without before-standing`,
    ]);
  });
});

describe('types', () => {
  test.each([
    [
      'a list against a list',
      { helperIds: '$actor.employerIds' },
      "helperIds (uuid-list) can't be held against $actor.employerIds (uuid-list)",
    ],
    [
      'yes or no against an id',
      { running: '$actor.accountId' },
      "running (boolean) can't be held against $actor.accountId (uuid)",
    ],
    ['an id against yes or no', { doctorId: true }, "doctorId isn't yes or no"],
  ])('D6 %s is refused', (_, when, message) => {
    const [fact] = Object.keys(when);
    expect(problemsWhen(ROLE, ['statements', 0, 'when'], when)).toEqual([
      `${ROLE}, statements.0.when.${fact ?? ''}: ${message}`,
    ]);
  });

  test('D6 a value written into a condition is refused: policies name no person', () => {
    expect(problemsWhen(ROLE, ['statements', 0, 'when', 'doctorId'], 'dr_vos')).not.toEqual([]);
  });
});

describe('files', () => {
  test('D1 a kind that stands on two pages is refused: it lives in one dossier', () => {
    const documents = { ...sampleDocuments(), 'kinds/more-letters.yaml': sampleDocuments()['kinds/letters.yaml'] };
    expect(problemsOf(documents)).toEqual([
      'kinds/more-letters.yaml, kinds.Piece: stands on another page as well',
      'kinds/more-letters.yaml, kinds.Letter: stands on another page as well',
      'kinds/more-letters.yaml, kinds.Stamp: stands on another page as well',
    ]);
  });

  test('D6 a file that the service does not know is refused', () => {
    expect(problemsWhen('access/notes/extra.yaml', [], { role: 'extra' })).toEqual([
      'access/notes/extra.yaml, : is no policy that the service knows',
    ]);
  });

  test.each([VOCABULARY, 'purposes.yaml', SIGN_IN, 'terms.yaml', 'examinations.yaml', 'services.yaml'])(
    'D6 without %s nothing starts',
    (path) => {
      expect(problemsWhen(path, [], undefined)).toContain(`${path}, : is missing`);
    },
  );

  test.each([
    [ROLE, 'role'],
    [SHARED, 'shared'],
    [JOB, 'job'],
  ])('D6 %s is what it calls itself', (path, key) => {
    expect(problemsWhen(path, [key], 'other-name')).toContainEqual(`${path}, : calls itself other-name`);
  });

  test('D6 nobody can hold a job: it may not have the name of a role', () => {
    const documents = {
      ...sampleDocuments(),
      'access/jobs/some-doctor.yaml': { ...sampleDocuments()[JOB], job: 'some-doctor' },
    };
    expect(problemsOf(documents)).toEqual([
      'access/jobs/some-doctor.yaml, job: a role has this name: nobody may be able to hold a job',
    ]);
  });

  test('S7 what a shared page forbids is forbidden to every role that includes it, after all that is allowed', () => {
    const documents = structuredClone(sampleDocuments());
    const forbidden = { may: ['read'], on: 'Letter', when: { doctorId: '$actor.accountId' }, because: 'S3 — never' };
    Object.assign(documents[SHARED], { never: [forbidden] });
    const { rules } = compilePolicies(filesOf(documents)).role('some-doctor');
    const effects = rules.map(({ effect }) => effect);
    expect(rules[effects.indexOf('never')]).toMatchObject({ kind: 'Letter', because: 'S3 — never' });
    expect(effects.lastIndexOf('may')).toBe(effects.indexOf('never') - 1);
  });

  test('D6 everything that is wrong is said at once', () => {
    const documents = structuredClone(sampleDocuments());
    documents[ROLE].circle = 'everything';
    documents[JOB].circle = 'nothing';
    expect(problemsOf(documents)).toHaveLength(2);
  });
});
