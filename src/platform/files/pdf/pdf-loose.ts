import type { ContentFault } from '../content-check.js';
import type { PdfToken } from './pdf-tokens.js';

/** What has no form that could be looked at: which letter of a font is which, what images packed by JBIG2 share, and palettes. */
const REFERRED: ReadonlySet<string> = new Set(['CIDToGIDMap', 'CIDSet', 'JBIG2Globals']);
const PALETTE = 'Indexed';
/** So much of it a whole file has, in bytes. */
export const LOOSE_AT_MOST = 1_048_576;
/** The same of what nothing refers to: where a file's pages are, and the corners of a shading. */
const ALONE_AT_MOST = 65_536;

/** The streams of one PDF whose bytes have no form: few, and only what fonts and images refer to (ISO 32000-2, 7.4.7, 8.6.6.3, 9.7.4). */
export class PdfLoose {
  readonly #numbers: string[] = [];
  readonly #referred = new Set<string>();
  #bytes = 0;
  #alone = 0;
  #key = '';
  /** How deep in the array of a colour space with a palette. */
  #inPalette = 0;

  /** A token of whichever object. */
  token({ kind, text }: PdfToken): void {
    if (kind === 'word' && (REFERRED.has(this.#key) || this.#inPalette > 0)) this.#referred.add(text);
    this.#key = kind === 'name' ? text : '';
    if (this.#inPalette > 0 && kind === 'open') this.#inPalette += 1;
    if (this.#inPalette > 0 && kind === 'close') this.#inPalette -= 1;
    if (this.#key === PALETTE) this.#inPalette = 1;
  }

  /**
   * A stream has no form.
   * @param number of its object, where something has to refer to it
   */
  stream(number: string | null, bytes: number): ContentFault | null {
    if (number === null) this.#alone += bytes;
    else this.#numbers.push(number);
    this.#bytes += bytes;
    return this.#bytes > LOOSE_AT_MOST || this.#alone > ALONE_AT_MOST ? 'carries_another_file' : null;
  }

  /** All objects have been read. */
  end(): ContentFault | null {
    return this.#numbers.every((number) => this.#referred.has(number)) ? null : 'carries_another_file';
  }
}
