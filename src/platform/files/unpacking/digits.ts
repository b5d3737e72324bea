import type { ContentFault } from '../content-check.js';
import type { Unpacking } from './unpacking.js';

const SPACE = /[\0\t\n\f\r ]+/g;

/** How bytes are written as text: so many letters become bytes together, up to a mark. */
interface Writing {
  readonly end: string;
  readonly group: number;
  readonly inFull: (letters: string) => string;
  /** Null for letters that are no digits; the last ones may be fewer than a group. */
  readonly bytesOf: (letters: string) => Buffer | null;
}

/** Two hexadecimal digits a byte (ISO 32000-2, 7.4.2). */
export const HEXADECIMAL: Writing = {
  end: '>',
  group: 2,
  inFull: (letters) => letters,
  bytesOf: (letters) =>
    /^[0-9A-Fa-f]*$/.test(letters) ? Buffer.from(letters.length % 2 === 0 ? letters : `${letters}0`, 'hex') : null,
};

/** Five digits of base 85 for four bytes (ISO 32000-2, 7.4.3). */
export const BASE85: Writing = {
  end: '~',
  group: 5,
  inFull: (letters) => letters.replaceAll('z', '!!!!!'),
  bytesOf: (letters) =>
    /^[!-u]*$/.test(letters) ? Buffer.concat((letters.match(/.{1,5}/g) ?? []).map(fourBytes)) : null,
};

/** Bytes written as text, with nothing but white space behind the mark that ends them. */
export class Digits implements Unpacking {
  #text = '';
  #isOver = false;

  constructor(private readonly writing: Writing) {}

  take(bytes: Buffer): Promise<readonly Buffer[] | ContentFault> {
    return Promise.resolve(this.#take(bytes.toString('latin1').replaceAll(SPACE, '')));
  }

  end(): Promise<readonly Buffer[] | ContentFault> {
    return Promise.resolve(this.#unpacked(this.#text.length));
  }

  #take(letters: string): readonly Buffer[] | ContentFault {
    if (this.#isOver) return /^>?$/.test(letters) ? [] : 'carries_another_file';
    const end = letters.indexOf(this.writing.end);
    this.#text += this.writing.inFull(end === -1 ? letters : letters.slice(0, end));
    if (end === -1) return this.#unpacked(this.#text.length - (this.#text.length % this.writing.group));
    this.#isOver = true;
    return /^>?$/.test(letters.slice(end + 1)) ? this.#unpacked(this.#text.length) : 'carries_another_file';
  }

  #unpacked(until: number): readonly Buffer[] | ContentFault {
    const bytes = this.writing.bytesOf(this.#text.slice(0, until));
    this.#text = this.#text.slice(until);
    return bytes === null ? 'not_looked_into' : [bytes];
  }
}

function fourBytes(digits: string): Buffer {
  const value = Buffer.from(digits.padEnd(5, 'u'), 'latin1').reduce((sum, digit) => sum * 85 + digit - 33, 0);
  const four = Buffer.alloc(4);
  four.writeUInt32BE(value % 0x1_0000_0000);
  return four.subarray(0, digits.length - 1);
}
