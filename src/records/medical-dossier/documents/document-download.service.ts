import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { sendChunks } from '../../../platform/files/send-chunks.js';
import { notFound, refusedByRule } from '../../../platform/problems/usual-problems.js';
import type { Context } from '../../../safeguards/access/context.js';
import type { EmployeeAttributes } from '../../../safeguards/access/facts/employee-attributes.js';
import { mayKnowOf } from '../../../safeguards/access/proposed.js';
import { RecordStores } from '../../../safeguards/access/record-stores.js';
import { recordBrokenOff } from '../../../safeguards/trail/broken-off.js';
import { Trail } from '../../../safeguards/trail/trail.js';
import { MedicalDossierRepository } from '../medical-dossier.repository.js';
import { requireStanding } from '../../../safeguards/access/require-standing.js';
import type { PieceDocument } from './document.js';
import { DocumentFilesRepository } from './document-files.repository.js';

/** A document on its way out. */
export interface DocumentDownload {
  readonly document: PieceDocument;
  readonly bytes: Readable;
}

interface Opened {
  readonly pieceId: string;
  readonly employeeId: string;
  readonly document: PieceDocument;
}

/** Documents as they are read: decided upon before the first byte, and again, on the facts of that moment, for each chunk. */
@Injectable()
export class DocumentDownloadService {
  constructor(
    private readonly stores: RecordStores,
    private readonly dossier: MedicalDossierRepository,
    private readonly files: DocumentFilesRepository,
    private readonly trail: Trail,
  ) {}

  /**
   * @param version a version of the piece; null is the current one
   * @throws Problem 404 outside what the actor may know of, for a version that isn't there and for a piece that is a text;
   *         403 (I1) for the employee whose inspection leaves it out, (I3) for a representative whose mandate includes no copies.
   */
  async download(context: Context, pieceId: string, version: number | null): Promise<DocumentDownload> {
    const versions = await this.stores.read(context, 'medical', (tx) => this.dossier.versions(tx, context, pieceId));
    if (versions.length === 0) {
      if ((await this.dossier.piece(context, pieceId)) === null) throw notFound();
      throw refusedByRule(403, 'withheld', 'I1', "It is left out for another person's privacy.");
    }
    const { document, employeeId } = versions.at(version === null ? -1 : version - 1)?.open(context) ?? {};
    if (document == null || employeeId === undefined) throw notFound();
    await this.#refuseCopy(context, employeeId);
    const opened = { pieceId, employeeId, document };
    const bytes = await sendChunks(
      document.bytes,
      (number, count) => this.#chunk(context, opened, number, count),
      () => this.#brokeOff(context, opened),
    );
    if (bytes === null) throw notFound();
    return { document, bytes };
  }

  /** I3 — a document's bytes are a copy: of who represents somebody the mandate says whether he gets those. */
  async #refuseCopy(context: Context, employeeId: string): Promise<void> {
    const standing = await this.stores.read(context, 'medical', (tx) => requireStanding(tx, context, employeeId));
    if (isWithoutCopies(standing, context)) {
      throw refusedByRule(403, 'no-copies', 'I3', 'The mandate shows this piece and includes no copies.');
    }
  }

  /** Each a transaction of its own. */
  async #chunk(
    context: Context,
    { pieceId, employeeId, document }: Opened,
    number: number,
    count: number,
  ): Promise<Buffer | null> {
    return this.stores.read(context, 'medical', async (tx) => {
      const standing = await requireStanding(tx, context, employeeId);
      const withheld = await this.dossier.isWithheld(tx, pieceId);
      if (!mayKnowOf(context, 'PieceVersion', { ...standing, withheld }) || isWithoutCopies(standing, context))
        return null;
      return this.files.chunk(tx, { fileId: document.fileId, employeeId, number, count });
    });
  }

  async #brokeOff(context: Context, { pieceId, employeeId }: Opened): Promise<void> {
    const what = { action: 'read', kind: 'PieceVersion', recordId: pieceId, employeeId, rule: 'S1' };
    await recordBrokenOff(this.trail, context, what);
  }
}

function isWithoutCopies(
  { representedInMedicalDossier, representedWithCopies }: EmployeeAttributes,
  { actor: { accountId } }: Context,
): boolean {
  return representedInMedicalDossier.includes(accountId) && !representedWithCopies.includes(accountId);
}
