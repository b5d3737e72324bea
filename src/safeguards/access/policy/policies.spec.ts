import { describe, expect, test } from '@jest/globals';
import { compilePolicies } from './compile-policies.js';
import { filesOf, sampleDocuments } from './sample-policies.fixture.js';
import { endOfTerm } from './terms.js';

const policies = compilePolicies(filesOf(sampleDocuments()));

describe('what the service asks the policies', () => {
  test('D6 the purposes of a role, an action and a kind; none where it can do nothing', () => {
    expect(policies.purposesFor('some-doctor', 'read', 'Piece')).toEqual(['guidance', 'supervision']);
    expect(policies.purposesFor('some-doctor', 'approve', 'Letter')).toEqual([]);
  });

  test('S7 what a role requires, and what may be done before it is in order', () => {
    expect(policies.requires('some-doctor', 'read', 'Piece')).toEqual(['undertaking']);
    expect(policies.requires('some-doctor', 'read', 'Letter')).toEqual([]);
    expect(policies.requires('some-doctor', 'approve', 'Letter')).toEqual(['undertaking']);
    expect(policies.standingRule('undertaking')).toBe('S7');
  });

  test('S7 who gives a role, and which roles a circle has', () => {
    expect(policies.granting('some-doctor')).toMatchObject({ approvedBy: ['some-doctor'], opensMedical: true });
    expect(policies.rolesInCircle('doctor')).toEqual(['some-doctor']);
    expect(policies.rolesInCircle('self')).toEqual([]);
  });

  test('D10 the sign-in that an action on a kind needs', () => {
    expect(policies.signIn('Piece', 'read')).toEqual({ name: 'strong', factors: 2, atMostMinutesOld: 60 });
    expect(policies.signInLevel('strong')).toBe(policies.signIn('Letter', 'read'));
  });

  test('V8 an item by its number; a number that is not listed is none', () => {
    expect(policies.item('M01')).toEqual({ name: 'note', keptApart: false });
    expect(policies.item('M02')).toEqual({ name: 'working_note', keptApart: true });
    expect(policies.item('M99')).toBeNull();
    expect(policies.item('constructor')).toBeNull();
  });

  test('S3 a term with its last day', () => {
    expect(policies.term('notice-period')).toMatchObject({ amount: 14, unit: 'days' });
    expect(endOfTerm(policies.term('notice-period'), '2026-02-20')).toBe('2026-03-06');
  });

  test('S8 a job is no role: nobody can act as one', () => {
    expect(policies.roleNames()).toEqual(['some-doctor']);
    expect(policies.jobNames()).toEqual(['some-job']);
    expect(() => policies.role('some-job')).toThrow('the policies have no role some-job');
  });

  test.each([
    ['a role', () => policies.role('king')],
    ['a job', () => policies.job('some-doctor')],
    ['a kind', () => policies.kind('constructor')],
    ['a granting', () => policies.granting('king')],
    ['a standing', () => policies.standingRule('oath')],
    ['a sign-in', () => policies.signIn('Letter', 'approve')],
    ['a sign-in level', () => policies.signInLevel('weak')],
    ['a term', () => policies.term('forever')],
    ['a purpose', () => policies.areCloselyRelated('curiosity', 'guidance')],
  ])('D1 %s that no policy has is an error, never an answer', (_, ask) => {
    expect(ask).toThrow('the policies have no');
  });
});
