import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { notFound } from '../../../platform/problems/usual-problems.js';
import type { Context } from '../../../safeguards/access/context.js';
import { RecordStores } from '../../../safeguards/access/record-stores.js';
import { MedicalDossierRepository } from '../medical-dossier.repository.js';
import { refuseUnwritten } from '../refuse-unwritten.js';
import { tellDossierDoctor } from '../tell-dossier-doctor.js';
import type { StatementAdded } from './statement-receipt.js';
import type { StatementInput } from './statement.input.js';
import { StatementRepository } from './statement.repository.js';

/** I4 — where views differ the employee adds his own statement, which nobody refuses or alters. */
@Injectable()
export class StatementService {
  constructor(
    private readonly stores: RecordStores,
    private readonly dossier: MedicalDossierRepository,
    private readonly statements: StatementRepository,
  ) {}

  /**
   * Adds a statement to a piece of the own dossier, also to one that is left out of the inspection.
   * @throws Problem 409 for a version that the piece never had; 404 outside the own dossiers.
   */
  async add(context: Context, pieceId: string, { version, text }: StatementInput): Promise<StatementAdded> {
    const sealed = await this.dossier.piece(context, pieceId);
    if (sealed === null) throw notFound();
    return this.stores.write(context, 'medical', async (tx) => {
      const piece = sealed.permit(context, 'state', 'I4');
      refuseUnwritten(piece, version);
      const { employeeId } = piece;
      const id = randomUUID();
      const madeBy = context.actor.accountId;
      await this.statements.add(tx, { id, pieceId, version, employeeId, content: { text }, madeBy });
      await tellDossierDoctor(tx, context, employeeId, 'statement-added', pieceId);
      return { statementId: id, pieceId, version };
    });
  }
}
