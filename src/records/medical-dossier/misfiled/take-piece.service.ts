import { Injectable } from '@nestjs/common';
import { invalidInput, notFound } from '../../../platform/problems/usual-problems.js';
import type { Transaction } from '../../../platform/stores/transaction.js';
import type { Context } from '../../../safeguards/access/context.js';
import type { EmployeeAttributes } from '../../../safeguards/access/facts/employee-attributes.js';
import { Policies } from '../../../safeguards/access/policy/policies.js';
import { RecordStores } from '../../../safeguards/access/record-stores.js';
import { requireStanding } from '../../../safeguards/access/require-standing.js';
import { giveNotice } from '../../../safeguards/notices/give-notice.js';
import { tellSupervision } from '../../../safeguards/notices/tell-supervision.js';
import { ServicesAgreed } from '../../../safeguards/services/services-agreed.js';
import { indexRecords } from '../../../safeguards/trail/index-record.js';
import { MovingRepository } from './moving.repository.js';
import { PieceMoveRepository } from './piece-move.repository.js';
import { decidedAgain, waitsNoMore } from './piece-move.service.js';
import type { PieceMove, PieceTaken } from './piece-move.js';

/** D1 — the second doctor takes a misfiled piece into the dossier where it belongs. */
@Injectable()
export class TakePieceService {
  constructor(
    private readonly stores: RecordStores,
    private readonly moves: PieceMoveRepository,
    private readonly moving: MovingRepository,
    private readonly agreed: ServicesAgreed,
    private readonly policies: Policies,
  ) {}

  /**
   * Takes it: in one transaction it is in the right dossier, and 'moved, date' in the wrong one. Both employees are told, who proposed it,
   * and who supervises.
   * @param into whose dossier, one of the actor's own; undefined where the proposal names it
   * @throws Problem 404 outside what the actor may know of, and for a dossier that isn't his; 400 where it must be said, or must not; 409
   *         (D1) when it waits no more; 403 (D7) where no service of the agreement asks for medical pieces.
   */
  async take(context: Context, moveId: string, into: string | undefined): Promise<PieceTaken> {
    const work = async (tx: Transaction): Promise<PieceTaken> => {
      const sealed = await this.moves.move(tx, context, moveId);
      if (sealed === null) throw notFound();
      const move = sealed.permit(context, 'confirm', 'D1');
      if ((move.toEmployeeId === null) === (into === undefined)) {
        throw invalidInput([
          { at: '/employeeId', code: into === undefined ? 'required' : 'named_already', rule: 'D1' },
        ]);
      }
      const to = await this.#right(tx, context, move, into);
      await this.agreed.refuseUnagreedOf(tx, 'MedicalPiece', to.employeeId);
      if (!(await this.moves.end(tx, move, 'moved', context.actor.accountId))) throw waitsNoMore();
      const arrived = await this.moving.move(tx, move, to.employeeId);
      if (arrived === null) throw waitsNoMore();
      await this.#known(tx, context, move, to, arrived.pieceId);
      await this.#tell(tx, move, to, arrived.pieceId);
      // I1 — that it stays so nobody decided there; who is its doctor now decides anew.
      if (arrived.withheld && to.dossierDoctorId !== null) {
        await giveNotice(tx, to.dossierDoctorId, 'piece-arrived-withheld', arrived.pieceId);
      }
      await tellSupervision(tx, this.policies, 'Breach', 'breach-recorded', arrived.breachId);
      return { moveId, pieceId: move.toEmployeeId === null ? arrived.pieceId : null };
    };
    return this.stores.write(context, 'medical', work, { again: decidedAgain(this.moves, context, moveId, 'moved') });
  }

  async #right(
    tx: Transaction,
    context: Context,
    move: PieceMove,
    into: string | undefined,
  ): Promise<EmployeeAttributes> {
    const to = await requireStanding(tx, context, move.toEmployeeId ?? into ?? '');
    const isHis = move.toEmployeeId !== null || to.dossierDoctorId === context.actor.accountId;
    if (!isHis || to.employeeId === move.employeeId) throw notFound();
    return to;
  }

  /** A1, I9 — each of both dossiers has a line of its own, about the id that is in it. */
  async #known(
    tx: Transaction,
    context: Context,
    move: PieceMove,
    to: EmployeeAttributes,
    pieceId: string,
  ): Promise<void> {
    const { employeeId, employerId } = to;
    const from = await requireStanding(tx, context, move.employeeId);
    await indexRecords(tx, [{ id: pieceId, kind: 'MedicalPiece', employeeId, employerId }]);
    const { trail, purpose } = context;
    const line = {
      action: 'move',
      kind: 'MedicalPiece',
      rule: 'D1',
      purpose,
      outcome: 'allowed',
      status: trail.goodStatus,
    } as const;
    // He acts under nobody: whoever supervises derived secrecy isn't told of both dossiers by it (S4).
    const responsibleDoctorId = null;
    trail.note({ ...line, recordId: move.pieceId, employeeId: from.employeeId, responsibleDoctorId });
    trail.note({ ...line, recordId: pieceId, employeeId, responsibleDoctorId });
  }

  async #tell(tx: Transaction, move: PieceMove, to: EmployeeAttributes, pieceId: string): Promise<void> {
    await giveNotice(tx, move.proposedBy, 'piece-moved', move.id);
    await this.#tellPerson(tx, move.employeeId, 'piece-moved-away', move.id);
    await this.#tellPerson(tx, to.employeeId, 'piece-moved-here', pieceId);
  }

  async #tellPerson(tx: Transaction, employeeId: string, code: string, about: string): Promise<void> {
    const [row] = await tx.query<{ id: string | null }>('SELECT medical.account_of($1) AS id', [employeeId]);
    if (row != null && row.id !== null) await giveNotice(tx, row.id, code, about);
  }
}
