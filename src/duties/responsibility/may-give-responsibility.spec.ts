import { describe, expect, test } from '@jest/globals';
import type { PersonFacts } from '../../safeguards/access/facts/access-facts.js';
import { doctor, held, NOW, TEXTS } from './doctor.fixture.js';
import { whyNotTheDossierDoctor } from './may-give-responsibility.js';

function refusal(candidate: PersonFacts | null, responsibleNow: string | null = null): (string | undefined)[] | null {
  const problem = whyNotTheDossierDoctor(candidate, responsibleNow, TEXTS, NOW);
  return problem === null ? null : [problem.code, problem.extra.rule];
}

describe('whoever becomes an employee’s dossier doctor', () => {
  test('S9 is a registered doctor who can act now', () => {
    expect(refusal(doctor())).toBeNull();
    expect(refusal(doctor(), 'dr-smit')).toBeNull();
  });

  test.each<[string, PersonFacts | null]>([
    ['an account that does not exist', null],
    ['somebody of another circle', doctor({ roles: [held('secrecy-supervision')] })],
    ['somebody whose role has ended', doctor({ roles: [held('doctor', 'a-doctor', '2026-03-10T10:59:59Z')] })],
    ['a suspended account', doctor({ status: 'suspended' })],
    ['a hired doctor whose agreement ended', doctor({ kind: 'hired', hiredUntil: '2026-03-09' })],
    ['somebody who did not sign the undertaking', doctor({ declarations: [] })],
  ])('S9 is not %s, and all of these are answered alike', (_, candidate) => {
    expect(refusal(candidate)).toEqual(['not-a-doctor', 'S9']);
  });

  test.each([
    ['lapsed yesterday', '2026-01-01', '2026-03-09'],
    ['is checked tomorrow', '2026-03-11', '2026-12-31'],
  ])('S15 is not a doctor whose registration %s', (_, checkedOn, validUntil) => {
    expect(refusal(doctor({ registrations: [{ checkedOn, validUntil }] }))).toEqual(['not-registered', 'S15']);
  });

  test('S15 may be a doctor on the last day of the registration', () => {
    expect(refusal(doctor({ registrations: [{ checkedOn: '2026-01-01', validUntil: NOW.today }] }))).toBeNull();
  });

  test('S9 is not given anew to whom it is, which would end all that was delegated under it', () => {
    expect(refusal(doctor(), 'dr-vos')).toEqual(['already-responsible', 'S9']);
  });
});
