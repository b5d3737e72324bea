import { Injectable } from '@nestjs/common';
import { invalidInput } from '../../platform/problems/usual-problems.js';
import type { Transaction } from '../../platform/stores/transaction.js';
import { DocumentFilesRepository } from './documents/document-files.repository.js';
import { isNameOfType } from './documents/is-name-of-type.js';
import type { PieceContent } from './medical-piece.js';

/** A body as it was sent: a text, or a file that was brought in before. */
export interface SentBody {
  readonly text?: string | undefined;
  readonly document?: { readonly fileId: string; readonly name?: string | undefined } | undefined;
}

/** What a piece's version holds: the text itself, or the file that becomes its body. */
@Injectable()
export class PieceBodies {
  constructor(private readonly files: DocumentFilesRepository) {}

  /**
   * @param at where in the request the body stands, for a refusal
   * @throws Problem 400 for a file that isn't there for this dossier and this actor, or that is a body already: all alike;
   *         400 (D11) for a name that says another type than the content has
   */
  async contentOf(
    tx: Transaction,
    employeeId: string,
    { text, document }: SentBody,
    at: string,
  ): Promise<Pick<PieceContent, 'text' | 'document'>> {
    if (document === undefined) return { text: text ?? null };
    const file = await this.files.attach(tx, document.fileId, employeeId);
    if (file === null) throw invalidInput([{ at: `${at}/document/fileId`, code: 'no_such_file' }]);
    const name = document.name ?? null;
    if (name !== null && !isNameOfType(name, file.mediaType)) {
      throw invalidInput([{ at: `${at}/document/name`, code: 'name_of_another_type', rule: 'D11' }]);
    }
    return { text: null, document: { ...file, name } };
  }
}
