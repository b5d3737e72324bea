import canonicalize from 'canonicalize';
import type { PackageContent } from './contents.js';

/** A file of the package as it was packed. */
export interface PackedFile {
  readonly path: string;
  readonly mediaType: string;
  /** In bytes. */
  readonly size: number;
  /** Hexadecimal. */
  readonly sha256: string;
  /** The id of the piece that it is, or is about. */
  readonly piece?: string;
}

/** Whoever reads a manifest knows by it how; another form gets another name. */
export const MANIFEST_FORM = 'dossierkluis-package-1';

/**
 * C11, C13 — what is signed: what goes to whom, why, on what ground and decided by whom, and of each file its SHA-256.
 * @param files all but the manifest itself, its signature and the key
 * @param signingKeyId the thumbprint of the key that will sign these bytes
 * @returns JSON in canonical form (RFC 8785): one content has one form
 */
export function manifestBytes(content: PackageContent, files: readonly PackedFile[], signingKeyId: string): Buffer {
  const { id, language, sender, recipient, purpose, ground, decidedBy, employee, signedAt, struck } = content;
  const text = canonicalize({
    form: MANIFEST_FORM,
    id,
    language,
    sender,
    recipient,
    purpose,
    ground,
    decidedBy,
    employee,
    signedAt: signedAt.toString(),
    signingKeyId,
    pieces: content.pieces.map((piece) => ({
      id: piece.id,
      version: piece.version,
      item: piece.item,
      statements: piece.statements.map(({ at }) => at.toString()),
    })),
    struck: struck.map(({ item, code }) => ({ item, code })),
    files,
  });
  if (text === undefined) throw new Error('a manifest has no canonical form');
  return Buffer.from(text, 'utf8');
}
