import { describe, expect, test } from '@jest/globals';
import type { PersonFacts, RoleFact } from './access-facts.js';
import { employeeFacts, person, roleFact, TUESDAY } from './facts.fixture.js';
import { representedAttributes } from './represented.js';

const MANDATE = {
  representativeId: 'rita',
  shows: ['medical-dossier', 'access-log'],
  copies: false,
  validFrom: '2026-01-01T00:00:00Z',
  validUntil: '2026-12-31T23:00:00Z',
  endedAt: null,
};
const rita = (rest: Partial<PersonFacts> = {}): PersonFacts =>
  person('rita', 'representation', { kind: 'external', ...rest });

function represented(change: Partial<Record<keyof typeof MANDATE, unknown>> = {}, acting = rita()): string {
  const facts = employeeFacts({ mandates: [{ ...MANDATE, ...change } as typeof MANDATE] });
  const { representedInMedicalDossier, representedInAccessLog, representedWithCopies, ...others } =
    representedAttributes(facts, acting, TUESDAY);
  expect(Object.values(others)).toEqual([[], []]);
  expect(representedInAccessLog).toEqual(representedInMedicalDossier);
  expect(representedWithCopies).toEqual(change.copies === true ? representedInMedicalDossier : []);
  return representedInMedicalDossier.join();
}

describe('who represents an employee', () => {
  test('I3 is whoever a mandate in force names, for what it shows and nothing else', () => {
    expect(represented()).toBe('rita');
    expect(represented({}, rita({ accountId: 'somebody' }))).toBe('');
  });

  test('I3 gets copies where the mandate that shows the medical dossier includes them', () => {
    expect(represented({ copies: true })).toBe('rita');
    const facts = employeeFacts({
      mandates: [
        { ...MANDATE, shows: ['verdicts'], copies: true },
        { ...MANDATE, copies: true, endedAt: TUESDAY.instant.toISOString() },
        MANDATE,
      ],
    });
    expect(representedAttributes(facts, rita(), TUESDAY).representedWithCopies).toEqual([]);
  });

  test('I3 is nobody before it begins, once it has run out, and once it was withdrawn', () => {
    const now = TUESDAY.instant.toISOString();
    expect(represented({ validFrom: '2026-03-10T10:00:00.001Z' })).toBe('');
    expect(represented({ validFrom: now })).toBe('rita');
    expect(represented({ validUntil: now })).toBe('');
    expect(represented({ endedAt: now })).toBe('');
    expect(represented({ endedAt: '2026-03-10T10:00:00.001Z' })).toBe('rita');
  });

  test('S10 is nobody who works for an employer or for the service, from the moment that it was proposed until it is over', () => {
    const there = (circle: string, rest: Partial<RoleFact> = {}): PersonFacts =>
      rita({ roles: [roleFact('representation'), roleFact(circle, rest)] });
    const now = TUESDAY.instant.toISOString();
    for (const circle of ['employer', 'casework', 'relation', 'doctor', 'self']) {
      expect(represented({}, there(circle))).toBe('');
      expect(represented({}, there(circle, { inForceSince: null }))).toBe('');
      expect(represented({}, there(circle, { validFrom: '2026-12-01T00:00:00Z' }))).toBe('');
      expect(represented({}, there(circle, { endedAt: now }))).toBe('rita');
      expect(represented({}, there(circle, { validUntil: now }))).toBe('rita');
    }
    expect(represented({}, there('employer', { employerId: 'globex' }))).toBe('');
    for (const kind of ['staff', 'hired', 'employee'] as const) expect(represented({}, rita({ kind }))).toBe('');
  });
});
