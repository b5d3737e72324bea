/** The types that a document may have, as its content shows them (D11: none of them has sound). */
export const DOCUMENT_TYPES = ['application/pdf', 'image/jpeg', 'image/png'] as const;
export type DocumentType = (typeof DOCUMENT_TYPES)[number];

/** Why a file isn't taken; codes, nothing of what stands in it. */
export type ContentFault = 'type_not_accepted' | 'not_whole' | 'carries_another_file' | 'not_looked_into';

/** Reads bytes as they come in, in pieces of any size, holding no more of them than its own bookkeeping. */
export interface BytesCheck {
  /** @returns null, or why they are refused, as soon as that is known */
  take(bytes: Buffer): ContentFault | null;
  /** All have come in. @returns null when they are whole */
  end(): ContentFault | null;
}

/** Reads one file as it comes in; what is packed in it is unpacked aside, so that nobody waits for it. */
export interface ContentCheck {
  readonly type: DocumentType;
  /** @returns null, or why the file is refused, as soon as that is known */
  take(bytes: Buffer): Promise<ContentFault | null>;
  /** The file has ended. @returns null when it is whole */
  end(): Promise<ContentFault | null>;
}
