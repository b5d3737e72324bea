import { isAscii, isUtf8 } from 'node:buffer';
import { isBinaryBlock } from './is-binary-block.js';
import { StaffFileRefused } from './staff-file-refused.js';

type Encoding = 'utf-8' | 'windows-1252';

/** ISO 8859-1 is read as Windows-1252, as the WHATWG Encoding Standard says; another name is refused, not guessed. */
const ENCODINGS = new Map<string, Encoding>([
  ['utf-8', 'utf-8'],
  ['windows-1252', 'windows-1252'],
  ['iso-8859-1', 'windows-1252'],
]);

const UTF_8_MARK = Buffer.from([0xef, 0xbb, 0xbf]);
const UTF_16_MARKS = [Buffer.from([0xff, 0xfe]), Buffer.from([0xfe, 0xff])];
const NOTHING = Buffer.alloc(0);

/**
 * Turns the blocks of a staff file into UTF-8 without a byte order mark.
 *
 * The encoding is what the sender named; else UTF-8 where the file has its mark; else **the first byte that isn't ASCII
 * decides**: where a UTF-8 sequence starts there the file is UTF-8, otherwise Windows-1252. Everything before that byte
 * reads alike in both, so nothing decoded earlier was wrong, however late it comes. A file that turned out to be UTF-8
 * has to be it to the end.
 *
 * @param charset the charset parameter of the request's content type, if it had one
 * @throws StaffFileRefused `unsupported_charset`, `invalid_encoding`, `not_a_text_file`
 */
export async function* decodeStaffFile(blocks: AsyncIterable<Buffer>, charset?: string): AsyncGenerator<Buffer> {
  const latin = new TextDecoder('windows-1252');
  let encoding = charset === undefined ? undefined : encodingNamed(charset);
  let carry: Buffer = NOTHING;
  let started = false;
  for await (const block of blocks) {
    let bytes: Buffer = carry.length === 0 ? block : Buffer.concat([carry, block]);
    if (!started) {
      started = true;
      if (hasMark(bytes, encoding)) {
        encoding = 'utf-8';
        bytes = bytes.subarray(UTF_8_MARK.length);
      }
    }
    if (isBinaryBlock(block)) throw new StaffFileRefused('not_a_text_file');
    const complete = encoding === 'windows-1252' ? bytes.length : completeLength(bytes);
    const head = bytes.subarray(0, complete);
    encoding ??= encodingSeenIn(head);
    if (encoding === 'windows-1252') {
      yield Buffer.from(latin.decode(bytes));
      carry = NOTHING;
    } else {
      if (!isUtf8(head)) throw new StaffFileRefused('invalid_encoding');
      yield head;
      carry = bytes.subarray(complete);
    }
  }
  if (carry.length === 0) return;
  if (encoding === 'utf-8') throw new StaffFileRefused('invalid_encoding');
  yield Buffer.from(latin.decode(carry));
}

function encodingNamed(charset: string): Encoding {
  const encoding = ENCODINGS.get(charset.toLowerCase());
  if (encoding === undefined) throw new StaffFileRefused('unsupported_charset');
  return encoding;
}

function hasMark(start: Buffer, named: Encoding | undefined): boolean {
  if (UTF_16_MARKS.some((mark) => start.subarray(0, mark.length).equals(mark))) {
    throw new StaffFileRefused('unsupported_charset');
  }
  const marked = start.subarray(0, UTF_8_MARK.length).equals(UTF_8_MARK);
  if (marked && named === 'windows-1252') throw new StaffFileRefused('invalid_encoding');
  return marked;
}

function encodingSeenIn(bytes: Buffer): Encoding | undefined {
  if (isAscii(bytes)) return undefined;
  const at = bytes.findIndex((byte) => byte >= 0x80);
  return isUtf8(bytes.subarray(at, at + sequenceLength(bytes.readUInt8(at)))) ? 'utf-8' : 'windows-1252';
}

/** The length up to which no UTF-8 sequence is cut off; the rest, at most three bytes, belongs to the next block. */
function completeLength(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes.readUInt8(bytes.length - back);
    const isContinuation = byte >= 0x80 && byte < 0xc0;
    if (!isContinuation) return sequenceLength(byte) > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

/** RFC 3629, section 3: the first byte of a sequence says how many there are. */
function sequenceLength(first: number): number {
  if (first < 0xc0) return 1;
  if (first < 0xe0) return 2;
  return first < 0xf0 ? 3 : 4;
}
