import { Injectable } from '@nestjs/common';
import { notFound } from '../../../platform/problems/usual-problems.js';
import type { Context } from '../../../safeguards/access/context.js';
import { PageCursors, type Page, type PageRequest } from '../../../safeguards/access/page-cursors.js';
import { RecordStores } from '../../../safeguards/access/record-stores.js';
import type { Opened } from '../../../safeguards/access/sealed.js';
import { GroupFigureRepository } from './group-figure.repository.js';
import type { GroupFigure } from './group-figure.js';

const KIND = 'GroupFigure';

/** V10 — figures about groups of an employer's people: fixed groups in quarters that are over, and nothing that somebody chooses. */
@Injectable()
export class GroupFigureService {
  constructor(
    private readonly stores: RecordStores,
    private readonly repository: GroupFigureRepository,
    private readonly cursors: PageCursors,
  ) {}

  /** One page, the latest quarter first. @throws Problem 404 for an employer that the role isn't held for. */
  async of(context: Context, employerId: string, request: PageRequest): Promise<Page<Opened<GroupFigure>>> {
    if (!context.actor.employerIds.includes(employerId)) throw notFound();
    const query = `${KIND} ${employerId}`;
    const { after, limit } = this.cursors.read(context, request, query);
    const sealed = await this.stores.read(context, 'employer', (tx) =>
      this.repository.of(tx, context, employerId, after, limit + 1),
    );
    return this.cursors.page(context, query, sealed, limit);
  }
}
