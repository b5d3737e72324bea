import { byNumber } from '../pdf/legible.js';
import type { Narrative } from './resources.js';

/** What XML can't hold, not even escaped (XML 1.0, 2.2). */
const NO_XML = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;
const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/**
 * A text for people, as XHTML: each line a line. What XML has no place for stands by its number, as in the PDF.
 * @param parts each a paragraph
 */
export function narrative(parts: readonly string[], status: Narrative['status'] = 'generated'): Narrative {
  const body = parts.map((part) => `<p>${escaped(part).replace(/\r\n?|\n/g, '<br/>')}</p>`).join('');
  return { status, div: `<div xmlns="http://www.w3.org/1999/xhtml">${body}</div>` };
}

/** A text with what neither XML nor a string of FHIR can hold by its number. */
export function speakable(text: string): string {
  return text.replace(NO_XML, byNumber);
}

function escaped(text: string): string {
  return speakable(text).replace(/[&<>"]/g, (character) => ESCAPES[character] ?? character);
}
