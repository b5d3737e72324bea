import type { EntityManager } from 'typeorm';

/** One open transaction of one login, with the request's session set. Repositories receive it; nobody keeps it. */
export class Transaction {
  constructor(readonly manager: EntityManager) {}

  /** Runs one parameterised statement. @returns its rows, typed by the caller who wrote the select list. */
  async query<Row>(statement: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    const answer: unknown = await this.manager.query(statement, [...parameters]);
    // TypeORM answers [rows, count] for UPDATE and DELETE, rows otherwise.
    if (Array.isArray(answer) && answer.length === 2 && Array.isArray(answer[0]) && typeof answer[1] === 'number') {
      return answer[0] as Row[];
    }
    return answer as Row[];
  }
}
