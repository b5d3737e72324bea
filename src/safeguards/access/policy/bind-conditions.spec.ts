import { describe, expect, test } from '@jest/globals';
import { type ActorAttributes, bindConditions, MissingAttribute } from './bind-conditions.js';

const own = [{ fact: 'doctorId', operator: 'equals', attribute: 'accountId' }] as const;
const employers = [{ fact: 'employerId', operator: 'one-of', attribute: 'employerIds' }] as const;

describe('an actor is put into conditions as a value', () => {
  test('S1 each operator takes its own place', () => {
    const conditions = [
      ...own,
      ...employers,
      { fact: 'helperIds', operator: 'contains', attribute: 'accountId' },
      { fact: 'running', operator: 'is', value: true },
    ] as const;
    expect(bindConditions(conditions, { accountId: 'me', employerIds: ['acme', 'globex'] })).toEqual({
      doctorId: { $eq: 'me' },
      employerId: { $in: ['acme', 'globex'] },
      helperIds: { $all: ['me'] },
      running: { $eq: true },
    });
  });

  test('D5 what looks like a condition or a variable is only a value', () => {
    expect(bindConditions(own, { accountId: '$actor.employerIds' })).toEqual({
      doctorId: { $eq: '$actor.employerIds' },
    });
  });

  test.each<[string, ActorAttributes]>([
    ['is absent', {}],
    ['is undefined', { accountId: undefined }],
    ['is null', { accountId: null }],
    ['is empty', { accountId: '' }],
    ['is a list', { accountId: ['me'] }],
  ])('S1 an account that %s decides nothing: it throws', (_, actor) => {
    expect(() => bindConditions(own, actor)).toThrow(MissingAttribute);
  });

  test.each<[string, ActorAttributes]>([
    ['is absent', {}],
    ['is null', { employerIds: null }],
    ['is a single id', { employerIds: 'acme' }],
    ['holds an empty id', { employerIds: ['acme', ''] }],
  ])('V6 a list of employers that %s decides nothing: it throws', (_, actor) => {
    expect(() => bindConditions(employers, actor)).toThrow(MissingAttribute);
  });

  test('V6 no employers is a list that nothing is in', () => {
    expect(bindConditions(employers, { employerIds: [] })).toEqual({ employerId: { $in: [] } });
  });
});
