import type { PdfToken } from './pdf-tokens.js';

/** The keys that say how a stream is read (ISO 32000-2, table 5). */
const ASKED: ReadonlySet<string> = new Set(['Type', 'Filter', 'DecodeParms']);
/** More values than any of them has. */
const AT_MOST = 64;

/** What the dictionary of an object says of the stream behind it: its own keys, not those of what stands within it. */
export class PdfDictionary {
  readonly #values = new Map<string, string[]>();
  #key: string | null = null;
  #expectsKey = true;
  /** A key that stands twice: readers disagree about which counts. */
  #twice = false;

  /** @param depth how deep the token stands: 1 in the dictionary itself */
  take({ kind, text }: PdfToken, depth: number): void {
    if (kind === 'comment') return;
    if (depth === 1 && kind === 'name' && this.#expectsKey) {
      this.#begin(text);
    } else if (depth > 1 || kind !== 'close') {
      if (kind === 'name' || kind === 'word') this.#add(text);
      this.#expectsKey = kind === 'open' ? false : depth === 1 || (depth === 2 && kind === 'close');
    }
  }

  /** The names and words of a key's value; null where the key stands twice. */
  values(key: string): readonly string[] | null {
    return this.#twice ? null : (this.#values.get(key) ?? []);
  }

  #begin(key: string): void {
    this.#expectsKey = false;
    this.#key = ASKED.has(key) ? key : null;
    if (this.#key === null) return;
    this.#twice ||= this.#values.has(key);
    this.#values.set(key, []);
  }

  #add(value: string): void {
    const values = this.#key === null ? undefined : this.#values.get(this.#key);
    if (values !== undefined && values.length < AT_MOST) values.push(value);
  }
}
