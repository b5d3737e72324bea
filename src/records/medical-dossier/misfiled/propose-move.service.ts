import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { notFound, refusedByRule, staleVersion } from '../../../platform/problems/usual-problems.js';
import type { Transaction } from '../../../platform/stores/transaction.js';
import type { Facts } from '../../../safeguards/access/ability.js';
import type { Context } from '../../../safeguards/access/context.js';
import { Policies } from '../../../safeguards/access/policy/policies.js';
import { endOfTerm } from '../../../safeguards/access/policy/terms.js';
import { permitNew } from '../../../safeguards/access/proposed.js';
import { RecordStores } from '../../../safeguards/access/record-stores.js';
import { requireStanding } from '../../../safeguards/access/require-standing.js';
import { giveNotice } from '../../../safeguards/notices/give-notice.js';
import { indexRecords } from '../../../safeguards/trail/index-record.js';
import { MedicalDossierRepository } from '../medical-dossier.repository.js';
import type { PieceMoveInput } from './piece-move.input.js';
import { PieceMoveRepository } from './piece-move.repository.js';
import type { MoveProposed } from './piece-move.js';

/** D1 — the dossier doctor puts before a second one that a piece lies in the wrong dossier. */
@Injectable()
export class ProposeMoveService {
  constructor(
    private readonly stores: RecordStores,
    private readonly dossier: MedicalDossierRepository,
    private readonly repository: PieceMoveRepository,
    private readonly policies: Policies,
  ) {}

  /**
   * Proposes it, with a copy of what the piece says now. The second doctor is told; nobody else is.
   * @throws Problem 404 for a piece, or a dossier it is to go to, that isn't the actor's; 409 for a version that is another one by now,
   *         where a proposal waits already, and (D1) for an account that can't be the second doctor: the same for one that doesn't exist.
   */
  async propose(context: Context, pieceId: string, input: PieceMoveInput): Promise<MoveProposed> {
    const sealed = await this.dossier.piece(context, pieceId);
    if (sealed === null) throw notFound();
    const id = randomUUID();
    const { version, secondDoctorId, grounds, toEmployeeId = null } = input;
    return this.stores.write(context, 'medical', async (tx) => {
      const {
        employeeId,
        item,
        entryOn,
        text = null,
        document = null,
        received = null,
        ...piece
      } = sealed.open(context);
      if (employeeId === undefined || item === undefined || entryOn === undefined) throw notFound();
      const standing = await requireStanding(tx, context, employeeId);
      permitNew(context, 'propose', 'PieceMove', { id }, proposer(context, employeeId, standing.dossierDoctorId), 'D1');
      if (toEmployeeId !== null) await this.#requireOwn(tx, context, employeeId, toEmployeeId);
      if (version !== piece.version) throw staleVersion();
      if (
        !(await this.repository.mayBeSecond(tx, secondDoctorId, employeeId, toEmployeeId)) ||
        secondDoctorId === context.actor.accountId
      ) {
        throw refusedByRule(409, 'no-second-doctor', 'D1', 'That account can not be the second doctor here.');
      }
      if (!(await this.repository.isFirst(tx, pieceId))) {
        throw refusedByRule(
          409,
          'move-waits',
          'D1',
          'That this piece lies wrong is before a second doctor already: withdraw that first.',
        );
      }
      const lastDay = endOfTerm(this.policies.term('piece-move-longest'), context.moment.today);
      const proposedBy = context.actor.accountId;
      const move = { id, employeeId, pieceId, version, toEmployeeId, proposedBy, secondDoctorId, grounds };
      const until = await this.repository.add(tx, move, { item, entryOn, text, document, received }, lastDay);
      await indexRecords(tx, [{ id, kind: 'PieceMove', employeeId, employerId: standing.employerId }]);
      await giveNotice(tx, secondDoctorId, 'piece-move-proposed', id);
      return { moveId: id, until };
    });
  }

  /** D1 — he names whose dossier he is the doctor of too, and finds of every other id what he finds of none. */
  async #requireOwn(tx: Transaction, context: Context, from: string, to: string): Promise<void> {
    const { dossierDoctorId } = await requireStanding(tx, context, to);
    if (dossierDoctorId !== context.actor.accountId || from === to) throw notFound();
  }
}

/** What is known of a move that the actor would propose. */
function proposer({ actor }: Context, employeeId: string, dossierDoctorId: string | null): Facts {
  return {
    employeeId,
    moveProposerId: actor.accountId,
    proposersStill: dossierDoctorId === actor.accountId,
    moveDeciderId: null,
    moveWaits: false,
  };
}
