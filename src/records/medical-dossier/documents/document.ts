import type { LocalDate } from '../../../platform/calendar/local-date.js';
import type { DocumentType } from '../../../platform/files/content-check.js';

/** A file as its content showed it. */
export interface DocumentFile {
  readonly fileId: string;
  readonly mediaType: DocumentType;
  readonly bytes: number;
  /** Hexadecimal, of the file as it was sent. */
  readonly sha256: string;
}

/** The file that is the body of a piece's version in place of a text; what it is called is content too. */
export interface PieceDocument extends DocumentFile {
  readonly name: string | null;
}

/** C4 — of a letter that was received: from whom and when. */
export interface ReceivedLetter {
  readonly from: string;
  readonly datedOn: LocalDate;
  readonly receivedOn: LocalDate;
}
