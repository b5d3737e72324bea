import { describe, expect, test } from '@jest/globals';
import type { Problem } from '../../platform/problems/problem.js';
import { chooseActingRole, type RoleChoice } from './choose-acting-role.js';
import { choosePurpose } from './choose-purpose.js';

function refusal(work: () => unknown): Pick<Problem, 'status' | 'code'> & { rule: string | undefined } {
  const { status, code, extra } = caught(work);
  return { status, code, rule: extra.rule };
}

function caught(work: () => unknown): Problem {
  try {
    work();
  } catch (thrown) {
    return thrown as Problem;
  }
  throw new Error('nothing was refused');
}

const choice = (change: Partial<RoleChoice>): RoleChoice => ({
  held: ['doctor'],
  asked: undefined,
  couldAct: (role) => role !== 'clerk',
  rule: 'S1',
  ...change,
});

describe('one request acts in one role', () => {
  test('S1 the only role that could act is taken without asking', () => {
    expect(chooseActingRole(choice({ held: ['doctor', 'clerk'] }))).toBe('doctor');
  });

  test('S1 of several that could act none is guessed: the request names one', () => {
    const several = choice({ held: ['doctor', 'deputy'] });
    expect(refusal(() => chooseActingRole(several))).toMatchObject({ status: 400, code: 'acting-as-required' });
    expect(chooseActingRole({ ...several, asked: 'deputy' })).toBe('deputy');
  });

  test('S1 a role that is not held, or can not act, is refused by the rule that guards the kind', () => {
    expect(refusal(() => chooseActingRole(choice({ asked: 'deputy' })))).toEqual({
      status: 403,
      code: 'role-not-held',
      rule: 'S1',
    });
    expect(refusal(() => chooseActingRole(choice({ held: ['clerk'], asked: 'clerk' })))).toEqual({
      status: 403,
      code: 'role-cannot',
      rule: 'S1',
    });
    expect(refusal(() => chooseActingRole(choice({ held: [] })))).toEqual({
      status: 403,
      code: 'role-cannot',
      rule: 'S1',
    });
  });
});

describe('every access has a purpose', () => {
  test('D6 the only purpose of a role is taken, and is no claim', () => {
    expect(choosePurpose(['payroll'], undefined)).toEqual({ purpose: 'payroll', claimed: false });
    expect(choosePurpose(['payroll'], 'payroll')).toEqual({ purpose: 'payroll', claimed: true });
  });

  test('D6 of several purposes the request names one, and no other is believed', () => {
    expect(refusal(() => choosePurpose(['payroll', 'emergency'], undefined))).toMatchObject({
      status: 400,
      rule: 'D6',
    });
    expect(refusal(() => choosePurpose(['payroll'], 'emergency'))).toMatchObject({ status: 403, rule: 'D6' });
    expect(refusal(() => choosePurpose([], undefined))).toMatchObject({ status: 403, rule: 'D6' });
  });

  test('D6 who names another purpose is told which his role has there, and nothing of what he named', () => {
    const { message } = caught(() => choosePurpose(['payroll', 'verdict'], 'emergency'));
    expect(message).toContain('name payroll or verdict in the Purpose header');
    expect(message).not.toContain('emergency');
  });
});
