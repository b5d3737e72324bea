import type { PackageContent } from '../contents.js';
import { speakable } from './narrative.js';

/**
 * The content as FHIR can name it: a string of FHIR holds no control characters (R4, 2.24.0.1), so a name that does has them by
 * number. The texts of the pieces stay as they are: they are written as bytes too.
 */
export function inPlainWords(content: PackageContent): PackageContent {
  const { sender, recipient, purpose, ground, decidedBy, employee, pieces, struck } = content;
  return {
    ...content,
    sender: speakable(sender),
    recipient: plain(recipient),
    purpose: plain(purpose),
    ground: plain(ground),
    decidedBy: plain(decidedBy),
    employee: plain(employee),
    struck: struck.map(plain),
    pieces: pieces.map((piece) => ({
      ...piece,
      itemInWords: speakable(piece.itemInWords),
      author: plain(piece.author),
      responsibleDoctor: piece.responsibleDoctor === null ? null : speakable(piece.responsibleDoctor),
    })),
  };
}

/** Each string of a flat object. */
function plain<T extends object>(words: T): T {
  const entries = Object.entries(words) as [string, string | null][];
  return Object.fromEntries(entries.map(([name, word]) => [name, word === null ? null : speakable(word)])) as T;
}
