import pg from 'pg';
import type { EntityManager } from 'typeorm';
import type { PreparedStatement } from './prepared-statement.js';

/** One open transaction of one login, with the request's session set. Repositories receive it; nobody keeps it. */
export class Transaction {
  #last: Promise<unknown> = Promise.resolve();

  /** @param keepsFacts what is looked up between a person and an employee must still stand when this transaction commits */
  constructor(
    readonly manager: EntityManager,
    readonly keepsFacts = false,
  ) {}

  /**
   * Runs one parameterised statement; a named one stays prepared on its connection. Of several asked at once each waits for the one before: a
   * connection does one thing at a time.
   * @returns its rows, typed by the caller who wrote the select list
   */
  async query<Row>(statement: string | PreparedStatement, parameters: readonly unknown[] = []): Promise<Row[]> {
    const rows = this.#last.then(() => this.#run<Row>(statement, parameters));
    this.#last = rows.catch(() => undefined);
    return rows;
  }

  async #run<Row>(statement: string | PreparedStatement, parameters: readonly unknown[]): Promise<Row[]> {
    if (typeof statement !== 'string') return this.#prepared<Row>(statement, parameters);
    const answer: unknown = await this.manager.query(statement, [...parameters]);
    // TypeORM answers [rows, count] for UPDATE and DELETE, rows otherwise.
    if (Array.isArray(answer) && answer.length === 2 && Array.isArray(answer[0]) && typeof answer[1] === 'number') {
      return answer[0] as Row[];
    }
    return answer as Row[];
  }

  /** TypeORM knows no prepared statements; the connection of its own transaction does. */
  async #prepared<Row>(statement: PreparedStatement, parameters: readonly unknown[]): Promise<Row[]> {
    const connection: unknown = await this.manager.queryRunner?.connect();
    if (!(connection instanceof pg.Client)) throw new Error('a transaction without a connection');
    const answer = await connection.query({ ...statement, values: [...parameters] });
    return answer.rows as Row[];
  }
}
