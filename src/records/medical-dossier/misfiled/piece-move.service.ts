import { Injectable } from '@nestjs/common';
import { sendChunks } from '../../../platform/files/send-chunks.js';
import { notFound, refusedByRule } from '../../../platform/problems/usual-problems.js';
import type { Transaction } from '../../../platform/stores/transaction.js';
import type { Context } from '../../../safeguards/access/context.js';
import { PageCursors, type Page, type PageRequest } from '../../../safeguards/access/page-cursors.js';
import { mayKnowOf } from '../../../safeguards/access/proposed.js';
import { RecordStores } from '../../../safeguards/access/record-stores.js';
import { requireStanding } from '../../../safeguards/access/require-standing.js';
import type { Opened, Sealed } from '../../../safeguards/access/sealed.js';
import { giveNotice } from '../../../safeguards/notices/give-notice.js';
import { recordBrokenOff } from '../../../safeguards/trail/broken-off.js';
import { Trail } from '../../../safeguards/trail/trail.js';
import type { DocumentDownload } from '../documents/document-download.service.js';
import { DocumentFilesRepository } from '../documents/document-files.repository.js';
import { MovedPieceRepository } from './moved-piece.repository.js';
import { PieceMoveRepository } from './piece-move.repository.js';
import type { MovedPiece, MoveEnded, PieceMove } from './piece-move.js';

const LIST = 'piece-moves';

/** Also the answer to the second of two who decide at once. */
export function waitsNoMore(): Error {
  return refusedByRule(409, 'move-over', 'D1', 'This waits no more: it was decided or withdrawn, or it fell.');
}

/** D1 — by the first time it waits no more, and is out of the actor's sight: that he did it is what the same request made again rests on. */
export function decidedAgain(
  repository: PieceMoveRepository,
  context: Context,
  moveId: string,
  how: 'moved' | 'sent-back',
) {
  return async (tx: Transaction): Promise<void> => {
    const ended = await repository.ended(tx, context, moveId, how);
    if (ended === null) throw notFound();
    ended.permit(context, how === 'moved' ? 'confirm' : 'send-back', 'D1');
  };
}

/** D1 — what was proposed to move, as the two doctors read it, and its ends but the move itself. */
@Injectable()
export class PieceMoveService {
  constructor(
    private readonly stores: RecordStores,
    private readonly repository: PieceMoveRepository,
    private readonly marks: MovedPieceRepository,
    private readonly files: DocumentFilesRepository,
    private readonly cursors: PageCursors,
    private readonly trail: Trail,
  ) {}

  /** @throws Problem 404 outside what the actor may know of: to the second doctor, what waits no more too. */
  async move(context: Context, moveId: string): Promise<Opened<PieceMove>> {
    return (await this.stores.read(context, 'medical', (tx) => this.#one(tx, context, moveId))).open(context);
  }

  /** One page of what the actor proposed, or is to decide. */
  async page(context: Context, request: PageRequest): Promise<Page<Opened<PieceMove>>> {
    const { after, limit } = this.cursors.read(context, request, LIST);
    const sealed = await this.stores.read(context, 'medical', (tx) =>
      this.repository.page(tx, context, after, limit + 1),
    );
    return this.cursors.page(context, LIST, sealed, limit);
  }

  /** The file of the version that was proposed. @throws Problem 404 outside what the actor may know of, once it waits no more, and for a text. */
  async document(context: Context, moveId: string): Promise<DocumentDownload> {
    const move = await this.stores.read(context, 'medical', (tx) => this.#one(tx, context, moveId));
    const { document, employeeId } = move.permit(context, 'fetch', 'D1');
    if (document === null) throw notFound();
    const bytes = await sendChunks(
      document.bytes,
      (number, count) =>
        this.stores.read(context, 'medical', async (tx) => {
          const still = await this.repository.move(tx, context, moveId);
          if (still?.mayBeRead(context) !== true) return null;
          return this.files.chunk(tx, { fileId: document.fileId, employeeId, number, count });
        }),
      () =>
        recordBrokenOff(this.trail, context, {
          action: 'fetch',
          kind: 'PieceMove',
          recordId: moveId,
          employeeId,
          rule: 'D1',
        }),
    );
    if (bytes === null) throw notFound();
    return { document, bytes };
  }

  /** Sends it back, with why. @throws Problem 404 outside what the actor may know of, 409 (D1) when it was decided meanwhile. */
  async sendBack(context: Context, moveId: string, reason: string): Promise<MoveEnded> {
    const work = async (tx: Transaction): Promise<MoveEnded> => {
      const move = (await this.#one(tx, context, moveId)).permit(context, 'send-back', 'D1');
      if (!(await this.repository.end(tx, move, 'sent-back', context.actor.accountId, reason))) throw waitsNoMore();
      await giveNotice(tx, move.proposedBy, 'piece-move-sent-back', moveId);
      return { moveId, state: 'sent-back' };
    };
    const again = decidedAgain(this.repository, context, moveId, 'sent-back');
    return this.stores.write(context, 'medical', work, { again });
  }

  /** Takes back what the actor proposed. @throws Problem 404 outside what he may know of, 409 (D1) when it waits no more. */
  async withdraw(context: Context, moveId: string): Promise<MoveEnded> {
    return this.stores.write(context, 'medical', async (tx) => {
      const move = (await this.#one(tx, context, moveId)).permit(context, 'withdraw', 'D1');
      const isHis =
        move.state === 'waits' && (await this.repository.end(tx, move, 'withdrawn', context.actor.accountId));
      if (!isHis) throw waitsNoMore();
      await giveNotice(tx, move.secondDoctorId, 'piece-move-no-longer-waits', moveId);
      return { moveId, state: 'withdrawn' };
    });
  }

  /** One page of what was moved out of a dossier. @throws Problem 404 for a dossier the actor may not know of. */
  async moved(context: Context, employeeId: string, request: PageRequest): Promise<Page<Opened<MovedPiece>>> {
    const { after, limit } = this.cursors.read(context, request, employeeId);
    const sealed = await this.stores.read(context, 'medical', async (tx) => {
      const standing = await requireStanding(tx, context, employeeId);
      if (!mayKnowOf(context, 'MovedPiece', { ...standing })) throw notFound();
      return this.marks.page(tx, context, employeeId, after, limit + 1);
    });
    return this.cursors.page(context, employeeId, sealed, limit);
  }

  async #one(tx: Transaction, context: Context, moveId: string): Promise<Sealed<PieceMove>> {
    const move = await this.repository.move(tx, context, moveId);
    if (move === null) throw notFound();
    return move;
  }
}
