import type { DocumentType } from '../../../platform/files/content-check.js';
import type { PackagePiece } from './contents.js';

const EXTENSIONS: Record<DocumentType, string> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
};

/** Where a piece is in the package. */
export interface PieceNames {
  /** '03', as wide as the count of the pieces is. */
  readonly number: string;
  readonly file: string;
  /** D5, I4 — of an upload with a statement, where the statement is. A text has it on its own pages: null. */
  readonly statement: string | null;
}

/** D5 — a file is named by its place and its item's code: nothing medical or personal, and nothing that somebody typed. */
export function namesOf(pieces: readonly PackagePiece[]): PieceNames[] {
  const digits = Math.max(2, String(pieces.length).length);
  return pieces.map(({ item, body, statements }, index) => {
    if (!/^M\d{2}$/.test(item)) throw new Error('no item of the matrix');
    const number = String(index + 1).padStart(digits, '0');
    const stem = `pieces/${number}-${item}`;
    if (body.kind === 'text') return { number, file: `${stem}.pdf`, statement: null };
    const statement = statements.length === 0 ? null : `${stem}-statement.pdf`;
    return { number, file: `${stem}.${EXTENSIONS[body.mediaType]}`, statement };
  });
}
