/** No picture has more of it. */
const AT_MOST = 262_144;
/** What each block begins with: its mark, a number, and the length of its name. */
const HEAD = 7;

/** D11 — are these the blocks that image programs keep beside a picture, one after the other, each as long as it says? */
export function isPhotoshop(bytes: Buffer): boolean {
  if (bytes.length > AT_MOST) return false;
  let at = 0;
  while (at + HEAD < bytes.length && bytes.toString('latin1', at, at + 4) === '8BIM') {
    const name = even(1 + (bytes[at + 6] ?? 0));
    const length = at + 6 + name + 4 <= bytes.length ? bytes.readUInt32BE(at + 6 + name) : Infinity;
    at += 6 + name + 4 + even(length);
  }
  // The last one needn't be filled up to an even length.
  return at === bytes.length || at === bytes.length + 1;
}

function even(length: number): number {
  return length + (length % 2);
}
