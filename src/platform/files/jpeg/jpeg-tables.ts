/** Tables and headers of a picture (ITU-T T.81, B.2.3 and B.2.4): each is as long as what it holds. */
const DHT = 0xc4;
const SOS = 0xda;
const DQT = 0xdb;
const DRI = 0xdd;

/** Markers of what {@link isTable} knows. */
export const TABLES: ReadonlySet<number> = new Set([DHT, SOS, DQT, DRI]);

/** D11 — is this segment of a picture what its marker says, with no byte too many? */
export function isTable(marker: number, data: Buffer): boolean {
  switch (marker) {
    case DRI:
      return data.length === 2;
    case SOS:
      return between(data[0] ?? 0, 1, 4) && data.length === 4 + 2 * (data[0] ?? 0);
    case DQT:
      return fills(data, (at) => ((data[at] ?? 0) >> 4 === 0 ? 65 : 129));
    case DHT:
      return fills(data, (at) => {
        const codes = data.subarray(at + 1, at + 17).reduce((sum, count) => sum + count, 0);
        return codes > 256 ? Infinity : 17 + codes;
      });
    default:
      return false;
  }
}

/** Tables of which each says how long it is, one after the other to the end; each numbered from 0 to 3. */
function fills(data: Buffer, lengthAt: (at: number) => number): boolean {
  let at = 0;
  while (at < data.length) {
    if (((data[at] ?? 0) & 15) > 3 || (data[at] ?? 0) >> 4 > 1) return false;
    at += lengthAt(at);
  }
  return at === data.length && at > 0;
}

function between(value: number, least: number, most: number): boolean {
  return value >= least && value <= most;
}
