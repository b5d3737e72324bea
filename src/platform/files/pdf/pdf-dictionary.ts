import type { PdfToken } from './pdf-tokens.js';

/** The keys that say how a stream is read and what it is (ISO 32000-2, tables 5, 17, 38 and 87). */
const ASKED: ReadonlySet<string> = new Set([
  ...['Type', 'Subtype', 'Filter', 'DecodeParms', 'Width', 'Height', 'BitsPerComponent', 'ImageMask'],
  ...['FunctionType', 'BitsPerSample', 'Size', 'Range', 'ShadingType', 'W', 'S'],
]);
/** The same keys in short, as they are written of an image among what draws a page (ISO 32000-2, table 91). */
const IN_SHORT: Readonly<Record<string, string>> = {
  ...{ W: 'Width', H: 'Height', BPC: 'BitsPerComponent', IM: 'ImageMask', F: 'Filter', DP: 'DecodeParms' },
};
/** More values than any of them has. */
const AT_MOST = 64;
const NUMBER = /^\d{1,9}$/;

/** What the dictionary of an object says of the stream behind it: its own keys, not those of what stands within it. */
export class PdfDictionary {
  readonly #values = new Map<string, string[]>();
  #key: string | null = null;
  #expectsKey = true;
  /** A key that stands twice: readers disagree about which counts. */
  #twice = false;

  /** @param isInShort are keys written in short? */
  constructor(private readonly isInShort = false) {}

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

  /** Is this the value of that key? */
  says(key: string, value: string): boolean {
    return this.#values.get(key)?.[0] === value;
  }

  /** A whole number that stands there itself; null where none does. */
  number(key: string): number | null {
    const [value, ...more] = this.#values.get(key) ?? [];
    return value !== undefined && more.length === 0 && NUMBER.test(value) ? Number(value) : null;
  }

  #begin(name: string): void {
    const key = this.isInShort ? (IN_SHORT[name] ?? name) : name;
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
