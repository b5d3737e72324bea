import { createHash } from 'node:crypto';
import type { DocumentBody, PackageContent, PackagePiece, PackageSigner } from './contents.js';
import { fhirBundle } from './fhir/bundle.js';
import { letterPdf } from './letter.js';
import { manifestBytes, type PackedFile } from './manifest.js';
import { namesOf, type PieceNames } from './names.js';
import { statementPdf, textPiecePdf } from './piece-pages.js';
import { readme } from './readme.js';
import { zipped, type ZipMember } from './zip.js';

/** A file of the package before it is packed. */
interface PackageFile {
  readonly path: string;
  readonly mediaType: string;
  /** Which piece it is, or is about. */
  readonly piece?: PackagePiece;
  /** What it has to be: an upload leaves as the doctor saw it, or the package breaks off. */
  readonly expected?: DocumentBody;
  readonly open: () => AsyncIterable<Uint8Array>;
}

/** An upload isn't, or is no more, what the doctor decided on. Nothing of it is told. */
export class NotWhatWasSigned extends Error {
  constructor() {
    super('a document of a package has other bytes than it was decided on');
  }
}

/**
 * C11 — all that leaves the house in one disclosure, fixed at signing: a letter (C13), each piece with the employee's statements (I4), the same as a
 * FHIR document, and a manifest with the SHA-256 of every file, signed. docs/packages.md says what it is made of, and how it is checked.
 *
 * Made as it is taken, one file after the other: of text pieces one is held at a time, of uploads a stream's buffer. The same
 * content and key give the same bytes with the same build of this service.
 * @param content what goes; its texts are read and its uploads opened one by one, when it is their turn
 * @param signer signs the manifest
 * @returns the bytes of a ZIP; not to its end where a piece can't be read or isn't what it should be ({@link NotWhatWasSigned}): a ZIP
 * without its end, and without a signature, is no package
 */
export function packageContents(content: PackageContent, signer: PackageSigner): AsyncIterable<Uint8Array> {
  return zipped(members(content, signer), content.signedAt);
}

function* members(content: PackageContent, signer: PackageSigner): Generator<ZipMember> {
  const packed: PackedFile[] = [];
  for (const file of filesOf(content)) {
    const isPacked = file.mediaType !== 'text/plain' && !file.mediaType.endsWith('json');
    yield { path: file.path, isPacked, open: () => recorded(file, packed) };
  }
  let manifest: Buffer = Buffer.alloc(0);
  // Both come after all others: what they are made of is known by then.
  yield once('manifest.json', () => (manifest = manifestBytes(content, packed, signer.publicKey.id)));
  yield once('manifest.sig', () => signer.sign(manifest));
  yield once('key.pem', () => Buffer.from(signer.publicKey.pem, 'utf8'));
}

function* filesOf(content: PackageContent): Generator<PackageFile> {
  yield made('README.txt', 'text/plain', () => Buffer.from(readme(content), 'utf8'));
  yield made('letter.pdf', 'application/pdf', () => letterPdf(content));
  const names = namesOf(content.pieces);
  for (const [index, piece] of content.pieces.entries()) {
    const named = names[index];
    if (named !== undefined) yield* filesOfPiece(content, piece, named);
  }
  yield { path: 'fhir/bundle.json', mediaType: 'application/fhir+json', open: () => fhirBundle(content) };
}

function* filesOfPiece(content: PackageContent, piece: PackagePiece, names: PieceNames): Generator<PackageFile> {
  const { body } = piece;
  if (body.kind === 'text') {
    const page = async (): Promise<Buffer> => textPiecePdf(content, piece, names, await body.read());
    yield { ...made(names.file, 'application/pdf', page), piece };
    return;
  }
  yield { path: names.file, mediaType: body.mediaType, piece, expected: body, open: () => body.open() };
  if (names.statement !== null) {
    yield { ...made(names.statement, 'application/pdf', () => statementPdf(content, piece, names)), piece };
  }
}

function made(path: string, mediaType: string, make: () => Buffer | Promise<Buffer>): PackageFile {
  return {
    path,
    mediaType,
    open: async function* () {
      yield await make();
    },
  };
}

function once(path: string, make: () => Buffer | Promise<Buffer>): ZipMember {
  return { ...made(path, '', make), isPacked: false };
}

/** A file's bytes on their way, digested; what they came to is added to the list when they are all through. */
async function* recorded(
  { path, mediaType, piece, expected, open }: PackageFile,
  packed: PackedFile[],
): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256');
  let size = 0;
  for await (const chunk of open()) {
    size += chunk.length;
    if (expected !== undefined && size > expected.size) throw new NotWhatWasSigned();
    hash.update(chunk);
    yield chunk;
  }
  const sha256 = hash.digest('hex');
  if (expected !== undefined && (size !== expected.size || sha256 !== expected.sha256)) throw new NotWhatWasSigned();
  packed.push({ path, mediaType, size, sha256, ...(piece === undefined ? {} : { piece: piece.id }) });
}
