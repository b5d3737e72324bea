import { Injectable } from '@nestjs/common';
import type { Context } from '../../../safeguards/access/context.js';
import { PageCursors, type Page, type PageRequest } from '../../../safeguards/access/page-cursors.js';
import { RecordStores } from '../../../safeguards/access/record-stores.js';
import type { Opened } from '../../../safeguards/access/sealed.js';
import type { Assistant } from './assistant.js';
import { AssistantsRepository } from './assistants.repository.js';

const ASSISTANTS = 'assistants';

/** Whom a doctor can instruct and delegate to (S2, S3): whose role is in force and whose account is open. */
@Injectable()
export class AssistantsService {
  constructor(
    private readonly stores: RecordStores,
    private readonly repository: AssistantsRepository,
    private readonly cursors: PageCursors,
  ) {}

  /** One page of them. */
  async page(context: Context, request: PageRequest): Promise<Page<Opened<Assistant>>> {
    const { after, limit } = this.cursors.read(context, request, ASSISTANTS);
    const sealed = await this.stores.read(context, 'desk', (tx) =>
      this.repository.page(tx, { after, limit: limit + 1 }, context.texts, context.moment),
    );
    return this.cursors.page(context, ASSISTANTS, sealed, limit);
  }
}
