import { describe, expect, test } from '@jest/globals';
import type { PersonFacts } from '../../../safeguards/access/facts/access-facts.js';
import { assistant, doctor, held, NOW } from '../people.fixture.js';
import { whyNotDelegated, type ProposedDelegation } from './may-delegate.js';

function refusal(proposed: Partial<ProposedDelegation>): (string | number | undefined)[] | null {
  const whole = {
    doctor: doctor(),
    assistant: assistant(),
    employerIds: ['acme'],
    actsAgainst: false,
    until: '2026-12-31',
    ...proposed,
  };
  const problem = whyNotDelegated(whole, NOW);
  return problem === null ? null : [problem.status, problem.code, problem.extra.rule];
}

describe('derived secrecy', () => {
  test('S2 is granted to a medical assistant', () => {
    expect(refusal({})).toBeNull();
  });

  test('S10 is never granted to who acts for the employer against one of them', () => {
    expect(refusal({ actsAgainst: true })).toEqual([403, 'on-the-employers-side', 'S10']);
  });

  test('S3 may be granted before it takes effect: who has not signed yet is judged at each request', () => {
    expect(refusal({ assistant: assistant({ declarations: [], instructions: [] }) })).toBeNull();
  });

  test.each<[string, PersonFacts | null]>([
    ['an account that does not exist', null],
    ['a labour expert or case manager who signed the declaration', assistant({ roles: [held('casework', 'globex')] })],
    ['a case manager of that very employer', assistant({ roles: [held('casework', 'acme')] })],
    ['an employer’s officer', assistant({ kind: 'external', roles: [held('employer', 'acme')] })],
    ['another doctor', doctor({ accountId: 'dr-smit' })],
    ['somebody without a role', assistant({ roles: [] })],
    ['a former assistant', assistant({ roles: [held('derived-secrecy', null, '2026-03-10T11:00:00Z')] })],
  ])('S6 is never granted to %s, and all of these are answered alike', (_, other) => {
    expect(refusal({ assistant: other })).toEqual([403, 'not-a-medical-assistant', 'S6']);
  });

  test('S6 is not granted to an assistant who does casework, for whatever employer', () => {
    const both = assistant({ roles: [held('derived-secrecy'), held('casework', 'globex')] });
    expect(refusal({ assistant: both })).toEqual([403, 'does-casework', 'S6']);
  });

  test.each(['casework', 'employer'])('S10 is not granted to who is in the circle %s of that employer', (circle) => {
    const both = assistant({ roles: [held('derived-secrecy'), held(circle, 'acme')] });
    expect(refusal({ assistant: both, employerIds: ['initech', 'acme'] })).toEqual([
      403,
      'on-the-employers-side',
      'S10',
    ]);
  });

  test('S10 is granted to who was on the employer’s side and is no more', () => {
    const former = assistant({ roles: [held('derived-secrecy'), held('casework', 'acme', '2026-03-10T10:00:00Z')] });
    expect(refusal({ assistant: former })).toBeNull();
  });

  test('S2 is not granted to oneself', () => {
    const roles = [held('doctor'), held('derived-secrecy')];
    expect(refusal({ assistant: assistant({ accountId: 'dr-vos', roles }) })).toEqual([403, 'to-oneself', 'S2']);
  });

  test.each([
    ['2026-12-31', null],
    ['2027-01-01', [409, 'beyond-registration', 'S5']],
  ])('S5 until %s, when the doctor is registered until 31 December: %j', (until, why) => {
    expect(refusal({ until })).toEqual(why);
  });

  test('S5 the refusal tells the doctor the last day of his registration, where one is in force', () => {
    const detailOf = (one: PersonFacts) =>
      whyNotDelegated(
        { doctor: one, assistant: assistant(), employerIds: [], actsAgainst: false, until: '2099-01-01' },
        NOW,
      )?.message;
    expect(detailOf(doctor())).toBe(
      'Derived secrecy ends with your registration at the latest: 2026-12-31 is its last day.',
    );
    expect(detailOf(doctor({ registrations: [] }))).toBe('Derived secrecy ends with your registration at the latest.');
  });

  test('S5 counts the registration that lasts longest, and none that is checked only tomorrow', () => {
    const registrations = [
      { checkedOn: '2025-01-01', validUntil: '2026-06-30' },
      { checkedOn: '2026-03-10', validUntil: '2031-03-10' },
      { checkedOn: '2026-03-11', validUntil: '2099-01-01' },
    ];
    expect(refusal({ doctor: doctor({ registrations }), until: '2031-03-10' })).toBeNull();
    expect(refusal({ doctor: doctor({ registrations }), until: '2031-03-11' })?.[2]).toBe('S5');
    expect(refusal({ doctor: doctor({ registrations: [] }), until: NOW.today })?.[2]).toBe('S5');
  });
});
