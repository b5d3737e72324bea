import type { INestApplicationContext } from '@nestjs/common';
import { Stores } from '../../src/platform/stores/stores.js';
import type { Transaction } from '../../src/platform/stores/transaction.js';

/**
 * Lets something happen between two statements of one request: once, after the first statement of that text has run.
 * @returns whether it has happened
 */
export function betweenTwoLooks(
  app: INestApplicationContext,
  text: RegExp,
  happens: () => Promise<unknown>,
): () => boolean {
  const stores = app.get(Stores);
  const transact = stores.transact.bind(stores);
  const prepared = stores.prepared.bind(stores);
  let happened = false;
  const watched = (tx: Transaction): Transaction => {
    const query = tx.query.bind(tx);
    tx.query = async (statement, parameters) => {
      const rows = await query<never>(statement, parameters);
      await after(typeof statement === 'string' ? statement : statement.text);
      return rows;
    };
    return tx;
  };
  const after = async (statement: string): Promise<void> => {
    if (happened || !text.test(statement)) return;
    happened = true;
    stores.transact = transact;
    stores.prepared = prepared;
    await happens();
  };
  stores.prepared = async (login, statement, values) => {
    const rows = await prepared<never>(login, statement, values);
    await after(statement.text);
    return rows;
  };
  stores.transact = async (login, session, work, keepsFacts) =>
    transact(login, session, async (tx) => work(watched(tx)), keepsFacts);
  return () => happened;
}
