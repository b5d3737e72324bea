import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { loadPolicies } from '../access/policy/compile-policies.js';
import { recipientOfRole } from './disclosure-matrix.js';
import { mayReceive, NOTHING_ELSE, type DisclosureQuestion } from './may-receive.js';

const { disclosure } = loadPolicies(fileURLToPath(new URL('../../../policies', import.meta.url)));
const GROUND = { article: '6:101 Arbowet', claim: 'industrial-accident-report', date: '2026-03-01' };

function answer(question: Partial<DisclosureQuestion>): ReturnType<typeof mayReceive> {
  const usual = { item: 'M09', recipient: 'employer', edition: 'current', on: '2026-03-02', insideEea: true };
  return mayReceive(disclosure, { ...usual, accompanied: NOTHING_ELSE, ...question });
}

describe('who may receive what', () => {
  test('V8 the employer gets work capacity, the employee at the same time', () => {
    expect(answer({})).toEqual({ allowed: true, rule: 'V8', duty: 'simultaneous' });
  });

  test('V5 under the edition of 2019 the employer gets the verdict alone', () => {
    expect(answer({ edition: 'statement-2019' })).toMatchObject({ rule: 'V5', reason: 'narrower-edition' });
    expect(answer({ edition: 'statement-2019', item: 'M13' })).toMatchObject({ allowed: true });
    expect(answer({ edition: 'statement-2019', recipient: 'employee' })).toMatchObject({ allowed: true });
  });

  test('V8 functional abilities reach the employer as work capacity', () => {
    expect(answer({ item: 'M10' })).toMatchObject({ allowed: false, reason: 'not-allowed', instead: 'M09' });
  });

  test.each([
    { item: 'M67' },
    { item: 'constructor' },
    { recipient: 'neighbour' },
    { recipient: '__proto__' },
    { edition: 'next' },
  ])('V8 what is not listed gets nothing: %j', (unlisted) => {
    expect(answer(unlisted)).toEqual({
      allowed: false,
      rule: 'V8',
      reason: 'not-listed',
      lacking: [],
      instead: null,
    });
  });

  test('V8 a ground that does not name article, claim and date is none', () => {
    const question = { item: 'M04', recipient: 'benefits_agency_staff' };
    expect(answer({ ...question, accompanied: { ...NOTHING_ELSE, ground: GROUND } })).toMatchObject({ allowed: true });
    for (const part of ['article', 'claim', 'date']) {
      const ground = { ...GROUND, [part]: ' ' };
      expect(answer({ ...question, accompanied: { ...NOTHING_ELSE, ground } })).toMatchObject({
        reason: 'lacking',
        lacking: ['legal-ground'],
      });
    }
  });

  test('V8 a cause goes to the employer for a named statutory report, else never', () => {
    const present = new Set(['necessity-note']);
    expect(answer({ item: 'M30', accompanied: { ground: GROUND, present } })).toMatchObject({ allowed: true });
    const other = { ...GROUND, claim: 'curiosity' };
    expect(answer({ item: 'M30', accompanied: { ground: other, present } })).toMatchObject({
      reason: 'never',
      instead: 'M29',
    });
  });

  test('C14 an insurer gets nothing without the policy for that absence', () => {
    expect(answer({ item: 'M04', recipient: 'insurer' })).toMatchObject({
      rule: 'C14',
      lacking: ['insurance-of-absence'],
    });
  });

  test('D8 nobody outside the European Economic Area, but the employee', () => {
    expect(answer({ insideEea: false })).toMatchObject({ rule: 'D8', reason: 'outside-the-eea' });
    expect(answer({ insideEea: false, recipient: 'employee' })).toMatchObject({ allowed: true });
  });

  test('V8 a role receives as the one recipient that its policy names', () => {
    expect(recipientOfRole(disclosure, 'labour-expert')).toBe('labour_expert');
    expect(recipientOfRole(disclosure, 'administrator')).toBeNull();
  });
});
