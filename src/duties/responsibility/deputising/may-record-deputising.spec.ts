import { describe, expect, test } from '@jest/globals';
import type { PersonFacts } from '../../../safeguards/access/facts/access-facts.js';
import type { Term } from '../../../safeguards/access/policy/terms.js';
import { doctor, held, NOW, TEXTS } from '../doctor.fixture.js';
import { faultsOfPeriod, whyNotTheDeputy } from './may-record-deputising.js';

const deputy = (otherwise: Partial<PersonFacts> = {}): PersonFacts =>
  doctor({ accountId: 'dr-kern', roles: [held('secrecy-supervision', 'stands-in')], ...otherwise });

const year = (name: string): Term => ({ name, amount: 12, unit: 'months', because: 'S4 — …' });
const TERMS = { ahead: year('ahead'), longest: year('longest') };

function refusal(absent: PersonFacts | null, proposed: PersonFacts | null): (string | undefined)[] | null {
  const problem = whyNotTheDeputy({ absent, deputy: proposed, deputyRoles: ['stands-in'] }, TEXTS, NOW);
  return problem === null ? null : [problem.code, problem.extra.rule];
}

describe('a deputising', () => {
  test.each([
    ['2026-03-10', '2026-03-10', []],
    ['2026-03-20', '2026-04-01', []],
    ['2026-03-09', '2026-03-20', ['/from in_the_past']],
    ['2026-03-20', '2026-03-19', ['/until before_from']],
    ['2026-03-01', '2026-02-01', ['/from in_the_past', '/until before_from']],
    ['2027-03-10', '2028-03-10', []],
    ['2027-03-11', '2027-03-12', ['/from too_far_ahead']],
    ['2026-03-10', '2027-03-11', ['/until too_long']],
  ])('S4 from %s until %s, entered on 10 March: %j', (from, until, faults) => {
    expect(faultsOfPeriod({ from, until }, NOW.today, TERMS).map(({ at, code }) => `${at} ${code}`)).toEqual(faults);
  });

  test('S4 is for a doctor, by somebody whose role sees content as a deputy', () => {
    expect(refusal(doctor(), deputy())).toBeNull();
  });

  test('S4 is possible for a doctor who can’t act any more: his employees need it all the more', () => {
    expect(refusal(doctor({ registrations: [], status: 'suspended' }), deputy())).toBeNull();
  });

  test.each<[string, PersonFacts | null]>([
    ['an account that does not exist', null],
    ['somebody who is no doctor', doctor({ roles: [held('casework')] })],
  ])('S4 is not for %s', (_, absent) => {
    expect(refusal(absent, deputy())).toEqual(['not-a-doctor', 'S4']);
  });

  test.each<[string, PersonFacts | null]>([
    ['an account that does not exist', null],
    ['another doctor, whose role never sees a colleague’s dossiers', doctor({ accountId: 'dr-smit' })],
    ['somebody of the circle whose role sees no content', deputy({ roles: [held('secrecy-supervision', 'other')] })],
    ['a suspended account', deputy({ status: 'suspended' })],
    ['the absent doctor himself', deputy({ accountId: 'dr-vos' })],
  ])('S4 is not by %s, and all of these are answered alike', (_, proposed) => {
    expect(refusal(doctor(), proposed)).toEqual(['not-a-deputy', 'S4']);
  });

  test('S15 is not by a doctor whose registration lapsed', () => {
    expect(refusal(doctor(), deputy({ registrations: [] }))).toEqual(['not-registered', 'S15']);
  });
});
