import { Injectable } from '@nestjs/common';
import { notFound } from '../../platform/problems/usual-problems.js';
import { PageCursors, type Page, type PageRequest } from '../access/page-cursors.js';
import { RecordStores } from '../access/record-stores.js';
import type { SignedInPerson } from '../access/signed-in-person.js';
import type { Notice, NoticeRead } from './notice.js';
import { NoticesRepository } from './notices.repository.js';

/** What a person was told: his own to read, before any role works (P7). */
@Injectable()
export class NoticesService {
  constructor(
    private readonly stores: RecordStores,
    private readonly repository: NoticesRepository,
    private readonly cursors: PageCursors,
  ) {}

  /** One page, the newest first; nothing for a sign-in without an account. */
  async notices(person: SignedInPerson, request: PageRequest): Promise<Page<Notice>> {
    const { after, limit } = this.cursors.readOwn(person, request);
    const own = await this.stores.readAs(person, 'desk', (tx) => this.repository.notices(tx, after, limit + 1));
    const page = this.cursors.pageOwn(person, own, limit);
    for (const { id } of page.items) note(person, 'read', id);
    return page;
  }

  /** Marks it as read; a second time changes nothing. @throws Problem 404 outside the own notices. */
  async read(person: SignedInPerson, noticeId: string): Promise<NoticeRead> {
    return this.stores.writeAs(person, 'desk', async (tx) => {
      const readAt = await this.repository.mark(tx, noticeId);
      if (readAt === null) throw notFound();
      note(person, 'amend', noticeId);
      return { noticeId, readAt };
    });
  }
}

function note(person: SignedInPerson, action: string, recordId: string): void {
  const shown = action === 'read' ? 200 : 201;
  person.trail.note({
    action,
    kind: 'Notice',
    recordId,
    rule: 'P7',
    outcome: 'allowed',
    status: shown,
    responsibleDoctorId: null,
  });
}
