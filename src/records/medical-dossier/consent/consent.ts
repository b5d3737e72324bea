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
  .enum(['prepared', 'signed', 'recorded', 'accepted', 'told', 'usable', 'expired', 'withdrawn', 'void'])
  .describe(
    "How far it came: in the app it is prepared and signed; on paper recorded, accepted, told, and usable once the term is over in which the employee can undo it, until it is too old ('expired'). 'void' is what an account signed, or was told, that the dossier was taken from since (I1), and a paper whose scan was somebody else's (D1).",
  );

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
    preparedBy: id.describe('The account that prepared it, or recorded the paper.'),
    preparedAt: moment.describe('When it was written down.'),
    signedAt: moment.nullable().describe('When he signed it in the app.'),
    signedOn: day.nullable().describe('The day on the paper; null for one that is signed in the app.'),
    scanId: id
      .nullable()
      .describe('The piece that is the scan of the paper; null once it turned out to be of somebody else (D1).'),
    responsibleDoctorId: id.nullable().describe('The responsible doctor beside who recorded the paper (S11).'),
    acceptedBy: id.nullable().describe('The doctor who accepted the paper.'),
    acceptedAt: moment.nullable().describe('When that was.'),
    toldOn: day.nullable().describe('The day on which the employee was told that a doctor accepted it.'),
    toldHow: z
      .enum(['in-app', 'posted'])
      .nullable()
      .describe('In the app, or by a letter; null while he was not told.'),
    undoUntil: day
      .nullable()
      .describe('The last day of the term in which nothing can rest on a paper yet: he can undo it later, too.'),
    usableUntil: day
      .nullable()
      .describe('C2 — the last day on which a request or a decision can rest on it; null while it is not signed.'),
    withdrawnBy: id.nullable().describe('The employee, or who recorded it of a paper on his word.'),
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

export const PaperConsentRecorded = z
  .strictObject({ consentId: id, digest: Consent.shape.digest })
  .describe('The paper is on record; it allows nothing until a doctor accepted it, and the employee could undo it.');
export type PaperConsentRecorded = z.infer<typeof PaperConsentRecorded>;

export const ConsentChanged = z.strictObject({ consentId: id, state }).describe('What became of it.');
export type ConsentChanged = z.infer<typeof ConsentChanged>;
