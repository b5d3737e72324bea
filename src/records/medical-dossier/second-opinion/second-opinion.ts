import { z } from 'zod';
import { codeOf, day, id, version } from '../../../platform/http/shown.js';
import { PieceDocument } from '../documents/document.js';
import { PieceStatement } from '../medical-piece.js';
import { AskedOfADoctor } from '../asked/asked-of-a-doctor.js';

export const NamedPiece = z
  .strictObject({ pieceId: id, version })
  .describe('A version of a piece, as a consent names it.');
export type NamedPiece = Readonly<z.infer<typeof NamedPiece>>;

export const SecondOpinion = z
  .strictObject({
    ...AskedOfADoctor.shape,
    pieces: z
      .array(NamedPiece)
      .readonly()
      .describe('C2, C3 — what the consent names: these versions and nothing more.'),
  })
  .describe('S14 — what an employee asks another doctor, with the consent that it rests on.');
export type SecondOpinion = Readonly<z.infer<typeof SecondOpinion>>;

export const SecondOpinionPiece = z
  .strictObject({
    id,
    pieceId: id,
    employeeId: id,
    version,
    item: codeOf('item'),
    entryOn: day,
    text: z.string().nullable().describe('What the piece says at that version; null for a document.'),
    document: PieceDocument.nullable().describe('The file that is its body in place of a text.'),
    statements: z.array(PieceStatement).readonly(),
  })
  .describe(
    'S14 — a text, or a document, as the second doctor gets it: the version that the consent names, with all that the employee says of the piece, also since (I4).',
  );
export type SecondOpinionPiece = Readonly<z.infer<typeof SecondOpinionPiece>>;

export const SecondOpinionAsked = z
  .strictObject({ secondOpinionId: id, lastDay: day.describe('The last day on which the doctor sees the pieces.') })
  .describe('The question is before the doctor.');
export type SecondOpinionAsked = z.infer<typeof SecondOpinionAsked>;

/** What is copied of a piece; what the employee says of it is read where it is. */
export type CopiedPiece = Omit<SecondOpinionPiece, 'id' | 'statements'>;

/** What is sealed under the medical key for one copy; one from before documents were shown says nothing of any. */
export type CopyContent = Pick<SecondOpinionPiece, 'item' | 'entryOn' | 'text'> &
  Partial<Pick<SecondOpinionPiece, 'document'>>;
