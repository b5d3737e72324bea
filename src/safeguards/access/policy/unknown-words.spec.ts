import { describe, expect, test } from '@jest/globals';
import { problemsWhen } from './problems-when.fixture.js';

const VOCABULARY = 'vocabulary.yaml';
const KINDS = 'kinds/letters.yaml';
const ROLE = 'access/some-doctor.yaml';
const SHARED = 'access/shared/own-letters.yaml';
const JOB = 'access/jobs/some-job.yaml';
const SIGN_IN = 'sign-in.yaml';

describe('a word that the vocabulary does not have', () => {
  test.each([
    [
      'an action',
      ROLE,
      ['statements', 3, 'may'],
      ['read-all'],
      'statements.3.may: read-all is no action of the vocabulary',
    ],
    ['a kind', ROLE, ['statements', 3, 'on'], 'Dossier', 'statements.3.on: Dossier is no kind of the vocabulary'],
    ['a field', ROLE, ['statements', 0, 'only'], ['id', 'bsn'], 'statements.0.only: bsn is no field of Piece'],
    [
      'a fact',
      ROLE,
      ['statements', 0, 'when'],
      { ownerId: '$actor.accountId' },
      'statements.0.when.ownerId: ownerId is no fact of that kind',
    ],
    [
      "another kind's fact",
      ROLE,
      ['statements', 3],
      {
        may: ['read'],
        on: 'Letter',
        when: { running: true },
        only: ['id'],
        for: ['guidance'],
        'before-standing': true,
        because: 'S1 — so',
      },
      'statements.3.when.running: running is no fact of that kind',
    ],
    [
      'an attribute',
      ROLE,
      ['statements', 0, 'when', 'doctorId'],
      '$actor.doctorId',
      'statements.0.when.doctorId: doctorId is no attribute of the actor of the vocabulary',
    ],
    [
      'a purpose',
      ROLE,
      ['statements', 0, 'for'],
      ['curiosity'],
      'statements.0.for: curiosity is no purpose of the vocabulary',
    ],
    ['a circle', ROLE, ['circle'], 'everything', 'circle: everything is no circle of the vocabulary'],
    ['a standing', ROLE, ['requires'], ['oath'], 'requires: oath is no standing of the vocabulary'],
    ['a rule', ROLE, ['statements', 0, 'because'], 'S16 — so', 'statements.0.because: there is no rule S16'],
    ['a shared page', ROLE, ['also'], ['own-things'], 'also: own-things is no page of access/shared'],
    [
      'a role that grants',
      ROLE,
      ['granting', 'approved-by'],
      ['king'],
      'granting.approved-by: king is no role with a page',
    ],
    [
      'an action in a prohibition',
      ROLE,
      ['never', 0, 'may'],
      ['burn'],
      'never.0.may: burn is no action of the vocabulary',
    ],
    [
      'a purpose on a shared page',
      SHARED,
      ['statements', 0, 'for'],
      ['fun'],
      'statements.0.for: fun is no purpose of the vocabulary',
    ],
    [
      'a fact of a job',
      JOB,
      ['statements', 0, 'when'],
      { done: true },
      'statements.0.when.done: done is no fact of that kind',
    ],
    ['a sign-in level', SIGN_IN, ['needs', 0, 'level'], 'weak', 'needs.0.level: weak is no level of this page'],
    [
      'a kind to sign in for',
      SIGN_IN,
      ['needs', 0, 'of', 'Secret'],
      ['read'],
      'needs.0.of: Secret is no kind of the vocabulary',
    ],
    [
      'an action to sign in for',
      SIGN_IN,
      ['needs', 0, 'of', 'Letter'],
      ['read', 'eat'],
      'needs.0.of.Letter: eat is no action of the vocabulary',
    ],
    [
      'a rule of a term',
      'terms.yaml',
      ['terms', 'notice-period', 'because'],
      'X1 — so',
      'terms.notice-period.because: must match pattern "^[DSVCIRPEA][1-9][0-9]? — \\S.+$"',
    ],
    ['a store', KINDS, ['kinds', 'Letter', 'store'], 'attic', 'kinds.Letter.store: attic is no store'],
    [
      'a fact of a kind',
      KINDS,
      ['kinds', 'Letter', 'facts'],
      ['doctorId', 'mood'],
      'kinds.Letter.facts: mood is no fact of the vocabulary',
    ],
    ['a rule of a kind', KINDS, ['kinds', 'Letter', 'rule'], 'S99', 'kinds.Letter.rule: there is no rule S99'],
    [
      'a rule of a standing',
      VOCABULARY,
      ['standings', 'undertaking', 'rule'],
      'S99',
      'standings.undertaking.rule: there is no rule S99',
    ],
    ['an item kept apart', VOCABULARY, ['items-kept-apart'], ['M99'], 'items-kept-apart: M99 is no item'],
    [
      'a related purpose',
      'purposes.yaml',
      ['purposes', 'security', 'closely-related'],
      ['fun'],
      'purposes.security.closely-related: fun is no other purpose of the list',
    ],
  ] as const)('D6 %s is refused, with file and place', (_, path, keys, value, message) => {
    expect(problemsWhen(path, keys, value)).toContain(`${path}, ${message}`);
  });

  test.each(['constructor', 'toString', 'hasOwnProperty'])('D6 %s is no word of any list', (word) => {
    expect(problemsWhen(ROLE, ['statements', 0, 'for'], [word])).not.toEqual([]);
    expect(problemsWhen(ROLE, ['circle'], word)).not.toEqual([]);
    expect(problemsWhen(ROLE, ['statements', 0, 'when'], { [word]: true })).not.toEqual([]);
  });

  test.each([
    [VOCABULARY, 'actions', 'manage', { text: 'does all' }],
    [KINDS, 'kinds', 'All', { store: 'medical', rule: 'S1', fields: ['id'], facts: [] }],
  ])('D1 in %s among the %s, %s would mean everything and is refused', (page, list, word, value) => {
    expect(problemsWhen(page, [list, word], value)).toContain(
      `${page}, ${word}: means everything; name each by itself`,
    );
  });
});
