import type { ContentCheck, ContentFault } from './content-check.js';

/** What each PDF begins with (ISO 32000-2, 7.5.2). */
export const PDF_SIGNATURE = Buffer.from('%PDF-');

const END = '%%EOF';
/** The end stands in the last so many bytes (ISO 32000-1, annex H.3.4.4). */
const TAIL = 1_024;
/** Longer than any of the names below, also where each letter is written as #xx. */
const OVERLAP = 64;

/**
 * What carries sound, film or another file. The data of each is a stream object, whose dictionary stands in the file in clear,
 * also where the rest is compressed or encrypted (ISO 32000-2, 7.5.7, 13.3 and 7.11.4).
 */
const CARRIES = /\/(?:Sound|Movie|RichMedia|Rendition|EmbeddedFiles?)(?![A-Za-z0-9])/;

/** A PDF from its first byte to its end, without sound, film or attachments (D11). */
export class PdfContent implements ContentCheck {
  readonly type = 'application/pdf';
  #tail = '';

  take(bytes: Buffer): ContentFault | null {
    const text = this.#tail.slice(-OVERLAP) + bytes.toString('latin1');
    this.#tail = (this.#tail + bytes.toString('latin1', Math.max(0, bytes.length - TAIL))).slice(-TAIL);
    return CARRIES.test(plainly(text)) ? 'carries_another_file' : null;
  }

  end(): ContentFault | null {
    return this.#tail.includes(END) ? null : 'not_whole';
  }
}

/** A name may have any of its letters as #xx (ISO 32000-2, 7.3.5). */
function plainly(text: string): string {
  return text.replaceAll(/#([0-9A-Fa-f]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}
