/**
 * What a container of sound or film says wherever it stands: enough of it that no image or text says so by accident. In order: RIFF,
 * AIFF and IFF, Ogg, FLAC, AU, AMR, MIDI, Matroska, ASF, MP4, MPEG audio with its tag, WavPack, Core Audio, VOC, Flash video, an MPEG
 * programme stream, and dictation (DSS, DS2) with its two instants.
 */
const ANYWHERE = new RegExp(
  [
    'RIFF[^]{4}(?:WAVE|AVI |RMID)|RF64[^]{4}WAVE|riff\\x2e\\x91\\xcf\\x11',
    'FORM[^]{4}(?:AIF[FC]|8SVX)',
    'OggS\\0[\\0-\\x07]',
    'fLaC[\\0\\x80]\\0\\0\\x22',
    '\\.snd\\0\\0[^]{6}\\0\\0\\0',
    '#!AMR(?:-WB|_MC1\\.0|-WB_MC1\\.0)?\\n',
    'MThd\\0\\0\\0\\x06',
    '\\x1aE\\xdf\\xa3[^]{1,48}(?:webm|matroska)',
    '0&\\xb2u\\x8ef\\xcf\\x11\\xa6\\xd9',
    'ftyp(?<=\\0\\0[\\0-\\x03][^]ftyp)(?!jp[2xm] )',
    'ID3[\\x02-\\x04]\\0[^][\\0-\\x7f]{4}',
    'wvpk[^]{3}\\0[\\x02-\\x10]\\x04',
    'caff\\0\\x01\\0\\0',
    'Creative Voice File\\x1a',
    'FLV\\x01[\\0-\\x05]\\0\\0\\0\\x09',
    '\\xba(?<=\\0\\0\\x01\\xba)(?:[\\x44-\\x7f][^]{8}[\\xf8-\\xff][^]{0,7}|[\\x21-\\x2f][^]{7})\\0\\0\\x01',
    'ds[s2](?<=[\\x01-\\x07]ds[s2])[^]{34}[0-9]{24}',
  ].join('|'),
);

/** What is enough where sound would begin: at the start of a stream, a segment or a string. */
const AT_START =
  /^(?:OggS|fLaC|ID3|\.snd|#!AMR|MThd|\x1aE\xdf\xa3|0&\xb2u|[^]{4}ftyp(?!jp[2xm] )|wvpk|caff\0|Creative Voice|FLV\x01|\0\0\x01\xba|[\x01-\x07]ds[s2])/;

/** How far such a signature reaches at most, in bytes. */
export const SIGNATURE_AT_MOST = 64;

/**
 * D11 — does a container of sound or film begin somewhere in here?
 * @param text the bytes, one a letter
 */
export function hasSignature(text: string): boolean {
  return ANYWHERE.test(text);
}

/** D11 — does this begin as such a container does? Less is asked than {@link hasSignature} asks of bytes anywhere. */
export function startsAsContainer(beginning: string): boolean {
  return AT_START.test(beginning);
}
