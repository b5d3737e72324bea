import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../platform/stores/transaction.js';
import type { Notice } from './notice.js';

const COLUMNS = 'id, account_id AS "accountId", code, about, created_at AS "createdAt", read_at AS "readAt"';
// Row security shows the own notices alone, also to the look-up of where the last page ended.
const NOTICES = `
  SELECT ${COLUMNS} FROM desk.notice
  WHERE $1::uuid IS NULL OR (created_at, id) < (SELECT last.created_at, last.id FROM desk.notice last WHERE last.id = $1)
  ORDER BY created_at DESC, id DESC LIMIT $2`;
const MARK = `
  UPDATE desk.notice SET read_at = coalesce(read_at, platform.clock()) WHERE id = $1 RETURNING read_at AS "readAt"`;

/** The own notices of the session's person. */
@Injectable()
export class NoticesRepository {
  /** One page, the newest first. @param after the id of the last notice of the page before */
  async notices(tx: Transaction, after: string | null, limit: number): Promise<readonly Notice[]> {
    return tx.query<Notice>(NOTICES, [after, limit]);
  }

  /** Marks a notice as read, once. @returns when it was; null outside the own ones. */
  async mark(tx: Transaction, id: string): Promise<string | null> {
    const [row] = await tx.query<{ readAt: string }>(MARK, [id]);
    return row?.readAt ?? null;
  }
}
