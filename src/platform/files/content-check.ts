/** The types that a document may have, as its content shows them (D11: none of them has sound). */
export type DocumentType = 'application/pdf' | 'image/jpeg' | 'image/png';

/** Why a file isn't taken; codes, nothing of what stands in it. */
export type ContentFault = 'type_not_accepted' | 'not_whole' | 'carries_another_file' | 'not_looked_into';

/** Reads one file as it comes in, in pieces of any size, holding no more of it than its own bookkeeping. */
export interface ContentCheck {
  readonly type: DocumentType;
  /** @returns null, or why the file is refused, as soon as that is known */
  take(bytes: Buffer): ContentFault | null;
  /** The file has ended. @returns null when it is whole */
  end(): ContentFault | null;
}
