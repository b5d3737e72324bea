import { describe, expect, test } from '@jest/globals';
import type { CompiledRole, CompiledRule } from '../access/policy/compiled-role.js';
import { sightsOf } from './sights.js';

const DOSSIER = { employeeId: 'jan', dossierDoctorId: 'vos', absenceRunning: true, delegatedRead: ['anna'] };
const KINDS = new Set(['Piece', 'Note']);

function rule(rest: Partial<CompiledRule>): CompiledRule {
  return {
    effect: 'may',
    action: 'read',
    kind: 'Piece',
    fields: ['id'],
    conditions: [],
    purposes: ['guidance'],
    beforeStanding: false,
    because: 'S1 — it is said so',
    ...rest,
  };
}

function kindsSeen(rules: readonly CompiledRule[], accountId = 'vos'): string[] {
  const role: CompiledRole = {
    name: 'doctor',
    circle: 'doctor',
    requires: [],
    rules,
    competences: new Map(),
    rulesByPurpose: new Map(),
  };
  return sightsOf(role, { accountId, employeeIds: [] }, DOSSIER, KINDS).map(({ kind }) => kind);
}

describe('what somebody sees of a dossier', () => {
  const ofTheDoctor = rule({ conditions: [{ fact: 'dossierDoctorId', operator: 'equals', attribute: 'accountId' }] });

  test('S1 follows from who he is to the dossier', () => {
    expect(kindsSeen([ofTheDoctor])).toEqual(['Piece']);
    expect(kindsSeen([ofTheDoctor], 'smit')).toEqual([]);
    const delegated = rule({ conditions: [{ fact: 'delegatedRead', operator: 'contains', attribute: 'accountId' }] });
    expect(kindsSeen([delegated], 'anna')).toEqual(['Piece']);
    expect(kindsSeen([delegated], 'bart')).toEqual([]);
    const own = rule({ conditions: [{ fact: 'employeeId', operator: 'one-of', attribute: 'employeeIds' }] });
    expect(kindsSeen([own])).toEqual([]);
  });

  test('S1 is reading alone, and of records that a dossier has', () => {
    expect(kindsSeen([rule({ action: 'amend' }), rule({ kind: 'Employer' })])).toEqual([]);
  });

  test('S12 leaves out what the single record has to name him for: that there is one is his secret', () => {
    const own = rule({ kind: 'Note', conditions: [{ fact: 'authorId', operator: 'equals', attribute: 'accountId' }] });
    expect(kindsSeen([own])).toEqual([]);
  });

  test('S1 says what has to be so of the single record besides, and drops what is not so of the dossier', () => {
    const is = (fact: string, value: boolean) => rule({ conditions: [{ fact, operator: 'is', value }] });
    const role = { name: 'doctor', circle: 'doctor', requires: [], competences: new Map(), rulesByPurpose: new Map() };
    const sights = sightsOf({ ...role, rules: [is('withheld', false)] }, { accountId: 'vos' }, DOSSIER, KINDS);
    expect(sights.map(({ onlyWhere }) => onlyWhere)).toEqual([[{ fact: 'withheld', is: false }]]);
    expect(kindsSeen([is('absenceRunning', true)])).toEqual(['Piece']);
    expect(kindsSeen([is('absenceRunning', false)])).toEqual([]);
  });

  test('S10 a prohibition that always holds takes it all away; one that asks the single record does not', () => {
    const never = (conditions: CompiledRule['conditions']) => rule({ effect: 'never', conditions });
    expect(kindsSeen([ofTheDoctor, never([{ fact: 'absenceRunning', operator: 'is', value: true }])])).toEqual([]);
    expect(kindsSeen([ofTheDoctor, never([{ fact: 'withheld', operator: 'is', value: true }])])).toEqual(['Piece']);
  });
});
