/**
 * Bytes as hexadecimal text. A batch of rows lives a while, and each small Buffer in it would keep the slab it was cut
 * from; text costs what it says.
 */
export type Hex = string;

/** @returns the bytes as {@link Hex}. */
export function hexOf(bytes: Buffer): Hex {
  return bytes.toString('hex');
}

/** @returns a value for a `bytea[]` parameter: PostgreSQL's own spelling of the list, which the driver passes on as it is. */
export function byteaList(values: readonly (Hex | null)[]): string {
  return `{${values.map((hex) => (hex === null ? 'NULL' : `"\\\\x${hex}"`)).join(',')}}`;
}
