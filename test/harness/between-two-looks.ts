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
  let happened = false;
  const watched = (tx: Transaction): Transaction => {
    const query = tx.query.bind(tx);
    tx.query = async (statement, parameters) => {
      const rows = await query<never>(statement, parameters);
      if (!happened && text.test(typeof statement === 'string' ? statement : statement.text)) {
        happened = true;
        stores.transact = transact;
        await happens();
      }
      return rows;
    };
    return tx;
  };
  stores.transact = async (login, session, work, keepsFacts) =>
    transact(login, session, async (tx) => work(watched(tx)), keepsFacts);
  return () => happened;
}
