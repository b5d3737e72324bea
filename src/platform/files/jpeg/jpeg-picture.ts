import type { ContentFault } from '../content-check.js';
import { SoundSearch } from '../sound/sound-search.js';
import type { JpegBeside } from './jpeg-beside.js';
import { FRAMES, jpegFrameOf, type JpegFrame } from './jpeg-frame.js';
import { isTable, TABLES } from './jpeg-tables.js';

/** No picture needs more tables than this, in bytes, also where it comes in many passes. */
const TABLES_AT_MOST = 65_536;
const COMMENT = 0xfe;

/** One picture of a JPEG: its header and tables as long as they have to be, its coded data no longer than a picture of its size has. */
export class JpegPicture {
  #frame: JpegFrame | null = null;
  #tables = 0;
  #scanned = 0;
  /** The coded data as it is read: without what is stuffed behind each FF. */
  readonly #search = new SoundSearch();

  constructor(private readonly beside: JpegBeside) {}

  /** What its header says; null before. */
  get frame(): JpegFrame | null {
    return this.#frame;
  }

  /** A segment has come in. */
  segment(marker: number, data: Buffer): ContentFault | null {
    if (FRAMES.has(marker)) {
      if (this.#frame !== null) return 'carries_another_file';
      this.#frame = jpegFrameOf(data);
      return this.#frame === null ? 'carries_another_file' : null;
    }
    if (!TABLES.has(marker)) {
      const isBeside = (marker >= 0xe0 && marker <= 0xef) || marker === COMMENT;
      return isBeside ? this.beside.take(marker, data) : 'carries_another_file';
    }
    this.#tables += data.length;
    return isTable(marker, data) && this.#tables <= TABLES_AT_MOST ? null : 'carries_another_file';
  }

  /** Coded data, in pieces of any size. */
  scan(bytes: Buffer): ContentFault | null {
    this.#scanned += Math.max(1, bytes.length);
    if (this.#scanned > (this.#frame?.scanAtMost ?? 0)) return 'carries_another_file';
    return this.#search.take(bytes);
  }

  /** Its end has come. */
  end(): ContentFault | null {
    return this.#frame === null || this.#scanned === 0 ? 'not_whole' : this.#search.end();
  }
}
