import type { DocumentType } from '../../../platform/files/content-check.js';

/** How the names of a type's files end. */
const ENDINGS: Readonly<Record<DocumentType, readonly string[]>> = {
  'application/pdf': ['pdf'],
  'image/jpeg': ['jpg', 'jpeg', 'jpe', 'jfif'],
  'image/png': ['png'],
};
/** What a reader takes for the type: a few letters or digits behind the last dot, one of them a letter, whatever dots follow. */
const ENDING = /\.(?=\d*\p{L})([\p{L}\d]{2,5})[. ]*$/u;

/** D11 — does a file's name say the type that its content has, or none? A document that is called a recording is none. */
export function isNameOfType(name: string, type: DocumentType): boolean {
  const ending = ENDING.exec(name.normalize('NFKC'))?.[1]?.toLowerCase();
  return ending === undefined || ENDINGS[type].includes(ending);
}
