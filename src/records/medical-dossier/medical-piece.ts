import { z } from 'zod';
import { codeOf, day, id, moment, version } from '../../platform/http/shown.js';
import { PieceDocument, ReceivedLetter } from './documents/document.js';

export const PieceStatement = z
  .strictObject({
    id,
    version: version.describe('The version that he read.'),
    text: z.string().describe('What the employee said, in his words.'),
    madeAt: moment,
  })
  .describe("I4 — the employee's own statement about a version of a piece: nobody refuses or alters it.");
export type PieceStatement = Readonly<z.infer<typeof PieceStatement>>;

export const MedicalPiece = z
  .strictObject({
    id,
    entryId: id,
    employeeId: id,
    item: codeOf('item'),
    version,
    text: z.string().nullable().describe('Null where it is withheld from who asks, and for a document.'),
    document: PieceDocument.nullable().describe('The file that is its body in place of a text.'),
    received: ReceivedLetter.nullable().describe(
      'C4 — of a letter that came from elsewhere; of it the dossier doctor decides, not its author here.',
    ),
    withheld: z
      .boolean()
      .describe("I1 — left out of the employee's own inspection for another person's privacy; his doctors see it."),
    withheldFor: z
      .literal('privacy-of-another')
      .nullable()
      .describe('I1 — said to the employee: why it is left out; null where nothing is.'),
    entryOn: day.describe('The day the entry is about.'),
    authorId: id.nullable(),
    responsibleDoctorId: id.nullable().describe('S11 — the doctor under whose responsibility it was written.'),
    recordedAt: moment.nullable(),
    statements: z
      .array(PieceStatement)
      .readonly()
      .describe('I4 — what the employee said of it, about whichever version; the first one first.'),
  })
  .describe('One piece of an entry in the medical dossier: exactly one item of the disclosure matrix, at one version.');
export type MedicalPiece = Readonly<z.infer<typeof MedicalPiece>>;

export const PieceVersion = z
  .strictObject({
    id: id.describe("The piece's id."),
    pieceId: id,
    employeeId: id,
    version,
    text: z.string().nullable().describe('Null for a document.'),
    document: PieceDocument.nullable(),
    reason: z
      .string()
      .nullable()
      .describe('Why it replaced the version before; null of the first one, and where it is withheld from who asks.'),
    authorId: id,
    responsibleDoctorId: id,
    recordedAt: moment,
    statements: z.array(PieceStatement).readonly().describe('What the employee said of this version.'),
  })
  .describe('I4 — an earlier or the current text of a piece, with why it replaced the one before.');
export type PieceVersion = Readonly<z.infer<typeof PieceVersion>>;

/** What is sealed under the medical key for one version. */
export interface PieceContent {
  readonly text: string | null;
  readonly reason: string | null;
  /** Not there where the body is a text. */
  readonly document?: PieceDocument;
  readonly received?: ReceivedLetter;
}

export const EntryRecorded = z
  .strictObject({ entryId: id, pieceIds: z.array(id).readonly().describe('In the order given.') })
  .describe('The entry is in the dossier.');
export type EntryRecorded = z.infer<typeof EntryRecorded>;

export const PieceAmended = z.strictObject({ pieceId: id, version }).describe('The piece came to that version.');
export type PieceAmended = z.infer<typeof PieceAmended>;

export const PieceWithheld = z
  .strictObject({ pieceId: id, withheld: z.boolean().describe('True while the employee is not shown it.') })
  .describe("Whether it is left out of the employee's inspection.");
export type PieceWithheld = z.infer<typeof PieceWithheld>;
