import type { ContentCheck, ContentFault } from './content-check.js';
import { JpegSegments } from './jpeg-segment.js';
import { BEGINNING } from './sound-signature.js';

/** Start of image and the first byte of the next marker (ITU-T T.81, B.1). */
export const JPEG_SIGNATURE = Buffer.from('ffd8ff', 'hex');

const MARKER = 0xff;
const START = 0xd8;
const END = 0xd9;
const SCAN = 0xda;

/** Where in the image the next byte stands. */
type Place = 'before-marker' | 'marker' | 'length-1' | 'length-2' | 'scan' | 'in-scan-marker' | 'after-end';

/**
 * A JPEG, marker by marker, to its end, of known segments alone. After the end another JPEG may follow (a gain map, a preview), nothing else: a
 * photo that has a film with sound behind it is two files (D11).
 */
export class JpegContent implements ContentCheck {
  readonly type = 'image/jpeg';
  #place: Place = 'before-marker';
  #skip = 0;
  #length = 0;
  #isScan = false;
  #marking = 0;
  #beginning = Buffer.alloc(0);
  readonly #segments = new JpegSegments();

  take(bytes: Buffer): ContentFault | null {
    for (let at = 0; at < bytes.length; at += 1) {
      if (this.#skip > 0) {
        const passed = Math.min(this.#skip, bytes.length - at);
        this.#remember(bytes.subarray(at, at + passed));
        this.#skip -= passed;
        at += passed - 1;
        const fault = this.#skip === 0 ? this.#judged() : null;
        if (fault !== null) return fault;
      } else {
        const fault = this.#step(bytes[at] ?? 0);
        if (fault !== null) return fault;
      }
    }
    return null;
  }

  end(): ContentFault | null {
    return this.#place === 'after-end' ? null : 'not_whole';
  }

  #step(byte: number): ContentFault | null {
    switch (this.#place) {
      case 'after-end':
      case 'before-marker':
        if (byte !== MARKER) return this.#place === 'after-end' ? 'carries_another_file' : 'type_not_accepted';
        this.#place = this.#place === 'after-end' ? 'in-scan-marker' : 'marker';
        this.#isScan = false;
        return null;
      case 'marker':
        return this.#marker(byte);
      case 'length-1':
        this.#length = byte << 8;
        this.#place = 'length-2';
        return null;
      case 'length-2':
        return this.#segment(this.#length + byte);
      case 'scan':
        if (byte === MARKER) this.#place = 'in-scan-marker';
        return null;
      case 'in-scan-marker':
        return this.#isScan ? this.#markerInScan(byte) : this.#nextImage(byte);
    }
  }

  #marker(byte: number): ContentFault | null {
    if (byte === MARKER) return null;
    if (byte === 0) return 'type_not_accepted';
    if (byte === END) this.#place = 'after-end';
    else if (isAlone(byte)) this.#place = 'before-marker';
    else {
      this.#isScan = byte === SCAN;
      this.#marking = byte;
      this.#place = 'length-1';
    }
    return null;
  }

  #segment(length: number): ContentFault | null {
    if (length < 2) return 'type_not_accepted';
    this.#skip = length - 2;
    this.#length = this.#skip;
    this.#beginning = Buffer.alloc(0);
    this.#place = this.#isScan ? 'scan' : 'before-marker';
    return this.#skip === 0 ? this.#judged() : null;
  }

  #remember(bytes: Buffer): void {
    if (this.#beginning.length >= BEGINNING) return;
    this.#beginning = Buffer.concat([this.#beginning, bytes.subarray(0, BEGINNING - this.#beginning.length)]);
  }

  #judged(): ContentFault | null {
    return this.#segments.take(this.#marking, this.#beginning, this.#length);
  }

  /** A stuffed zero and the restart markers belong to the scan; any other marker ends it. */
  #markerInScan(byte: number): ContentFault | null {
    if (byte === 0 || (byte >= 0xd0 && byte <= 0xd7)) this.#place = 'scan';
    else return this.#marker(byte);
    return null;
  }

  #nextImage(byte: number): ContentFault | null {
    this.#place = 'before-marker';
    return byte === START ? null : 'carries_another_file';
  }
}

/** Markers without a segment (ITU-T T.81, table B.1). */
function isAlone(byte: number): boolean {
  return byte === START || byte === 0x01 || (byte >= 0xd0 && byte <= 0xd7);
}
