import { createHash } from 'node:crypto';
import type { Marker } from './mint.js';

interface Needle {
  readonly marker: string;
  readonly bytes: Buffer;
  /** Digits alone: part of a longer run of digits or hexadecimal they are somebody else's. */
  readonly standsAlone: boolean;
}

/** How many bytes of a needle are looked at before it is compared. */
const HEAD = 4;
/** So few digits are met by chance; a word in hexadecimal may have no letter either, and is longer. */
const DIGITS = /^[0-9]{1,16}$/;
/** In a test's sandbox each look at a global costs more than the rest of the search. */
const multiply = Math.imul;

/** Every marker in every form in which bytes may carry it, looked for in one pass. */
export class Needles {
  readonly #heads = new Map<number, Needle[]>();
  readonly #maybe = new Uint8Array(1 << 16);
  readonly #answers = new Map<string, readonly string[]>();

  constructor(markers: readonly Marker[]) {
    for (const { name, spellings } of markers) {
      for (const bytes of new Set(spellings.flatMap(formsOf).map((form) => form.toString('latin1')))) {
        this.#add({ marker: name, bytes: Buffer.from(bytes, 'latin1'), standsAlone: DIGITS.test(bytes) });
      }
    }
  }

  /** The names of the markers that stand in these bytes, in whatever form; sorted. */
  in(hay: Uint8Array): string[] {
    const found = new Set<string>();
    const bytes = Buffer.from(hay.buffer, hay.byteOffset, hay.byteLength);
    const maybe = this.#maybe;
    for (let head = 0, end = 0; end < bytes.length; end += 1) {
      head = (head << 8) | (bytes[end] ?? 0);
      if (maybe[bucketOf(head)] === 0) continue;
      const at = end - HEAD + 1;
      for (const needle of this.#heads.get(head) ?? []) {
        if (at >= 0 && standsAt(bytes, at, needle)) found.add(needle.marker);
      }
    }
    return [...found].sort();
  }

  /** {@link in} for texts that are met again and again. */
  inTexts(texts: Iterable<string>): string[] {
    const found = new Set<string>();
    for (const text of texts) {
      const known = this.#answers.get(text) ?? this.in(Buffer.from(text));
      this.#answers.set(text, known);
      for (const marker of known) found.add(marker);
    }
    return [...found].sort();
  }

  #add(needle: Needle): void {
    const head = headOf(needle.bytes);
    this.#maybe[bucketOf(head)] = 1;
    this.#heads.set(head, [...(this.#heads.get(head) ?? []), needle]);
  }
}

/** Plain, in UTF-16, hexadecimal and base64 at any offset, and as the digest that some would take for anonymous. */
export function formsOf(text: string): Buffer[] {
  const plain = Buffer.from(text);
  const digest = createHash('sha256').update(plain).digest();
  return [
    plain,
    Buffer.from(text, 'utf16le'),
    Buffer.from(text, 'utf16le').swap16(),
    ...[plain, digest].flatMap((bytes) => [bytes.toString('hex'), bytes.toString('hex').toUpperCase()]).map(toBytes),
    ...[0, 1, 2].flatMap((offset) => base64At(plain, offset)).map(toBytes),
    digest,
  ];
}

/** What is the same of its base64 whatever stands before and after it. */
function base64At(plain: Buffer, offset: number): string[] {
  const known = Math.floor(((offset + plain.length) * 8) / 6);
  const text = Buffer.concat([Buffer.alloc(offset), plain]).toString('base64');
  const certain = text.slice(Math.ceil((offset * 8) / 6), known);
  return [certain, certain.replaceAll('+', '-').replaceAll('/', '_')];
}

function toBytes(text: string): Buffer {
  return Buffer.from(text, 'latin1');
}

function headOf(bytes: Buffer): number {
  return bytes.subarray(0, HEAD).reduce((head, byte) => (head << 8) | byte, 0);
}

function standsAt(bytes: Buffer, at: number, { bytes: needle, standsAlone }: Needle): boolean {
  const end = at + needle.length;
  if (end > bytes.length || needle.compare(bytes, at, end) !== 0) return false;
  return !standsAlone || !(isHexadecimal(bytes[at - 1]) || isHexadecimal(bytes[end]));
}

function bucketOf(head: number): number {
  return multiply(head, 0x9e3779b1) >>> 16;
}

function isHexadecimal(byte: number | undefined): boolean {
  return byte !== undefined && /[0-9A-Fa-f]/.test(String.fromCharCode(byte));
}
