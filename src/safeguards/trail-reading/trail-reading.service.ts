import { Injectable } from '@nestjs/common';
import { notFound } from '../../platform/problems/usual-problems.js';
import type { Context } from '../access/context.js';
import { PageCursors, type Page, type PageRequest } from '../access/page-cursors.js';
import { mayKnowOf } from '../access/proposed.js';
import { RecordStores } from '../access/record-stores.js';
import type { Opened } from '../access/sealed.js';
import { standingTowards } from '../access/standing.js';
import type { TrailQuery } from './trail-reading.input.js';
import { TrailReadingRepository } from './trail-reading.repository.js';
import type { AttemptRecord, TrailRecord } from './trail-record.js';

/** Reading the trail, which is itself in the trail (A5). */
@Injectable()
export class TrailReadingService {
  constructor(
    private readonly stores: RecordStores,
    private readonly repository: TrailReadingRepository,
    private readonly cursors: PageCursors,
  ) {}

  /** S7 — the supervisor's view: every line, allowed and refused, without content. */
  async supervised(context: Context, query: TrailQuery): Promise<Page<Opened<TrailRecord>>> {
    const { employeeId = null, accountId = null, recordId = null, from = null, until = null, outcome = null } = query;
    const filter = { employeeId, accountId, recordId, from, until, outcome };
    const binding = JSON.stringify(filter);
    const { after, limit } = this.cursors.read(context, query, binding);
    const lines = await this.stores.read(context, 'trail', (tx) =>
      this.repository.supervised(tx, filter, after, limit + 1),
    );
    return this.cursors.page(context, binding, lines, limit);
  }

  /** S7 — the attempts that proved nobody: of a source and minute the first, and the rest. */
  async attempts(context: Context, request: PageRequest): Promise<Page<Opened<AttemptRecord>>> {
    const { after, limit } = this.cursors.read(context, request, 'attempts');
    const attempts = await this.stores.read(context, 'trail', (tx) => this.repository.attempts(tx, after, limit + 1));
    return this.cursors.page(context, 'attempts', attempts, limit);
  }

  /** I9 — who opened the own dossier, when, in which role, under which doctor, for what purpose. */
  async ofEmployee(context: Context, employeeId: string, request: PageRequest): Promise<Page<Opened<TrailRecord>>> {
    const { after, limit } = this.cursors.read(context, request, employeeId);
    const lines = await this.stores.read(context, 'trail', async (tx) => {
      const standing = (await standingTowards(tx, context, [employeeId])).get(employeeId);
      const known = { ...standing, keptApart: false, shownByMandate: true, tellingPostponed: false };
      if (standing === undefined || !mayKnowOf(context, 'OwnAccess', known)) throw notFound();
      return this.repository.ofEmployee(tx, context, standing, after, limit + 1);
    });
    return this.cursors.page(context, employeeId, lines, limit);
  }
}
