import { describe, expect, test } from '@jest/globals';
import type { PersonFacts, RoleFact } from '../../../safeguards/access/facts/access-facts.js';
import type { CompiledRole } from '../../../safeguards/access/policy/compiled-role.js';
import { whyNotHold } from './why-not-hold.js';

const now = new Date('2026-03-02T12:00:00Z');
const role = (circle: string, requires: readonly string[] = []): CompiledRole => ({
  name: 'some-role',
  circle,
  requires,
  rules: [],
  competences: new Map(),
  rulesByPurpose: new Map(),
});
const held = (circle: string, change: Partial<RoleFact> = {}): RoleFact => ({
  role: 'other-role',
  circle,
  employerId: 'acme',
  validFrom: '2026-01-01T00:00:00Z',
  validUntil: null,
  inForceSince: '2026-01-01T00:00:00Z',
  endedAt: null,
  asksTraining: false,
  ...change,
});
const person = (kind: PersonFacts['kind'], ...roles: RoleFact[]): PersonFacts => ({
  accountId: 'bea',
  kind,
  status: 'active',
  hiredUntil: null,
  agreement: null,
  roles,
  registrations: [],
  declarations: [],
  instructions: [],
  trainings: [],
});

describe('who may hold a role', () => {
  test('S6 a non-medical discipline never holds derived secrecy, for whichever employer it works', () => {
    expect(whyNotHold(person('staff', held('casework')), role('derived-secrecy'), now)).toBe('never-derived-secrecy');
    expect(whyNotHold(person('staff', held('relation')), role('derived-secrecy'), now)).toBeNull();
    expect(whyNotHold(person('staff', held('casework')), role('casework'), now)).toBeNull();
  });

  test('S6 not even when that work begins later; once it is over, yes', () => {
    const soon = held('casework', { validFrom: '2026-04-01T00:00:00Z' });
    expect(whyNotHold(person('staff', soon), role('derived-secrecy'), now)).toBe('never-derived-secrecy');
    expect(
      whyNotHold(person('staff', held('casework', { endedAt: '2026-03-02T12:00:00Z' })), role('derived-secrecy'), now),
    ).toBeNull();
    expect(
      whyNotHold(
        person('staff', held('casework', { validUntil: '2026-03-02T12:00:00Z' })),
        role('derived-secrecy'),
        now,
      ),
    ).toBeNull();
  });

  test('S6 a role that waits for its signatures does not count', () => {
    const waits = held('casework', { inForceSince: null });
    expect(whyNotHold(person('staff', waits), role('derived-secrecy'), now)).toBeNull();
  });

  test('S6 the reverse is allowed: a new case manager loses derived secrecy there with the next request (S10)', () => {
    expect(whyNotHold(person('staff', held('derived-secrecy')), role('casework'), now)).toBeNull();
  });

  test.each([
    ['staff', null],
    ['hired', null],
    ['external', 'not-bound'],
    ['employee', 'not-bound'],
  ] as const)('S7 a role under the general undertaking for somebody of kind %s: %s', (kind, fault) => {
    expect(whyNotHold(person(kind), role('relation', ['undertaking']), now)).toBe(fault);
  });

  test('S10 an account that opens own dossiers does no work, and one of work opens none', () => {
    expect(whyNotHold(person('external'), role('employer'), now)).toBeNull();
    expect(whyNotHold(person('employee'), role('employer'), now)).toBe('own-account-only');
    expect(whyNotHold(person('staff'), role('self'), now)).toBe('own-account-only');
    expect(whyNotHold(person('employee'), role('self'), now)).toBeNull();
  });
});
