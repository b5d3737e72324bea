import { Injectable } from '@nestjs/common';
import { notFound, refusedByRule } from '../../platform/problems/usual-problems.js';
import type { Context } from '../../safeguards/access/context.js';
import { PageCursors, type Page, type PageRequest } from '../../safeguards/access/page-cursors.js';
import { mayKnowOf } from '../../safeguards/access/proposed.js';
import { RecordStores } from '../../safeguards/access/record-stores.js';
import { requireStanding } from '../../safeguards/access/require-standing.js';
import type { Opened } from '../../safeguards/access/sealed.js';
import { MedicalDossierRepository } from './medical-dossier.repository.js';
import type { MedicalPiece, PieceVersion } from './medical-piece.js';

/** The medical dossier of one employee as it is read: pieces, and the versions that they had (S1, I4). */
@Injectable()
export class MedicalDossierService {
  constructor(
    private readonly stores: RecordStores,
    private readonly repository: MedicalDossierRepository,
    private readonly cursors: PageCursors,
  ) {}

  /** @throws Problem 404 outside what the actor may know of. */
  async piece(context: Context, pieceId: string): Promise<Opened<MedicalPiece>> {
    const sealed = await this.repository.piece(context, pieceId);
    if (sealed === null) throw notFound();
    return sealed.open(context);
  }

  /** One page of an employee's pieces. @throws Problem 404 for a dossier the actor may not know of. */
  async pieces(context: Context, employeeId: string, request: PageRequest): Promise<Page<Opened<MedicalPiece>>> {
    const { after, limit } = this.cursors.read(context, request, employeeId);
    const sealed = await this.stores.read(context, 'medical', async (tx) => {
      const standing = await requireStanding(tx, context, employeeId);
      if (!mayKnowOf(context, 'MedicalPiece', { ...standing, withheld: false })) throw notFound();
      return this.repository.pieces(tx, context, employeeId, after, limit + 1);
    });
    return this.cursors.page(context, employeeId, sealed, limit);
  }

  /** I4 — every version of a piece, so that a correction never hides what was corrected. */
  async versions(context: Context, pieceId: string): Promise<{ items: Opened<PieceVersion>[] }> {
    const sealed = await this.stores.read(context, 'medical', (tx) => this.repository.versions(tx, context, pieceId));
    if (sealed.length === 0) {
      if ((await this.repository.piece(context, pieceId)) === null) throw notFound();
      throw refusedByRule(403, 'withheld', 'I1', "It is left out for another person's privacy.");
    }
    return { items: sealed.map((version) => version.open(context)) };
  }
}
