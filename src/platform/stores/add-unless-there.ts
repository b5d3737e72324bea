import type { EntityTarget, ObjectLiteral, QueryDeepPartialEntity } from 'typeorm';
import type { Transaction } from './transaction.js';

/**
 * Inserts a row unless a unique index has one like it: of those who write at once, one does.
 * @param column one that the login may read back
 * @returns false when there was one already, or another transaction put it there meanwhile: that one is waited for
 */
export async function addUnlessThere<Row extends ObjectLiteral>(
  tx: Transaction,
  entity: EntityTarget<Row>,
  row: QueryDeepPartialEntity<Row>,
  column: string,
): Promise<boolean> {
  const insert = tx.manager.createQueryBuilder().insert().into(entity).values(row);
  const answer: { readonly raw: unknown } = await insert.orIgnore().returning(column).execute();
  return Array.isArray(answer.raw) && answer.raw.length === 1;
}
