/** A Content-Type, taken apart: 'text/csv' and its charset, both in lower case; charset null where none is given. */
export interface MediaType {
  readonly essence: string;
  readonly charset: string | null;
}

const TYPE = /^\s*([a-z0-9.+-]+\/[a-z0-9.+-]+)\s*(?:;\s*charset\s*=\s*(?:"([a-z0-9-]+)"|([a-z0-9-]+))\s*)?$/i;

/**
 * Reads a Content-Type header (RFC 9110, 8.3). Parameters other than one charset mean nothing here, so a header with
 * them is not understood.
 *
 * @returns null when the header is absent or not of that form
 */
export function readMediaType(header: string | undefined): MediaType | null {
  const match = TYPE.exec(header ?? '');
  const essence = match?.[1];
  if (essence === undefined) {
    return null;
  }
  return { essence: essence.toLowerCase(), charset: (match?.[2] ?? match?.[3])?.toLowerCase() ?? null };
}
