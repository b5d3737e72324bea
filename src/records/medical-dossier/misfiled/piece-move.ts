import { z } from 'zod';
import { codeOf, day, id, moment, version } from '../../../platform/http/shown.js';
import { PieceDocument } from '../documents/document.js';
import { ReceivedLetter } from '../documents/document.js';

export const HOW_MOVES_END = ['moved', 'sent-back', 'withdrawn'] as const;
export type EndOfMove = (typeof HOW_MOVES_END)[number];

export const PieceMove = z
  .strictObject({
    id,
    employeeId: id.describe('In whose dossier it lies; shown to who proposed it, and not to the second doctor.'),
    pieceId: id,
    version: version.describe('The version that was proposed: one that is written since makes the proposal fall.'),
    toEmployeeId: id.nullable().describe('To whose dossier it is to go, where who proposed it named one of his own.'),
    proposedBy: id,
    secondDoctorId: id.describe('The doctor who takes it or sends it back.'),
    grounds: z.string().describe('Why it lies wrong, in the words of who proposed it.'),
    item: codeOf('item').nullable().describe('Null once it waits no more, like all that the piece says.'),
    entryOn: day.nullable(),
    text: z.string().nullable().describe('What the piece says at that version; null for a document.'),
    document: PieceDocument.nullable(),
    received: ReceivedLetter.nullable(),
    proposedAt: moment,
    until: moment.describe('Until when the second doctor can decide.'),
    state: z.enum(['waits', ...HOW_MOVES_END, 'fallen']),
    reason: z.string().nullable().describe('Why it was sent back.'),
    endedAt: moment.nullable(),
  })
  .describe(
    'D1 — that a piece lies in a wrong dossier, as its doctor puts it before a second one, who takes it or sends it back.',
  );
export type PieceMove = Readonly<z.infer<typeof PieceMove>>;

/** What the second doctor is shown of the version, sealed under the key of the dossier in which it lies. */
export type ShownPiece = {
  readonly [Field in 'item' | 'entryOn']: NonNullable<PieceMove[Field]>;
} & Pick<PieceMove, 'text' | 'document' | 'received'>;

export const MoveProposed = z
  .strictObject({ moveId: id, until: moment.describe('Until when the second doctor can decide.') })
  .describe('It is before the second doctor.');
export type MoveProposed = z.infer<typeof MoveProposed>;

export const MoveEnded = z.strictObject({ moveId: id, state: z.enum(HOW_MOVES_END) }).describe('What became of it.');
export type MoveEnded = z.infer<typeof MoveEnded>;

export const PieceTaken = z
  .strictObject({
    moveId: id,
    pieceId: id.nullable().describe('Its new id; null where it went to a dossier that is not yours.'),
  })
  .describe('The piece is in the right dossier, under an id of its own.');
export type PieceTaken = z.infer<typeof PieceTaken>;

export const MovedPiece = z
  .strictObject({ id, employeeId: id, movedAt: moment.describe('When it was moved.') })
  .describe('D1 — what stays of a piece that lay in a wrong dossier: that it was moved, and when.');
export type MovedPiece = Readonly<z.infer<typeof MovedPiece>>;
