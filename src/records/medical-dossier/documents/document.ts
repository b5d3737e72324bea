import { z } from 'zod';
import { day, id } from '../../../platform/http/shown.js';
import { FoundFile } from '../../../platform/files/take-file.js';

export const DocumentFile = z
  .strictObject({
    fileId: id,
    ...FoundFile.shape,
  })
  .describe('A file as its content showed it.');
export type DocumentFile = Readonly<z.infer<typeof DocumentFile>>;

export const PieceDocument = z
  .strictObject({
    ...DocumentFile.shape,
    name: z.string().nullable().describe('The name that whoever took it in gave it; null where none was given.'),
  })
  .describe("The file that is the body of a piece's version in place of a text; what it is called is content too.");
export type PieceDocument = Readonly<z.infer<typeof PieceDocument>>;

export const ReceivedLetter = z
  .strictObject({
    from: z.string().describe('Who wrote the letter.'),
    datedOn: day,
    receivedOn: day,
  })
  .describe('C4 — of a letter that was received: from whom and when.');
export type ReceivedLetter = Readonly<z.infer<typeof ReceivedLetter>>;
