import { Injectable } from '@nestjs/common';
import { notFound } from '../../../platform/problems/usual-problems.js';
import type { Context } from '../../../safeguards/access/context.js';
import { PageCursors, type Page, type PageRequest } from '../../../safeguards/access/page-cursors.js';
import { RecordStores } from '../../../safeguards/access/record-stores.js';
import type { Opened } from '../../../safeguards/access/sealed.js';
import { EmployerDossierRepository } from '../employer-dossier.repository.js';
import type { EmployerHistory } from './employer-history.js';
import { EmployerHistoryRepository } from './employer-history.repository.js';

/** What stood in an employer dossier, for who keeps it (D1). */
@Injectable()
export class EmployerHistoryService {
  constructor(
    private readonly stores: RecordStores,
    private readonly employers: EmployerDossierRepository,
    private readonly repository: EmployerHistoryRepository,
    private readonly cursors: PageCursors,
  ) {}

  /** One page. @throws Problem 404 for an employer that the actor may not know of. */
  async of(context: Context, employerId: string, request: PageRequest): Promise<Page<Opened<EmployerHistory>>> {
    const query = `EmployerHistory ${employerId}`;
    const { after, limit } = this.cursors.read(context, request, query);
    const sealed = await this.stores.read(context, 'employer', async (tx) => {
      if ((await this.employers.employer(tx, employerId)) === null) throw notFound();
      return this.repository.of(tx, employerId, after, limit + 1);
    });
    return this.cursors.page(context, query, sealed, limit);
  }
}
