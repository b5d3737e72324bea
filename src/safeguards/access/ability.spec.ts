import { describe, expect, test } from '@jest/globals';
import { buildAbility, decide, type Facts, MissingFact } from './ability.js';
import { MissingAttribute } from './policy/bind-conditions.js';
import { compilePolicies } from './policy/compile-policies.js';
import { canAtAll } from './policy/compiled-role.js';
import { filesOf, sampleDocuments } from './policy/sample-policies.fixture.js';

const role = compilePolicies(filesOf(sampleDocuments())).role('some-doctor');
const me = { accountId: 'me', employerIds: ['acme'] };
const mine: Facts = { doctorId: 'me', employerId: 'acme', helperIds: [], running: true };

function asked(action: string, facts: Facts, purpose = 'guidance', kind = 'Piece') {
  return decide(buildAbility(role, me, purpose), action, kind, facts);
}

describe('a decision is about one record and its fields', () => {
  test('S1 shows the fields of the statement that holds, and names it', () => {
    expect(asked('read', mine)).toEqual({
      allowed: true,
      fields: ['id', 'text'],
      because: 'S1 — the dossier doctor reads',
    });
  });

  test('S2 shows the fields of all statements that hold', () => {
    const decision = asked('read', { ...mine, helperIds: ['you', 'me'] });
    expect(decision.allowed && decision.fields.toSorted()).toEqual(['id', 'item', 'text']);
  });

  test('S1 refuses the record of another, and says which statement came nearest', () => {
    expect(asked('read', { ...mine, doctorId: 'you' })).toEqual({
      allowed: false,
      because: 'S1 — the dossier doctor reads',
    });
  });

  test('V6 an employer of the list, and no other', () => {
    expect(asked('amend', mine).allowed).toBe(true);
    expect(asked('amend', { ...mine, employerId: 'globex' }).allowed).toBe(false);
    expect(asked('amend', { ...mine, running: false }).allowed).toBe(false);
  });

  test('S7 what is never allowed stays refused, whatever else allows it', () => {
    expect(asked('approve', { ...mine, doctorId: 'you' }, 'security').allowed).toBe(true);
    expect(asked('approve', mine, 'security')).toEqual({ allowed: false, because: 'S7 — nobody approves his own' });
  });

  test('D6 only statements for the purpose count', () => {
    expect(asked('read', mine, 'supervision').allowed).toBe(false);
    expect(asked('read', { ...mine, helperIds: ['me'] }, 'supervision')).toMatchObject({ fields: ['id', 'item'] });
    expect(asked('read', mine, 'curiosity').allowed).toBe(false);
  });

  test.each([
    ['an action without a statement', 'burn', 'Piece'],
    ['a kind without a statement', 'read', 'Dossier'],
    ['every action at once', 'manage', 'Piece'],
    ['every kind at once', 'read', 'all'],
  ])('D1 %s is refused', (_, action, kind) => {
    expect(asked(action, mine, 'guidance', kind)).toEqual({ allowed: false, because: undefined });
    expect(canAtAll(role, action, kind)).toBe(false);
  });

  test('D1 before any look-up it is known what a role can at all, never what about a record', () => {
    expect(canAtAll(role, 'read', 'Piece')).toBe(true);
    expect(asked('read', { ...mine, doctorId: 'you' }).allowed).toBe(false);
  });
});

describe('what is not known is not decided', () => {
  test.each<[string, Facts]>([
    ['a fact is absent', { employerId: 'acme', helperIds: [], running: true }],
    ['a fact is undefined', { ...mine, doctorId: undefined }],
    ['an id is empty', { ...mine, doctorId: '' }],
    ['an id is a list', { ...mine, doctorId: ['me'] }],
    ['a list is an id', { ...mine, helperIds: 'me' }],
    ['a list is null', { ...mine, helperIds: null }],
  ])('S1 when %s it throws, also where another statement would allow', (_, facts) => {
    expect(() => asked('read', facts)).toThrow(MissingFact);
  });

  test('S5 yes or no that is neither throws', () => {
    expect(() => asked('amend', { ...mine, running: null })).toThrow(MissingFact);
  });

  test('S13 nobody is a fact: null is nobody, and nobody is not me', () => {
    expect(asked('read', { ...mine, doctorId: null }).allowed).toBe(false);
  });

  test('S1 an actor without an account is nobody: nothing can be built for him', () => {
    expect(() => buildAbility(role, { employerIds: [] }, 'guidance')).toThrow(MissingAttribute);
  });

  test('A1 the facts that were passed in are left as they were', () => {
    const facts = Object.freeze({ ...mine });
    asked('read', facts);
    expect(Object.getOwnPropertyNames(facts)).toEqual(Object.keys(mine));
  });
});
