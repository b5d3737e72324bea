import { Injectable } from '@nestjs/common';
import type { Context } from '../../../safeguards/access/context.js';
import { RecordStores } from '../../../safeguards/access/record-stores.js';
import type { Candidate, Turn } from '../../../safeguards/waiting/turn.js';
import { WaitingSource, WaitingSources } from '../../../safeguards/waiting/waiting-source.js';
import { PieceMoveRepository } from './piece-move.repository.js';

/** D1 — pieces that lie in a wrong dossier and wait for a second doctor. */
@Injectable()
export class MovesThatWait extends WaitingSource {
  readonly what = 'piece-to-take';
  readonly kind = 'PieceMove';
  readonly decision = { action: 'confirm', kind: 'PieceMove' };

  constructor(
    sources: WaitingSources,
    private readonly stores: RecordStores,
    private readonly repository: PieceMoveRepository,
  ) {
    super(sources);
  }

  async of(context: Context, turn: Turn): Promise<readonly Candidate[]> {
    return this.stores.read(context, 'medical', (tx) => this.repository.inTurn(tx, context, turn));
  }
}
