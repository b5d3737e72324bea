import { z } from 'zod';
import { codeOf, day, id, moment } from '../../../platform/http/shown.js';
import { NamedPiece } from '../second-opinion/second-opinion.js';

export const ConsentRecipient = z
  .strictObject({
    name: z.string().describe('The one person it goes to.'),
    capacity: codeOf('capacity').describe('As what he gets it (V8).'),
    organisation: z.string().nullable().describe('Null for somebody who acts on his own.'),
    country: z.string().describe('Two letters (ISO 3166-1).'),
  })
  .describe('C2 — exactly one recipient: person, capacity, organisation, country.');
export type ConsentRecipient = Readonly<z.infer<typeof ConsentRecipient>>;

export const ConsentAddressee = z
  .strictObject({
    doctorId: id.nullable().describe('By name; null where it is addressed to an office.'),
    office: codeOf('office').nullable().describe('Null where it is addressed by name.'),
  })
  .describe('C2 — the doctor of the service whom it is addressed to; one who left is read as his successor.');
export type ConsentAddressee = Readonly<z.infer<typeof ConsentAddressee>>;

const state = z
  .enum(['prepared', 'signed', 'withdrawn', 'void'])
  .describe("How far it came; 'void' is what an account signed that the dossier was taken from since (I1).");

export const Consent = z
  .strictObject({
    id,
    employeeId: id,
    addressedTo: ConsentAddressee,
    recipient: ConsentRecipient,
    purpose: codeOf('consentPurpose'),
    pieces: z.array(NamedPiece).readonly().describe('C3 — these versions and nothing more.'),
    times: z.int().describe('C3 — how often it may be sent.'),
    digest: z.string().describe('SHA-256 of exactly what is shown to be signed, hexadecimal.'),
    preparedBy: id.describe('The account that prepared it.'),
    preparedAt: moment.describe('When it was written down.'),
    signedAt: moment.nullable(),
    usableUntil: day
      .nullable()
      .describe('C2 — the last day on which a request or a decision can rest on it; null while it is not signed.'),
    withdrawnAt: moment.nullable(),
    state,
  })
  .describe(
    'C2 — what an employee allows to be sent: by which doctor, to whom, what and what for. It permits, and never obliges the doctor (C1).',
  );
export type Consent = Readonly<z.infer<typeof Consent>>;

export const ConsentPrepared = z
  .strictObject({ consentId: id, digest: Consent.shape.digest })
  .describe('It is ready to be read and signed; until then it allows nothing.');
export type ConsentPrepared = z.infer<typeof ConsentPrepared>;

export const ConsentChanged = z.strictObject({ consentId: id, state }).describe('What became of it.');
export type ConsentChanged = z.infer<typeof ConsentChanged>;
