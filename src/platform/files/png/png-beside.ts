import { inflateSync } from 'node:zlib';
import type { ContentFault } from '../content-check.js';
import { ICC_AT_MOST, isIccProfile } from '../icc-profile.js';
import { isSilentText } from '../sound/sound-in-text.js';
import { hasSound } from '../sound/sound-search.js';

/** What may stand beside the image, and how many bytes each sort has: none more, and no private chunk, palette proposal or film. */
const LENGTHS: Readonly<Record<string, (length: number) => boolean>> = {
  PLTE: (length) => length <= 768 && length % 3 === 0,
  tRNS: (length) => length <= 256,
  cHRM: (length) => length === 32,
  gAMA: (length) => length === 4,
  sBIT: (length) => length <= 4,
  sRGB: (length) => length === 1,
  cICP: (length) => length === 4,
  mDCV: (length) => length === 24,
  cLLI: (length) => length === 8,
  bKGD: (length) => length <= 6,
  hIST: (length) => length <= 512,
  pHYs: (length) => length === 9,
  tIME: (length) => length === 7,
  eXIf: (length) => length <= 65_536,
  iCCP: (length) => length <= ICC_AT_MOST,
  tEXt: (length) => length <= TEXT_AT_MOST,
  zTXt: (length) => length <= TEXT_AT_MOST,
  iTXt: (length) => length <= TEXT_AT_MOST,
};
const TEXTS: ReadonlySet<string> = new Set(['tEXt', 'zTXt', 'iTXt']);
const TEXT_AT_MOST = 16_384;
const TEXT_UNPACKED_AT_MOST = 65_536;

/** The chunks of one PNG beside its image: each sort once, texts up to so many bytes together, each what its type says (D11). */
export class PngBeside {
  readonly #seen = new Set<string>();
  #texts = 0;

  /** A chunk begins. @returns why there can't be one of that type and length */
  begins(type: string, length: number): ContentFault | null {
    if (TEXTS.has(type)) this.#texts += length;
    else if (this.#seen.has(type)) return 'carries_another_file';
    this.#seen.add(type);
    return LENGTHS[type]?.(length) === true && this.#texts <= TEXT_AT_MOST ? null : 'carries_another_file';
  }

  /** A chunk has come in. @returns why its data isn't what its type says */
  take(type: string, data: Buffer): ContentFault | null {
    const keyword = data.indexOf(0) + 1;
    if (type === 'iCCP') {
      const profile = unpacked(data.subarray(keyword + 1), ICC_AT_MOST);
      return profile !== null && isIccProfile(profile) ? null : 'carries_another_file';
    }
    if (!TEXTS.has(type)) return hasSound(data) ? 'carries_another_file' : null;
    const text = textOf(type, data.subarray(keyword));
    return keyword === 0 || keyword > 80 || text === null || !isSilentText(text) ? 'carries_another_file' : null;
  }
}

/** The text of a chunk, behind its keyword (ISO/IEC 15948, 11.3.4); null where it can't be unpacked. */
function textOf(type: string, data: Buffer): Buffer | null {
  if (type === 'tEXt') return data;
  if (type === 'zTXt') return unpacked(data.subarray(1), TEXT_UNPACKED_AT_MOST);
  const text = data.indexOf(0, data.indexOf(0, 2) + 1) + 1;
  return data[0] === 0 ? data.subarray(2) : unpacked(data.subarray(text), TEXT_UNPACKED_AT_MOST);
}

/** Exactly one packed stream, with nothing behind it. */
function unpacked(bytes: Buffer, atMost: number): Buffer | null {
  try {
    const { buffer, engine } = inflateSync(bytes, { maxOutputLength: atMost, info: true }) as unknown as {
      readonly buffer: Buffer;
      readonly engine: { readonly bytesWritten: number };
    };
    return engine.bytesWritten === bytes.length ? buffer : null;
  } catch {
    return null;
  }
}
