import { Injectable } from '@nestjs/common';
import { notFound, refusedByRule } from '../../platform/problems/usual-problems.js';
import type { Context } from '../../safeguards/access/context.js';
import { mayKnowOf } from '../../safeguards/access/proposed.js';
import { RecordStores } from '../../safeguards/access/record-stores.js';
import { requireStanding } from '../../safeguards/access/require-standing.js';
import type { WithholdingInput } from './medical-dossier.input.js';
import { MedicalDossierRepository } from './medical-dossier.repository.js';
import { WithholdingRepository } from './withholding.repository.js';
import type { PieceWithheld } from './medical-piece.js';
import { requireNoPaper } from './require-no-paper.js';

/** I1 — leaving a piece out of the employee's inspection for another person's privacy, and showing it again. */
@Injectable()
export class WithholdingService {
  constructor(
    private readonly stores: RecordStores,
    private readonly dossier: MedicalDossierRepository,
    private readonly withholdings: WithholdingRepository,
  ) {}

  /** @throws Problem 403 for anybody but the dossier doctor, 404 once he isn't; 409 when it is withheld already, or an agreement on paper rests on it (I10). */
  async withhold(context: Context, pieceId: string, { ground }: WithholdingInput): Promise<PieceWithheld> {
    return this.#decide(context, pieceId, true, ground);
  }

  /** @throws Problem 403 for anybody but the dossier doctor; 409 when it isn't withheld. */
  async lift(context: Context, pieceId: string): Promise<PieceWithheld> {
    return this.#decide(context, pieceId, false, '');
  }

  async #decide(context: Context, pieceId: string, withheld: boolean, ground: string): Promise<PieceWithheld> {
    const sealed = await this.dossier.piece(context, pieceId);
    if (sealed === null) throw notFound();
    const piece = sealed.permit(context, 'withhold', 'I1');
    const by = context.actor.accountId;
    return this.stores.write(context, 'medical', async (tx) => {
      // Who lost the employee since the piece was read finds what a moment later everybody finds.
      const standing = await requireStanding(tx, context, piece.employeeId);
      if (!mayKnowOf(context, 'MedicalPiece', { ...standing, withheld: piece.withheld })) throw notFound();
      if (withheld && piece.document !== null) await requireNoPaper(tx, pieceId);
      const changed = withheld
        ? await this.withholdings.withhold(tx, piece, ground, by)
        : await this.withholdings.lift(tx, pieceId, by);
      if (!changed) throw refusedByRule(409, withheld ? 'already-withheld' : 'not-withheld', 'I1', 'It is so already.');
      return { pieceId, withheld };
    });
  }
}
