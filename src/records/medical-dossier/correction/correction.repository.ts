import { Injectable } from '@nestjs/common';
import { seal, unseal, type Place } from '../../../platform/keys/envelope.js';
import { KeyStore } from '../../../platform/keys/key-store.js';
import { unlessGone } from '../../../platform/stores/unless-gone.js';
import type { Transaction } from '../../../platform/stores/transaction.js';
import type { Context } from '../../../safeguards/access/context.js';
import { latestFirst, type PlacedResult } from '../../../safeguards/access/latest-first.js';
import { listOfDossier } from '../../../safeguards/access/list-of-dossier.js';
import { Sealed } from '../../../safeguards/access/sealed.js';
import { sealTowards } from '../../../safeguards/access/seal-towards.js';
import { byTurn, dayOf, inTurn, type Candidate, type Turn, type TurnResult } from '../../../safeguards/waiting/turn.js';
import type { AnswerContent, CorrectionRequest, RequestContent } from './correction-request.js';

const REQUESTS = `
  SELECT q.id, q.piece_id, q.employee_id, q.version, q.sealed, q.asked_at, a.outcome, a.amended_to, r.sealed AS reason,
         a.answered_by, a.answered_at, medical.is_withheld(q.piece_id) AS withheld
  FROM medical.correction_request q LEFT JOIN medical.correction_answer a ON a.request_id = q.id
  LEFT JOIN medical.correction_reason r ON r.request_id = q.id`;
const LIST = latestFirst(`${REQUESTS} WHERE q.employee_id = $1`, 'asked_at');
const UNANSWERED = `${REQUESTS} WHERE a.request_id IS NULL`;
const WAITING = `${UNANSWERED} AND ($1::uuid IS NULL OR q.id > $1) ORDER BY q.id LIMIT $2`;
const IN_TURN = byTurn(UNANSWERED, { since: dayOf('w.asked_at'), until: 'NULL::date' });
const ONE = `${REQUESTS} WHERE q.id = $1`;
const ASK = `
  INSERT INTO medical.correction_request (id, piece_id, version, employee_id, sealed, asked_by)
  VALUES ($1, $2, $3, $4, $5, $6)`;
const ANSWER = `
  INSERT INTO medical.correction_answer (request_id, piece_id, employee_id, outcome, amended_to, answered_by)
  VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING RETURNING request_id`;
const SAY_WHY = `
  INSERT INTO medical.correction_reason (request_id, piece_id, employee_id, sealed) VALUES ($1, $2, $3, $4)`;

interface RequestResult extends PlacedResult {
  readonly id: string;
  readonly piece_id: string;
  readonly employee_id: string;
  readonly version: number;
  readonly sealed: Buffer;
  readonly asked_at: string;
  readonly outcome: 'amended' | 'declined' | null;
  readonly amended_to: number | null;
  readonly reason: Buffer | null;
  readonly answered_by: string | null;
  readonly answered_at: string | null;
  readonly withheld: boolean;
}

type Asked = Pick<CorrectionRequest, 'id' | 'pieceId' | 'employeeId' | 'version' | 'text'>;
type Answered = Pick<CorrectionRequest, 'id' | 'pieceId' | 'employeeId' | 'amendedTo'> & {
  readonly outcome: 'amended' | 'declined';
  readonly reason: string;
};

/** Requests to correct and their answers; both only ever added. */
@Injectable()
export class CorrectionRepository {
  constructor(private readonly keys: KeyStore) {}

  /** @returns null outside what the actor may know of. */
  async request(tx: Transaction, context: Context, id: string): Promise<Sealed<CorrectionRequest> | null> {
    const [request] = await this.#sealed(tx, context, await tx.query<RequestResult>(ONE, [id]));
    return request ?? null;
  }

  /** One page of an employee's requests, the latest first. */
  async requests(
    tx: Transaction,
    context: Context,
    employeeId: string,
    after: string | null,
    limit: number,
  ): Promise<Sealed<CorrectionRequest>[]> {
    return this.#sealed(tx, context, await listOfDossier<RequestResult>(tx, LIST, [employeeId, after, limit]));
  }

  /** One page of the requests without an answer, by id. */
  async waiting(
    tx: Transaction,
    context: Context,
    after: string | null,
    limit: number,
  ): Promise<Sealed<CorrectionRequest>[]> {
    return this.#sealed(tx, context, await tx.query<RequestResult>(WAITING, [after, limit]));
  }

  /** {@link waiting}, in the order of their turns. */
  async inTurn(tx: Transaction, context: Context, turn: Turn): Promise<readonly Candidate[]> {
    const rows = await tx.query<RequestResult & TurnResult>(IN_TURN, turn.parameters);
    return inTurn(rows, await this.#sealed(tx, context, rows));
  }

  /** @throws Problem 404 where the piece moved meanwhile (D1). */
  async ask(tx: Transaction, { id, pieceId, employeeId, version, text }: Asked, by: string): Promise<void> {
    const content: RequestContent = { text };
    const sealed = seal(await this.keys.find(employeeId, 'medical'), placeOf(employeeId, id, 'request'), content);
    await unlessGone(tx.query(ASK, [id, pieceId, version, employeeId, sealed, by]));
  }

  /** @returns false where it was answered already, or is at this moment: that one is waited for. */
  async answer(tx: Transaction, answer: Answered, by: string): Promise<boolean> {
    const { id, pieceId, employeeId, outcome, amendedTo, reason } = answer;
    const content: AnswerContent = { reason };
    const sealed = seal(await this.keys.find(employeeId, 'medical'), placeOf(employeeId, id, 'answer'), content);
    const answered = await tx.query(ANSWER, [id, pieceId, employeeId, outcome, amendedTo, by]);
    if (answered.length === 0) return false;
    await tx.query(SAY_WHY, [id, pieceId, employeeId, sealed]);
    return true;
  }

  async #sealed(
    tx: Transaction,
    context: Context,
    rows: readonly RequestResult[],
  ): Promise<Sealed<CorrectionRequest>[]> {
    return sealTowards(tx, context, rows, {
      as: 'CorrectionRequest',
      open: (row) => this.#open(row),
      facts: ({ withheld }, towards) => ({ ...towards, withheld }),
    });
  }

  async #open(row: RequestResult): Promise<CorrectionRequest> {
    const { id, employee_id: owner } = row;
    const key = await this.keys.find(owner, 'medical');
    const { text } = unseal<RequestContent>(key, placeOf(owner, id, 'request'), row.sealed);
    // Of a withheld piece no query gives it to the employee (I1).
    const answer = row.reason === null ? null : unseal<AnswerContent>(key, placeOf(owner, id, 'answer'), row.reason);
    return {
      id,
      pieceId: row.piece_id,
      employeeId: owner,
      version: row.version,
      text,
      askedAt: row.asked_at,
      outcome: row.outcome,
      amendedTo: row.amended_to,
      reason: answer?.reason ?? null,
      answeredBy: row.answered_by,
      answeredAt: row.answered_at,
      withheldFor: row.withheld ? 'privacy-of-another' : null,
    };
  }
}

function placeOf(owner: string, record: string, part: 'request' | 'answer'): Place {
  return { store: 'medical', owner, record, version: 1, item: `correction-${part}` };
}
