import type { ContentCheck, ContentFault, DocumentType } from './content-check.js';
import { JPEG_SIGNATURE, JpegContent } from './jpeg/jpeg-content.js';
import { PDF_SIGNATURE, PdfContent } from './pdf/pdf-content.js';
import { PNG_SIGNATURE, PngContent } from './png/png-content.js';

const TYPES: readonly { readonly signature: Buffer; readonly check: () => ContentCheck }[] = [
  { signature: PDF_SIGNATURE, check: () => new PdfContent() },
  { signature: PNG_SIGNATURE, check: () => new PngContent() },
  { signature: JPEG_SIGNATURE, check: () => new Photo() },
];
const LONGEST = Math.max(...TYPES.map(({ signature }) => signature.length));

/** D11 — a file's type as its content shows it, whatever its name or header says; anything else is refused at once. */
export class TypeByContent {
  #beginning = Buffer.alloc(0);
  #check: ContentCheck | null = null;

  /** @returns null, or why the file is refused */
  async take(bytes: Buffer): Promise<ContentFault | null> {
    if (this.#check !== null) return this.#check.take(bytes);
    this.#beginning = Buffer.concat([this.#beginning, bytes]);
    if (this.#beginning.length < LONGEST) return null;
    return this.#begins();
  }

  /** The file has ended. @returns its type, or why it is refused */
  async end(): Promise<{ readonly type: DocumentType } | { readonly fault: ContentFault }> {
    const fault = this.#check === null ? await this.#begins() : null;
    const last = fault ?? (await this.#check?.end()) ?? null;
    if (last !== null || this.#check === null) return { fault: last ?? 'type_not_accepted' };
    return { type: this.#check.type };
  }

  async #begins(): Promise<ContentFault | null> {
    const bytes = this.#beginning;
    const found = TYPES.find(({ signature }) => bytes.subarray(0, signature.length).equals(signature));
    if (found === undefined) return 'type_not_accepted';
    this.#check = found.check();
    this.#beginning = Buffer.alloc(0);
    return this.#check.take(bytes);
  }
}

/** A JPEG, in which nothing has to be unpacked aside. */
class Photo implements ContentCheck {
  readonly type = 'image/jpeg';
  readonly #content = new JpegContent();

  take(bytes: Buffer): Promise<ContentFault | null> {
    return Promise.resolve(this.#content.take(bytes));
  }

  end(): Promise<ContentFault | null> {
    return Promise.resolve(this.#content.end());
  }
}
