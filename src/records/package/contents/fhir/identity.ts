import { createHash } from 'node:crypto';

/**
 * The address of a resource within one package's document: from the package's id and what the resource is, so that the same package
 * is the same document, and nothing follows from it about another (RFC 9562, version 8).
 */
export function addressOf(packageId: string, ...what: readonly string[]): string {
  const digest = createHash('sha256')
    .update(JSON.stringify([packageId, ...what]))
    .digest();
  digest[6] = ((digest[6] ?? 0) & 0x0f) | 0x80;
  digest[8] = ((digest[8] ?? 0) & 0x3f) | 0x80;
  const hex = digest.toString('hex', 0, 16);
  return `urn:uuid:${hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')}`;
}

/** A UUID as FHIR identifies by it. */
export function uuidIdentifier(id: string): { readonly system: string; readonly value: string } {
  return { system: 'urn:ietf:rfc:3986', value: `urn:uuid:${id}` };
}
