import { Injectable } from '@nestjs/common';
import { seal } from '../../../platform/keys/envelope.js';
import { KeyStore } from '../../../platform/keys/key-store.js';
import { unlessGone } from '../../../platform/stores/unless-gone.js';
import type { Transaction } from '../../../platform/stores/transaction.js';
import { placeOfStatement, type StatementContent } from './open-statements.js';

const ADD = `
  INSERT INTO medical.statement (id, piece_id, version, employee_id, sealed, made_by) VALUES ($1, $2, $3, $4, $5, $6)`;

/** What is written of a new statement; its content is sealed here. */
export interface NewStatement {
  readonly id: string;
  readonly pieceId: string;
  readonly version: number;
  readonly employeeId: string;
  readonly content: StatementContent;
  readonly madeBy: string;
}

/** The employee's statements; they are read with the piece, and nothing changes or removes one (I4). */
@Injectable()
export class StatementRepository {
  constructor(private readonly keys: KeyStore) {}

  /** @throws Problem 404 where the piece moved meanwhile (D1). */
  async add(tx: Transaction, { id, pieceId, version, employeeId, content, madeBy }: NewStatement): Promise<void> {
    const key = await this.keys.find(employeeId, 'medical');
    const sealed = seal(key, placeOfStatement(employeeId, id, version), content);
    await unlessGone(tx.query(ADD, [id, pieceId, version, employeeId, sealed, madeBy]));
  }
}
