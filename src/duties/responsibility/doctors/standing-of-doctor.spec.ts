import { describe, expect, test } from '@jest/globals';
import type { PersonFacts } from '../../../safeguards/access/facts/access-facts.js';
import { doctor, held, NOW, TEXTS } from '../doctor.fixture.js';
import { standingOfDoctor } from './standing-of-doctor.js';

const CORE = held('secrecy-supervision', 'core-expert');
const ended = (circle: string, role: string) => held(circle, role, '2026-03-10T10:59:59Z');

function standing(person: PersonFacts): readonly string[] {
  const { actsAsDoctor, mayDeputise } = standingOfDoctor(person, ['core-expert'], TEXTS, NOW);
  return [...(actsAsDoctor ? ['acts'] : []), ...(mayDeputise ? ['deputises'] : [])];
}

describe('for what a doctor can be named', () => {
  test('S9 a doctor who can act can be responsible; S4 one whose role sees content while deputising can deputise', () => {
    expect(standing(doctor())).toEqual(['acts']);
    expect(standing(doctor({ roles: [CORE] }))).toEqual(['deputises']);
    expect(standing(doctor({ roles: [held('doctor'), CORE] }))).toEqual(['acts', 'deputises']);
  });

  test.each<[string, string, Partial<PersonFacts>]>([
    ['S7', 'is suspended', { status: 'suspended' }],
    ['S7', 'has not signed the undertaking', { declarations: [] }],
    ['S15', 'is not registered any more', { registrations: [{ checkedOn: '2026-01-01', validUntil: '2026-03-09' }] }],
    ['S9', 'left', { roles: [ended('doctor', 'doctor'), ended('secrecy-supervision', 'core-expert')] }],
    ['S9', 'holds another role', { roles: [held('casework'), held('secrecy-supervision', 'another')] }],
  ])('%s nobody who %s can be named for anything', (_rule, _who, otherwise) => {
    expect(standing(doctor({ roles: [held('doctor'), CORE], ...otherwise }))).toEqual([]);
  });
});
