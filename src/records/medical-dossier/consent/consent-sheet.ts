import { createHash } from 'node:crypto';
import type { Label } from '../../../safeguards/advice/advice-document.js';
import type { ConsentAddressee, ConsentRecipient } from './consent.js';

/** A piece as the sheet names it: which version it is, and which bytes. */
export interface SheetPiece {
  readonly pieceId: string;
  readonly version: number;
  readonly item: string;
  readonly itemInWords: Label;
  /** The day the entry is about. */
  readonly entryOn: string;
  /** Of the text in UTF-8, or of the file: hexadecimal. */
  readonly sha256: string;
}

/** What a consent says, before anybody signed it. */
export interface ConsentContent {
  readonly id: string;
  readonly employeeId: string;
  readonly preparedAt: string;
  readonly addressedTo: ConsentAddressee;
  readonly addresseeInWords: Label;
  readonly recipient: ConsentRecipient;
  readonly capacityInWords: Label;
  readonly purpose: string;
  readonly purposeInWords: Label;
  readonly pieces: readonly SheetPiece[];
  readonly times: number;
  /** What it was recorded from; left out where it is signed in the app. */
  readonly paper?: PaperContent;
}

/** A paper with the employee's signature, and who recorded it (I10). */
export interface PaperContent {
  readonly scanId: string;
  readonly scanVersion: number;
  /** Of the scan's file: hexadecimal. */
  readonly scanSha256: string;
  /** The day on the paper. */
  readonly signedOn: string;
  readonly recordedBy: string;
  /** The responsible doctor beside him (S11). */
  readonly responsibleDoctorId: string;
}

/** Who signed, or accepted a paper, how sure that is, and when (C2, D10). */
export interface SignatureContent {
  readonly signedAt: string;
  /** Whom the issuer calls what stays in the register of accounts: a recipient needs no name of his there, nor a digest of one (D5). */
  readonly accountId: string;
  readonly issuer: string;
  /** How the issuer says that the person signed in (OpenID Connect Core, 2). */
  readonly acr: string;
  /** When he did, ISO 8601 in UTC. */
  readonly signedInAt: string;
  /** SHA-256 of the access token, base64url. */
  readonly tokenDigest: string;
  readonly signingKeyId: string;
}

const FORM = 'dossierkluis-consent-1';
const FORM_ON_PAPER = 'dossierkluis-consent-on-paper-1';

/**
 * What is shown to the employee to be signed; of a paper, to the doctor to be accepted.
 * @returns JSON in UTF-8 (RFC 8259), the same bytes for the same content: their digest is what he signs
 */
export function sheetBytes(content: ConsentContent): Buffer {
  const { id, preparedAt, employeeId, addressedTo, recipient, purpose, pieces, times, paper } = content;
  return jsonBytes({
    form: paper === undefined ? FORM : FORM_ON_PAPER,
    id,
    preparedAt,
    employeeId,
    inWords: { nl: inDutch(content), en: inEnglish(content) },
    addressedTo,
    recipient,
    purpose,
    pieces,
    times,
    paper,
  });
}

/** @returns SHA-256, hexadecimal */
export function digestOf(bytes: Buffer | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/**
 * The bytes that the service signs: the sheet as it was shown, with its digest, and the evidence of the sign-in at which it was signed.
 * @param sheet from {@link sheetBytes}
 */
export function evidenceBytes(sheet: Buffer, signature: SignatureContent): Buffer {
  return jsonBytes({ form: FORM, sheet: sheet.toString('utf8'), sheetSha256: digestOf(sheet), signature });
}

/**
 * The bytes that the service signs of a paper: what the doctor read of it, with its digest, and the evidence of the sign-in at which he
 * accepted it. The employee's own signature is on the scan, whose SHA-256 is in the sheet.
 */
export function acceptanceBytes(sheet: Buffer, { signedAt, ...acceptance }: SignatureContent): Buffer {
  return jsonBytes({
    form: FORM_ON_PAPER,
    sheet: sheet.toString('utf8'),
    sheetSha256: digestOf(sheet),
    acceptance: { acceptedAt: signedAt, ...acceptance },
  });
}

function jsonBytes(content: object): Buffer {
  return Buffer.from(`${JSON.stringify(content, null, 2)}\n`, 'utf8');
}

function inDutch({
  addresseeInWords,
  recipient,
  capacityInWords,
  purposeInWords,
  pieces,
  times,
}: ConsentContent): string {
  const what = pieces.length === 1 ? 'het hieronder genoemde stuk' : `de ${pieces.length} hieronder genoemde stukken`;
  return (
    `Ik geef ${addresseeInWords.nl} toestemming om ${what}, in de genoemde versie en niets anders, ` +
    `${times === 1 ? 'eenmaal' : `ten hoogste ${times} maal`} te zenden aan ${called(recipient)} (${capacityInWords.nl}), voor: ${purposeInWords.nl}. ` +
    'Ik kan deze toestemming op elk moment intrekken. De arts beslist zelf of het stuk wordt gezonden.'
  );
}

function inEnglish({
  addresseeInWords,
  recipient,
  capacityInWords,
  purposeInWords,
  pieces,
  times,
}: ConsentContent): string {
  const what = pieces.length === 1 ? 'the piece named below' : `the ${pieces.length} pieces named below`;
  return (
    `I allow ${addresseeInWords.en} to send ${what}, at the version named and nothing else, ` +
    `${times === 1 ? 'once' : `at most ${times} times`} to ${called(recipient)} (${capacityInWords.en}), for: ${purposeInWords.en}. ` +
    'I can withdraw this at any moment. The doctor decides whether it is sent.'
  );
}

function called({ name, organisation, country }: ConsentRecipient): string {
  return [name, organisation, country].filter((part) => part !== null).join(', ');
}
