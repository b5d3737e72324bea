const TAB = 0x09;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const SPACE = 0x20;

/** More control bytes than this in one block of 16 KiB is no longer a text with a few damaged cells. */
export const CONTROL_BYTES_IN_TEXT = 32;

/** Whether a block of a file is something else than text: a spreadsheet, an archive, an image, UTF-16. */
export function isBinaryBlock(block: Uint8Array): boolean {
  let controls = 0;
  for (const byte of block) {
    if (byte < SPACE && byte !== LINE_FEED && byte !== CARRIAGE_RETURN && byte !== TAB) controls += 1;
  }
  return controls > CONTROL_BYTES_IN_TEXT;
}
