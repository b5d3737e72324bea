import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { takeFile, type FileUpload } from '../../../platform/files/take-file.js';
import { UploadTurns } from '../../../platform/files/upload-turns.js';
import { notFound } from '../../../platform/problems/usual-problems.js';
import type { Transaction } from '../../../platform/stores/transaction.js';
import { ruleOfSecrecy } from '../../../safeguards/access/acts-under.js';
import type { Context } from '../../../safeguards/access/context.js';
import { permitNew } from '../../../safeguards/access/proposed.js';
import { RecordStores } from '../../../safeguards/access/record-stores.js';
import { requireStanding } from '../../../safeguards/access/require-standing.js';
import { ServicesAgreed } from '../../../safeguards/services/services-agreed.js';
import { DocumentFilesRepository } from './document-files.repository.js';
import type { DocumentFile } from './document.js';

/** Uploads at once in one process: each holds a connection of the medical store until it has ended. */
const AT_ONCE = 4;

/** Files of documents as they come in: sealed chunk by chunk, and stored whole or not at all. */
@Injectable()
export class DocumentIntakeService {
  readonly #turns = new UploadTurns(AT_ONCE);

  constructor(
    private readonly stores: RecordStores,
    private readonly files: DocumentFilesRepository,
    private readonly agreed: ServicesAgreed,
  ) {}

  /**
   * Takes a file in for a dossier; an entry or an amendment then makes it a piece.
   * @returns its id, and what its content showed it to be
   * @throws Problem 404 or 403 (S1, D7) where the actor may not record, 411 without a length, 400 (D11) for another type, a file
   *         that carries another one or isn't whole, 503 while too many come in.
   */
  async receive(context: Context, employeeId: string, upload: FileUpload): Promise<DocumentFile> {
    return this.#turns.run(upload, context.repeatable !== null, () => this.#receive(context, employeeId, upload));
  }

  async #receive(context: Context, employeeId: string, upload: FileUpload): Promise<DocumentFile> {
    const fileId = randomUUID();
    const take = async (tx: Transaction): Promise<DocumentFile> => {
      const standing = await requireStanding(tx, context, employeeId);
      permitNew(
        context,
        'record',
        'MedicalPiece',
        { id: fileId },
        { ...standing, withheld: false },
        ruleOfSecrecy(context.actsUnder),
      );
      await this.agreed.refuseUnagreedOf(tx, 'MedicalPiece', employeeId);
      const found = await takeFile(upload, async ({ bytes, ...chunk }) => {
        if (!(await this.files.addChunk(tx, { ...chunk, fileId, employeeId }, bytes))) throw notFound();
      });
      if (!(await this.files.addFile(tx, employeeId, { fileId, ...found }, context.actor.accountId))) throw notFound();
      return { fileId, ...found };
    };
    return this.stores.write(context, 'medical', take, { waitsForNetwork: true });
  }
}
