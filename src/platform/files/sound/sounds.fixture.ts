/** So many bytes that look like nothing: what sound is when it is packed well. */
export function noise(bytes: number, seed = 1): Buffer {
  const found = Buffer.alloc(bytes);
  let state = seed;
  for (let at = 0; at < bytes; at += 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    found[at] = state >>> 24;
  }
  return found;
}

/** A recording: a header of RIFF, and as many bytes of sound as are asked for. */
export function wav(bytes = 20_000): Buffer {
  const sound = Buffer.from(Array.from({ length: bytes }, (_, at) => 128 + Math.round(100 * Math.sin(at / 7))));
  return Buffer.concat([Buffer.from('RIFF\0\0\0\0WAVEfmt '), sound]);
}

/** MPEG audio of layer III, 128 kbit/s at 44.1 kHz, without a tag: so many frames of different sound. */
export function mp3(frames = 8): Buffer {
  return inFrames(frames, () => Buffer.from('fffb9000', 'hex'), 417);
}

/** AAC in frames that need no header. */
export function adts(frames = 8): Buffer {
  return inFrames(frames, () => Buffer.from('fff15080343ffc', 'hex'), 417);
}

function ac3(frames = 8): Buffer {
  return inFrames(frames, () => Buffer.from('0b77a1b214', 'hex'), 768);
}

/** A transport stream of one programme. */
function transport(packets = 20): Buffer {
  return inFrames(packets, (number) => Buffer.of(0x47, 0x01, 0x00, 0x10 | (number & 15)), 188);
}

function inFrames(count: number, head: (number: number) => Buffer, length: number): Buffer {
  return Buffer.concat(
    Array.from({ length: count }, (_, number) => {
      const begins = head(number);
      // No byte of sound may look as a frame begins.
      const sound = noise(length - begins.length, number + 1).map((byte) => (byte === 0xff ? 0xfe : byte));
      return Buffer.concat([begins, sound]);
    }),
  );
}

const begins = (text: string): Buffer => Buffer.concat([Buffer.from(text, 'latin1'), noise(400)]);
const instants = '261122101500261122101730';

/** Recordings and films of each format, as short as they can be known. */
export const SOUNDS: readonly (readonly [name: string, bytes: Buffer])[] = [
  ['RIFF/WAVE', wav(400)],
  ['RIFF/AVI', begins('RIFF\0\0\0\0AVI LIST')],
  ['RF64', begins('RF64\xff\xff\xff\xffWAVEds64')],
  ['AIFF', begins('FORM\0\0\0\0AIFFCOMM')],
  ['Ogg', begins('OggS\0\x02')],
  ['FLAC', begins('fLaC\0\0\0\x22')],
  ['AU', begins('.snd\0\0\0\x18\0\0\x10\0\0\0\0\x01')],
  ['AMR', begins('#!AMR\n')],
  ['AMR in wide band', begins('#!AMR-WB\n')],
  ['MIDI', begins('MThd\0\0\0\x06\0\x01')],
  ['MPEG audio with its tag', begins('ID3\x04\0\0\0\0\x02\x01')],
  ['MPEG audio without one', mp3()],
  ['AAC in frames', adts()],
  ['AC-3', ac3()],
  ['WavPack', begins('wvpk\x20\x01\0\0\x10\x04\0\0')],
  ['Core Audio', begins('caff\0\x01\0\0desc')],
  ['VOC', begins('Creative Voice File\x1a\x1a\0\x0a\x01')],
  ['Flash video', begins('FLV\x01\x05\0\0\0\x09\0\0\0\0')],
  ['an MPEG programme stream', begins('\0\0\x01\xba\x44\0\x04\0\x04\x01\0\0\x03\xf8\0\0\x01\xc0')],
  ['an MPEG transport stream', transport()],
  ['M4A', begins('\0\0\0\x18ftypM4A ')],
  ['3GP', begins('\0\0\0\x18ftyp3gp4')],
  ['Windows media', begins('0&\xb2u\x8ef\xcf\x11\xa6\xd9\0\xaa\0\x62\xcel')],
  ['WebM', begins('\x1aE\xdf\xa3\x9fB\x86\x81\x01B\xf7\x81\x01B\x82\x84webm')],
  ['dictation (DSS)', begins(`\x02dss${'\0'.repeat(34)}${instants}`)],
  ['dictation (DS2)', begins(`\x03ds2${'\0'.repeat(34)}${instants}`)],
];
