import { Controller, Get, Query } from '@nestjs/common';
import { Says } from '../../../platform/http/says.js';
import { Acting, Allows } from '../../../safeguards/access/allows.js';
import { AnswersPage } from '../../../safeguards/access/answers.js';
import type { Context } from '../../../safeguards/access/context.js';
import { PageCursors, PageRequest, type Page } from '../../../safeguards/access/page-cursors.js';
import { RecordStores } from '../../../safeguards/access/record-stores.js';
import type { Opened } from '../../../safeguards/access/sealed.js';
import { BreachRepository } from './breach.repository.js';
import { Breach } from './breach.js';

/** The register of breaches, over HTTP (E6). */
@Controller('v1/breaches')
export class BreachController {
  constructor(
    private readonly stores: RecordStores,
    private readonly repository: BreachRepository,
    private readonly cursors: PageCursors,
  ) {}

  @Get()
  @Says('Shows one page of the breaches on record.')
  @Allows('read', 'Breach')
  @AnswersPage(Breach)
  async page(
    @Acting() context: Context,
    @Query({ schema: PageRequest }) request: PageRequest,
  ): Promise<Page<Opened<Breach>>> {
    const { after, limit } = this.cursors.read(context, request, '');
    const sealed = await this.stores.read(context, 'desk', (tx) => this.repository.page(tx, after, limit + 1));
    return this.cursors.page(context, '', sealed, limit);
  }
}
