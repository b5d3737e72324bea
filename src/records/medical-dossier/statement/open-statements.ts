import { unseal, type Place } from '../../../platform/keys/envelope.js';
import type { KeyStore } from '../../../platform/keys/key-store.js';
import type { PieceStatement } from '../medical-piece.js';

/** A statement as medical.statements_of brings it along with a piece. */
export interface SealedStatement {
  readonly id: string;
  readonly version: number;
  /** Base64. */
  readonly sealed: string;
  readonly madeAt: string;
}

/** What is sealed under the medical key for one statement. */
export interface StatementContent {
  readonly text: string;
}

/** Where a statement is sealed. @param version of the piece that it is about */
export function placeOfStatement(owner: string, id: string, version: number): Place {
  return { store: 'medical', owner, record: id, version, item: 'statement' };
}

/** I4 — opens the statements that travel with a piece; without any, no key is looked up. */
export async function openStatements(
  keys: KeyStore,
  employeeId: string,
  statements: readonly SealedStatement[],
): Promise<PieceStatement[]> {
  if (statements.length === 0) return [];
  const key = await keys.find(employeeId, 'medical');
  return statements.map(({ id, version, sealed, madeAt }) => {
    const bytes = Buffer.from(sealed, 'base64');
    const { text } = unseal<StatementContent>(key, placeOfStatement(employeeId, id, version), bytes);
    return { id, version, text, madeAt };
  });
}
