import { describe, expect, test } from '@jest/globals';
import type { PersonFacts, RoleFact } from '../../../safeguards/access/facts/access-facts.js';
import { whyNotSign, type GivenRole } from './why-not-sign.js';

const moment = { instant: new Date('2026-03-02T12:00:00Z'), today: '2026-03-02' };
const held = (change: Partial<RoleFact> = {}): RoleFact => ({
  role: 'signer',
  circle: 'some',
  employerId: null,
  validFrom: '2026-01-01T00:00:00Z',
  validUntil: null,
  inForceSince: '2026-01-01T00:00:00Z',
  endedAt: null,
  asksTraining: false,
  ...change,
});
const somebody = (roles: readonly RoleFact[], hiredUntil: string | null = null): PersonFacts => ({
  accountId: 'ada',
  kind: hiredUntil === null ? 'staff' : 'hired',
  status: 'active',
  hiredUntil,
  agreement: null,
  roles,
  registrations: [],
  declarations: [],
  instructions: [],
  trainings: [],
});
const given: GivenRole = { accountId: 'carla', employerId: null, validUntil: null, signedBy: ['abel', null] };
const fault = (person: PersonFacts, change: Partial<GivenRole> = {}, signatories = ['signer']): unknown =>
  whyNotSign({ person, role: 'signer' }, signatories, { ...given, ...change }, moment);

describe('who signs for a role', () => {
  test('S7 somebody in a role that the page names', () => {
    expect(fault(somebody([held()]))).toBeNull();
    expect(fault(somebody([held()]), {}, ['another'])).toBe('not-a-signatory');
    expect(fault(somebody([held()]), {}, [])).toBe('not-a-signatory');
  });

  test('S7 nobody for himself, and nobody twice', () => {
    expect(fault(somebody([held()]), { accountId: 'ada' })).toBe('own-role');
    expect(fault(somebody([held()]), { signedBy: ['ada', null] })).toBe('signed-before');
    expect(fault(somebody([held()]), { signedBy: ['abel', 'ada'] })).toBe('signed-before');
  });

  test('S7 nobody grants for longer than he holds', () => {
    const until = (validUntil: string | null): PersonFacts => somebody([held({ validUntil })]);
    expect(fault(until('2026-06-01T00:00:00Z'), { validUntil: '2026-06-01T00:00:00Z' })).toBeNull();
    expect(fault(until('2026-06-01T00:00:00Z'), { validUntil: '2026-06-01T00:00:00.001Z' })).toBe('more-than-held');
    expect(fault(until('2026-06-01T00:00:00Z'))).toBe('more-than-held');
    expect(fault(somebody([held({ endedAt: '2026-03-02T11:00:00Z' })]))).toBe('more-than-held');
  });

  test('S7 a hired person grants until the end of his last day, in Amsterdam', () => {
    const hired = somebody([held()], '2026-06-30');
    expect(fault(hired, { validUntil: '2026-06-30T22:00:00Z' })).toBeNull();
    expect(fault(hired, { validUntil: '2026-06-30T22:00:01Z' })).toBe('more-than-held');
    expect(fault(hired)).toBe('more-than-held');
  });

  test('S7 who holds a role for one employer gives nothing for another', () => {
    const scoped = somebody([held({ employerId: 'acme' })]);
    expect(fault(scoped, { employerId: 'acme' })).toBeNull();
    expect(fault(scoped, { employerId: 'globex' })).toBe('more-than-held');
    expect(fault(scoped)).toBe('more-than-held');
  });
});
