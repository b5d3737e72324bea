import { inspect } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import { projectFolder } from '../../platform/stores/migrate/project-folder.js';
import { RequestTrail } from '../trail/request-trail.js';
import { buildAbility } from './ability.js';
import type { Context } from './context.js';
import { person, TEXTS, TUESDAY } from './facts/facts.fixture.js';
import { loadPolicies } from './policy/compile-policies.js';
import { mayKnowOf, permitNew } from './proposed.js';
import { LocksDisagree } from './locks-disagree.js';
import { Sealed } from './sealed.js';

const policies = loadPolicies(projectFolder('policies'));
const NOBODY_ELSE = {
  deputyIds: [],
  delegatedRead: [],
  delegatedRecord: [],
  delegatedAmend: [],
  absenceRunning: false,
};
const JANS = {
  withheld: false,
  employeeId: 'jan',
  employerId: 'acme',
  personAccountId: 'jan-account',
  dossierDoctorId: 'dr-vos',
  ...NOBODY_ELSE,
};
const PIECE = {
  id: '3f0c3e4e-5d2a-4d3b-9a53-0a7d4c7e1a11',
  entryId: 'e',
  employeeId: 'jan',
  item: 'M35',
  version: 1,
  text: 'secret diagnosis',
  entryOn: '2026-03-01',
  authorId: 'dr-vos',
  responsibleDoctorId: 'dr-vos',
  recordedAt: '2026-03-01T10:00:00Z',
  internalNote: 'not in any policy',
};

const TOKEN = {
  issuer: 'https://issuer.test',
  subject: 'vos',
  acr: 'two',
  authTime: 0,
  twoFactors: true,
  twoFactorAcr: ['two'],
  tokenDigest: '',
};

function acting(accountId: string, role: string, purpose = 'absence-guidance'): Context {
  const actor = { accountId, role, employerIds: [], employeeIds: [] };
  const facts = {
    requestId: '7b3f2d0e-8d7a-4f6a-b4b1-6a2f7f1a2b3c',
    accountId,
    actingRole: role,
    purpose,
    purposeClaimed: false,
    source: '127.0.0.1',
    route: 'GET /v1/pieces/:pieceId',
    claims: null,
  };
  return {
    requestId: facts.requestId,
    token: TOKEN,
    actor,
    purpose,
    person: person(accountId, 'doctor'),
    texts: TEXTS,
    moment: TUESDAY,
    session: { accountId, role, purpose },
    ability: buildAbility(policies.role(role), actor, purpose),
    actsUnder: null,
    trail: new RequestTrail(facts),
    repeatable: null,
  };
}

describe('a sealed record', () => {
  const sealed = new Sealed('MedicalPiece', PIECE, JANS);

  test('D5 printing or serialising it shows nothing', () => {
    expect(() => JSON.stringify(sealed)).toThrow('a sealed record was about to be serialised');
    expect(`${String(sealed)} ${inspect(sealed)} ${inspect({ nested: [sealed] })}`).not.toContain('secret');
    expect(Object.keys(sealed)).toEqual([]);
  });

  test('S1 opening it gives the permitted fields only, and leaves a line', () => {
    const context = acting('dr-vos', 'company-doctor');
    const shown = sealed.open(context);
    expect(shown.text).toBe('secret diagnosis');
    expect(shown).not.toHaveProperty('internalNote');
    expect(context.trail.pending()).toMatchObject([
      { action: 'read', kind: 'MedicalPiece', recordId: PIECE.id, outcome: 'allowed', accountId: 'dr-vos', rule: 'S1' },
    ]);
  });

  test('S1 what row security shows and the policy refuses is a fault of ours, and nothing is given out', () => {
    const context = acting('dr-smit', 'company-doctor');
    expect(() => sealed.open(context)).toThrow(LocksDisagree);
    expect(context.trail.pending()).toEqual([]);
  });

  test('A1 several records of one dossier shown at once leave a line each, the same one twice leaves one', () => {
    const context = acting('dr-vos', 'company-doctor');
    sealed.open(context);
    sealed.open(context);
    new Sealed('MedicalPiece', { ...PIECE, id: '0e3f0c3e-5d2a-4d3b-9a53-0a7d4c7e1a12' }, JANS).open(context);
    expect(context.trail.pending()).toHaveLength(2);
  });

  test('I4 an amendment changes the fields that the policy names, and none when it names none', () => {
    const context = acting('dr-vos', 'company-doctor');
    expect(sealed.permit(context, 'amend', 'S2', ['text'])).toBe(PIECE);
    expect(() => sealed.permit(context, 'amend', 'S2', ['authorId'])).toThrow('Your role does not allow');
    expect(() => sealed.permit(context, 'amend', 'S2')).toThrow('Your role does not allow');
  });
});

describe('a record that does not exist yet', () => {
  test('S1 is decided on what would be stored, and one may not even know of it elsewhere', () => {
    const mine = acting('dr-vos', 'company-doctor');
    permitNew(mine, 'record', 'MedicalPiece', PIECE, JANS, 'S1');
    expect(mine.trail.pending()).toMatchObject([
      { action: 'record', kind: 'MedicalPiece', employeeId: 'jan', outcome: 'allowed' },
    ]);
    const foreign = acting('dr-smit', 'company-doctor');
    expect(() => {
      permitNew(foreign, 'record', 'MedicalPiece', PIECE, JANS, 'S1');
    }).toThrow('There is nothing here');
    expect(mayKnowOf(foreign, 'MedicalPiece', JANS)).toBe(false);
  });

  test('S2 who may read and not record is told the rule, for he knows that it exists', () => {
    const assistant = acting('assistant', 'medical-assistant');
    const facts = { ...JANS, delegatedRead: ['assistant'] };
    expect(() => {
      permitNew(assistant, 'record', 'MedicalPiece', PIECE, facts, 'S2');
    }).toThrow('Your role does not allow');
  });
});
