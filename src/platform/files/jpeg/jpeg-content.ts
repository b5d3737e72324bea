import type { BytesCheck, ContentFault } from '../content-check.js';
import { JpegBeside } from './jpeg-beside.js';
import type { JpegFrame } from './jpeg-frame.js';
import { JpegPicture } from './jpeg-picture.js';

/** Start of image and the first byte of the next marker (ITU-T T.81, B.1). */
export const JPEG_SIGNATURE = Buffer.from('ffd8ff', 'hex');

const MARKER = 0xff;
const START = 0xd8;
const END = 0xd9;
const SCAN = 0xda;

/** Where in the image the next byte stands. */
type Place =
  'start' | 'start-marker' | 'before-marker' | 'marker' | 'length' | 'segment' | 'scan' | 'scan-marker' | 'after';

/**
 * A JPEG, marker by marker, to its end, of known segments alone. After the end another JPEG may follow (a gain map, a preview), nothing else: a
 * photo that has a film with sound behind it is two files (D11).
 */
export class JpegContent implements BytesCheck {
  #place: Place = 'start';
  #marker = 0;
  /** The length of a segment, and then what it says. */
  #held: Buffer[] = [];
  #missing = 0;
  #frame: JpegFrame | null = null;
  readonly #beside = new JpegBeside();
  #picture = new JpegPicture(this.#beside);

  /** @param behind how many bytes of white space may stand behind the last picture */
  constructor(private behind = 0) {}

  /** The first picture's header, once it has come in. */
  get frame(): JpegFrame | null {
    return this.#frame;
  }

  take(bytes: Buffer): ContentFault | null {
    for (let at = 0; at < bytes.length;) {
      if (this.#place === 'scan') {
        const marker = bytes.indexOf(MARKER, at);
        const part = bytes.subarray(at, marker === -1 ? undefined : marker);
        at += part.length + (marker === -1 ? 0 : 1);
        if (marker !== -1) this.#place = 'scan-marker';
        const fault = this.#picture.scan(part);
        if (fault !== null) return fault;
      } else if (this.#missing > 0) {
        const part = bytes.subarray(at, at + this.#missing);
        at += part.length;
        const fault = this.#hold(part);
        if (fault !== null) return fault;
      } else {
        const fault = this.#step(bytes[at] ?? 0);
        if (fault !== null) return fault;
        at += 1;
      }
    }
    return null;
  }

  end(): ContentFault | null {
    return this.#place === 'after' ? null : 'not_whole';
  }

  #step(byte: number): ContentFault | null {
    switch (this.#place) {
      case 'after':
        if (byte !== MARKER) return this.#mayFollow(byte) ? null : 'carries_another_file';
        this.#place = 'start-marker';
        return null;
      case 'start':
      case 'before-marker':
        if (byte !== MARKER) return 'type_not_accepted';
        this.#place = this.#place === 'start' ? 'start-marker' : 'marker';
        return null;
      case 'start-marker':
        return this.#nextPicture(byte);
      case 'scan-marker':
        return this.#markerInScan(byte);
      default:
        return this.#segmentBegins(byte);
    }
  }

  #segmentBegins(marker: number): ContentFault | null {
    if (marker === MARKER) return null;
    if (marker === END) return this.#pictureEnds();
    if (marker < 0xc0 || marker === START) return 'type_not_accepted';
    this.#marker = marker;
    this.#place = 'length';
    this.#missing = 2;
    return null;
  }

  #hold(part: Buffer): ContentFault | null {
    this.#held.push(Buffer.from(part));
    this.#missing -= part.length;
    if (this.#missing > 0) return null;
    const held = Buffer.concat(this.#held);
    this.#held = [];
    if (this.#place === 'length') {
      this.#place = 'segment';
      this.#missing = held.readUInt16BE(0) - 2;
      if (this.#missing > 0) return null;
      return this.#missing < 0 ? 'type_not_accepted' : this.#segmentEnds(Buffer.alloc(0));
    }
    return this.#segmentEnds(held);
  }

  #segmentEnds(data: Buffer): ContentFault | null {
    this.#place = this.#marker === SCAN ? 'scan' : 'before-marker';
    const fault = this.#picture.segment(this.#marker, data);
    this.#frame ??= this.#picture.frame;
    return fault;
  }

  /** A stuffed zero and the restart markers belong to the scan; any other marker ends it. */
  #markerInScan(byte: number): ContentFault | null {
    if (byte === MARKER) return null;
    if (byte === 0) this.#place = 'scan';
    else if (byte >= 0xd0 && byte <= 0xd7) this.#place = 'scan';
    else {
      this.#place = 'marker';
      return this.#segmentBegins(byte);
    }
    return this.#picture.scan(byte === 0 ? Buffer.of(MARKER) : Buffer.alloc(0));
  }

  #pictureEnds(): ContentFault | null {
    const fault = this.#picture.end() ?? this.#beside.endOfPicture();
    this.#place = 'after';
    this.#picture = new JpegPicture(this.#beside);
    return fault;
  }

  /** Another picture begins; in a PDF some programs write the end of one twice. */
  #nextPicture(byte: number): ContentFault | null {
    const isEndAgain = byte === END && this.#frame !== null && this.behind > 0;
    this.#place = isEndAgain ? 'after' : 'before-marker';
    this.behind -= isEndAgain ? 1 : 0;
    return byte === START || isEndAgain ? null : 'carries_another_file';
  }

  #mayFollow(byte: number): boolean {
    this.behind -= 1;
    return this.behind >= 0 && [0, 10, 13, 32].includes(byte);
  }
}
