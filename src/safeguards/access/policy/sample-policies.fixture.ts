import { CompiledParts } from './compiled-parts.js';
import { fileURLToPath } from 'node:url';
import type { PolicyFiles } from './policy-files.js';
import { PolicySchemas } from './policy-schemas.js';

const schemas = PolicySchemas.read(fileURLToPath(new URL('../../../../policies/schema', import.meta.url)));

/** A small set of policies with one of everything, as documents that a test may change before it compiles them. */
export function sampleDocuments() {
  return {
    'vocabulary.yaml': {
      rules: { S: 15, D: 12 },
      actions: {
        read: { text: 'is shown it', only: 'shown' },
        amend: { text: 'changes it', only: 'changed' },
        approve: { text: 'approves it' },
      },
      circles: { doctor: { text: 'the own dossiers' }, keeping: { text: 'the accounts' } },
      standings: { undertaking: { text: 'signed', rule: 'S7' } },
      attributes: {
        accountId: { type: 'uuid', text: 'the own account' },
        employerIds: { type: 'uuid-list', text: 'the own employers' },
      },
      facts: {
        doctorId: { type: 'uuid', text: 'the doctor' },
        employerId: { type: 'uuid', text: 'the employer' },
        helperIds: { type: 'uuid-list', text: 'the helpers' },
        running: { type: 'boolean', text: 'it runs' },
      },
      stores: ['medical', 'employee', 'employer', 'desk'],
      'items-kept-apart': ['M02'],
      items: { M01: 'note', M02: 'working_note' },
      codes: { reason: { asked: { en: 'somebody asked', nl: 'iemand vroeg' } } },
    },
    'kinds/letters.yaml': {
      kinds: {
        Piece: {
          store: 'medical',
          rule: 'S1',
          fields: ['id', 'text', 'item'],
          facts: ['doctorId', 'employerId', 'helperIds', 'running'],
        },
        Letter: { store: 'medical', rule: 'S1', fields: ['id'], facts: ['doctorId'] },
        Stamp: { store: 'employer', rule: 'S1', fields: ['id'], facts: [] },
      },
    },
    'kinds/moods.yaml': { kinds: { Mood: { store: 'employee', rule: 'D7', fields: ['id', 'weather'], facts: [] } } },
    'purposes.yaml': {
      purposes: {
        guidance: { text: 'guiding somebody', 'closely-related': ['supervision'] },
        supervision: { text: 'supervising', 'closely-related': ['guidance'] },
        security: { text: 'keeping order', 'closely-related': [] },
      },
    },
    'sign-in.yaml': {
      levels: { strong: { factors: 2, 'at-most-minutes-old': 60 } },
      needs: [{ level: 'strong', because: 'D10 — all', of: { Piece: ['read', 'amend', 'approve'], Letter: ['read'] } }],
    },
    'terms.yaml': { terms: { 'notice-period': { days: 14, because: 'S3 — before it takes effect' } } },
    'examinations.yaml': {
      kinds: {
        entrance: {
          en: 'entrance',
          nl: 'aanstelling',
          item: 'M01',
          'employee-first': true,
          blocking: true,
          individual: true,
          asked: 'by-commission',
          'of-the-employed': false,
          because: 'S1 — the examined person first',
        },
      },
      unlisted: 'entrance',
      'closes-after': 'notice-period',
      conditions: { slowly: { en: 'Slowly.', nl: 'Langzaam.' } },
    },
    'separation.yaml': {
      apart: {
        doctors: { 'none-of': ['keeping'], with: ['doctor'], because: 'S7 — who keeps accounts sees no dossier' },
      },
    },
    'health-words.yaml': {
      'health-words': { illness: { 'not-in': ['person'], because: 'S1 — no name says it', words: ['flu'] } },
      taken: {
        'family-names': ['flu'],
        'before-a-family-name': ['the'],
        words: ['fluent'],
        titles: ['doctor'],
        'street-ends': ['street'],
        organisations: ['company'],
      },
    },
    'disclosure.yaml': {
      recipients: {
        employer: { text: 'a doctor', roles: ['some-doctor'] },
        patient: { text: 'the patient', roles: [] },
      },
      anywhere: ['patient'],
      accompaniments: { 'legal-ground': 'a ground', agreed: 'the patient agreed' },
      editions: {
        narrow: { from: '2019-01-01', only: { employer: ['M01'] }, because: 'S1 — narrower' },
        wide: { from: '2020-01-01', only: {}, because: 'S1 — all of it' },
      },
      'beside-the-code': [{ items: ['M01'], to: ['employer'], needs: ['agreed'], because: 'S2 — once agreed' }],
      instead: [{ item: 'M02', to: ['employer'], say: 'M01' }],
      'employee-duty': { simultaneous: ['M01'], first: [], told: [] },
      matrix: { M01: ['Y', 'Y'], M02: ['N!', 'Y'] },
      notes: { M02: 'its author alone' },
    },
    'services.yaml': {
      services: { mending: { text: 'mending what broke' } },
      categories: {
        mood: {
          text: 'how somebody is',
          kinds: { Mood: ['weather'] },
          'may-be-recorded': [{ of: 'absent', under: ['mending'], because: 'D7 — so it was agreed' }],
        },
      },
      'without-a-service': { Piece: 'S1 — it answers', Letter: 'S1 — it answers' },
    },
    'advice.yaml': {
      items: {
        M01: {
          en: 'a note',
          nl: 'een notitie',
          fields: {
            tone: { 'one-of': 'tones' },
            on: { date: { 'not-before': 'first-day', 'not-after': 'notice-period' } },
          },
        },
      },
      lists: { tones: { kind: { en: 'kind', nl: 'vriendelijk' }, short: { en: 'short', nl: 'kort' } } },
    },
    'access/shared/own-letters.yaml': {
      shared: 'own-letters',
      statements: [
        {
          may: ['read'],
          on: 'Letter',
          when: { doctorId: '$actor.accountId' },
          only: ['id'],
          for: ['guidance'],
          'before-standing': true,
          because: 'S3 — a letter can be read beforehand',
        },
      ],
    },
    'access/some-doctor.yaml': {
      role: 'some-doctor',
      circle: 'doctor',
      requires: ['undertaking'],
      also: ['own-letters'],
      granting: {
        'proposed-by': ['some-doctor'],
        'approved-by': ['some-doctor'],
        'confirmed-by': ['some-doctor'],
        'opens-medical': true,
        scope: 'none',
      },
      statements: [
        {
          may: ['read'],
          on: 'Piece',
          when: { doctorId: '$actor.accountId' },
          only: ['id', 'text'],
          for: ['guidance'],
          because: 'S1 — the dossier doctor reads',
        },
        {
          may: ['read'],
          on: 'Piece',
          when: { helperIds: '$actor.accountId' },
          only: ['item', 'id'],
          for: ['guidance', 'supervision'],
          because: 'S2 — a helper reads less',
        },
        {
          may: ['amend'],
          on: 'Piece',
          when: { employerId: '$actor.employerIds', running: true },
          only: ['text'],
          for: ['guidance'],
          because: 'S5 — while it runs',
        },
        { may: ['approve'], on: 'Piece', for: ['security'], because: 'S7 — anybody may approve' },
      ],
      never: [
        {
          may: ['approve'],
          on: 'Piece',
          when: { doctorId: '$actor.accountId' },
          because: 'S7 — nobody approves his own',
        },
      ],
    },
    'access/jobs/some-job.yaml': {
      job: 'some-job',
      circle: 'doctor',
      statements: [
        { may: ['approve'], on: 'Piece', when: { running: false }, for: ['security'], because: 'S8 — at its end' },
      ],
    },
  };
}

/** Documents as they would have been read from files. */
export function filesOf(documents: object): PolicyFiles {
  return { documents: new Map(Object.entries(documents)), schemas, parts: new CompiledParts() };
}
