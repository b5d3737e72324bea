import type { Temporal } from 'temporal-polyfill';
import type { LocalDate } from '../../../platform/calendar/local-date.js';
import type { DocumentType } from '../../../platform/files/content-check.js';
import type { PublicKey } from '../../../platform/signing/signing-key.js';

export type PackageLanguage = 'nl' | 'en';

/** C2, C3 — the one recipient. */
export interface PackageRecipient {
  readonly name: string;
  /** In the words of the package's language. */
  readonly capacity: string;
  /** Null for somebody who acts on his own. */
  readonly organisation: string | null;
  /** ISO 3166-1, two letters. */
  readonly country: string;
}

/** C1 — what allows the disclosure: a consent by its id, or a legal ground as the doctor names it (article, claim, date). */
export type PackageGround =
  { readonly kind: 'consent'; readonly id: string } | { readonly kind: 'law'; readonly inWords: string };

/** Who wrote a piece, and as what. */
export interface PackageAuthor {
  readonly name: string;
  readonly function: string;
}

/** I4 — what the employee says himself of a piece; read only when its page is made. */
export interface PackageStatement {
  readonly at: Temporal.Instant;
  /** May be called more than once, and gives the same each time. */
  read(): Promise<string>;
}

export interface TextBody {
  readonly kind: 'text';
  /** May be called more than once, and gives the same each time. */
  read(): Promise<string>;
}

/** An upload: it leaves byte for byte, or not at all. */
export interface DocumentBody {
  readonly kind: 'document';
  readonly mediaType: DocumentType;
  /** In bytes. */
  readonly size: number;
  /** Hexadecimal. What doesn't have it breaks the package off. */
  readonly sha256: string;
  /** Called once, when it is its turn. */
  open(): AsyncIterable<Uint8Array>;
}

/** A piece at the version that the doctor decided on. */
export interface PackagePiece {
  readonly id: string;
  readonly version: number;
  /** Of the disclosure matrix (V8): M01, … */
  readonly item: string;
  readonly itemInWords: string;
  /** The day that the entry is about. */
  readonly entryOn: LocalDate;
  readonly recordedAt: Temporal.Instant;
  readonly author: PackageAuthor;
  /** Null where nobody was. */
  readonly responsibleDoctor: string | null;
  readonly body: TextBody | DocumentBody;
  readonly statements: readonly PackageStatement[];
}

/** C7 — an item that was asked and doesn't go, with the code that the requester gets. */
export interface StruckItem {
  readonly item: string;
  readonly code: string;
  readonly codeInWords: string;
}

/** All that a package says. The same content gives the same bytes. */
export interface PackageContent {
  /** The package's own id, a UUID. */
  readonly id: string;
  readonly language: PackageLanguage;
  /** Who sends: the service, by name. */
  readonly sender: string;
  readonly recipient: PackageRecipient;
  readonly purpose: { readonly code: string; readonly inWords: string };
  readonly ground: PackageGround;
  /** C4, C10 — the doctor who decided and signed. */
  readonly decidedBy: { readonly name: string; readonly registrationNumber: string; readonly role: string };
  readonly signedAt: Temporal.Instant;
  readonly employee: { readonly name: string; readonly birthDate: LocalDate };
  /** In the order in which they stand in the package. */
  readonly pieces: readonly PackagePiece[];
  readonly struck: readonly StruckItem[];
}

/** What signs a package: the service's signing key is one. */
export interface PackageSigner {
  readonly publicKey: PublicKey;
  /** @returns a detached Ed25519 signature over exactly these bytes */
  sign(bytes: Buffer): Buffer | Promise<Buffer>;
}
