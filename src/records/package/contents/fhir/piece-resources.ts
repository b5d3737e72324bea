import type { PackageContent, PackagePiece } from '../contents.js';
import { momentInWords } from '../moments.js';
import type { PieceNames } from '../names.js';
import { WORDS } from '../words.js';
import { addressOf, uuidIdentifier } from './identity.js';
import { narrative } from './narrative.js';
import { addresses, to, writer } from './parties.js';
import type { Attachment, DocumentReference, Section } from './resources.js';

/** The disclosure matrix, by whose codes the items of a dossier are known. */
const ITEMS = 'urn:dossierkluis:disclosure-matrix';

/** Where a piece's own resource is in the document. */
export function pieceAddress({ id }: PackageContent, { number }: PieceNames): string {
  return addressOf(id, 'piece', number);
}

/** What a person reads of a piece in the document: its text, and as a section within it each statement of the employee (I4). */
export async function sectionOf(content: PackageContent, piece: PackagePiece, names: PieceNames): Promise<Section> {
  const { itemInWords, item, author, body, statements } = piece;
  const text = body.kind === 'text' ? await body.read() : names.file;
  const stated: Section[] = [];
  for (const statement of statements) {
    const title = WORDS[content.language].statementOf(momentInWords(statement.at, content.language));
    stated.push({
      title,
      author: [to(addresses(content).patient)],
      text: narrative([await statement.read()], 'additional'),
    });
  }
  return {
    title: `${names.number} ${itemInWords}`,
    code: { coding: [{ system: ITEMS, code: item, display: itemInWords }] },
    author: [to(writer(content, author.name, author.function), author.name)],
    text: narrative([text], 'additional'),
    entry: [to(pieceAddress(content, names))],
    ...(stated.length === 0 ? {} : { section: stated }),
  };
}

/** A piece as a document of its own: where its file is in the package, and of a text also the text itself, character by character. */
export async function documentReference(
  content: PackageContent,
  piece: PackagePiece,
  names: PieceNames,
): Promise<DocumentReference> {
  const { item, itemInWords, id, version, recordedAt, author, body, responsibleDoctor } = piece;
  const files = [{ attachment: fileOf(content, piece, names) }];
  if (body.kind === 'text') files.push({ attachment: plain(await body.read(), content) });
  for (const statement of piece.statements) {
    const attachment = { ...plain(await statement.read(), content), creation: statement.at.toString() };
    files.push({ attachment });
  }
  return {
    resourceType: 'DocumentReference',
    text: narrative([`${names.number} ${itemInWords}: ${[names.file, names.statement].filter(Boolean).join(', ')}`]),
    masterIdentifier: uuidIdentifier(id),
    identifier: [{ ...uuidIdentifier(id), type: { text: `version ${version}` } }],
    status: 'current',
    type: { coding: [{ system: ITEMS, code: item, display: itemInWords }] },
    subject: to(addresses(content).patient),
    date: recordedAt.toString(),
    author: [to(writer(content, author.name, author.function), author.name)],
    ...(responsibleDoctor === null ? {} : { authenticator: { display: responsibleDoctor } }),
    custodian: to(addresses(content).sender),
    content: files,
    context: { period: { start: piece.entryOn } },
  };
}

function fileOf({ signedAt }: PackageContent, { body }: PackagePiece, { file }: PieceNames): Attachment {
  if (body.kind === 'text') {
    return { contentType: 'application/pdf', url: `../${file}`, creation: signedAt.toString() };
  }
  return { contentType: body.mediaType, url: `../${file}`, size: body.size };
}

function plain(text: string, { language }: PackageContent): Attachment {
  const bytes = Buffer.from(text, 'utf8');
  return {
    contentType: 'text/plain; charset=utf-8',
    language: language === 'nl' ? 'nl-NL' : 'en-GB',
    // FHIR has no attachment of no bytes.
    ...(bytes.length === 0 ? {} : { data: bytes.toString('base64'), size: bytes.length }),
  };
}
