import { Injectable } from '@nestjs/common';
import type { Context } from '../../../safeguards/access/context.js';
import { PageCursors, type Page, type PageRequest } from '../../../safeguards/access/page-cursors.js';
import { RecordStores } from '../../../safeguards/access/record-stores.js';
import type { Opened } from '../../../safeguards/access/sealed.js';
import { DoctorWantedRepository } from './doctor-wanted.repository.js';
import type { DoctorWanted } from './doctor-wanted.js';

/** S9, S13 — who is to be guided or examined and has no doctor. */
@Injectable()
export class DoctorWantedService {
  constructor(
    private readonly stores: RecordStores,
    private readonly repository: DoctorWantedRepository,
    private readonly cursors: PageCursors,
  ) {}

  /** One page of them, by id. */
  async page(context: Context, request: PageRequest): Promise<Page<Opened<DoctorWanted>>> {
    const { after, limit } = this.cursors.read(context, request, '');
    const sealed = await this.stores.read(context, 'desk', (tx) => this.repository.page(tx, after, limit + 1));
    return this.cursors.page(context, '', sealed, limit);
  }
}
