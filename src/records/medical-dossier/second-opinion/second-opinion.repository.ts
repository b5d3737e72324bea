import { Injectable } from '@nestjs/common';
import type { LocalDate } from '../../../platform/calendar/local-date.js';
import { seal, unseal, type Place } from '../../../platform/keys/envelope.js';
import { KeyStore } from '../../../platform/keys/key-store.js';
import { unlessGone } from '../../../platform/stores/unless-gone.js';
import type { Transaction } from '../../../platform/stores/transaction.js';
import type { Context } from '../../../safeguards/access/context.js';
import { latestFirst } from '../../../safeguards/access/latest-first.js';
import { Sealed } from '../../../safeguards/access/sealed.js';
import { byEnd, type Ends } from '../../../safeguards/ending/by-end.js';
import {
  byTurn,
  inTurn,
  lastDayBefore,
  type Candidate,
  type Turn,
  type TurnResult,
} from '../../../safeguards/waiting/turn.js';
import { ASKED_DAYS, KEPT_COLUMNS, STILL_ASKED, type KeptAsked } from '../asked/asked-of-a-doctor.js';
import { AskedRepository } from '../asked/asked.repository.js';
import { openStatements, type SealedStatement } from '../statement/open-statements.js';
import type { CopiedPiece, CopyContent, NamedPiece, SecondOpinion, SecondOpinionPiece } from './second-opinion.js';

const ONE = `SELECT ${KEPT_COLUMNS}, pieces FROM medical.second_opinion WHERE id = $1`;
const LIST = latestFirst(
  `SELECT ${KEPT_COLUMNS}, pieces FROM medical.second_opinion WHERE $3::uuid IS NULL OR employee_id = $3`,
  '"askedAt"',
  'timestamptz',
  { after: 1, limit: 2 },
);
const IN_TURN = byTurn(`SELECT ${KEPT_COLUMNS}, pieces FROM medical.second_opinion WHERE ${STILL_ASKED}`, ASKED_DAYS);
const ENDING = byEnd(`SELECT ${KEPT_COLUMNS}, pieces FROM medical.second_opinion WHERE ${STILL_ASKED}`, (row) =>
  lastDayBefore(`${row}."until"`),
);
const KIND = 'SecondOpinion';
const COPIES = `
  SELECT p.piece_id AS "pieceId", p.version, p.sealed, medical.is_withheld(p.piece_id) AS withheld,
    medical.statements_of(p.piece_id) AS statements
  FROM medical.second_opinion_piece p
  WHERE p.opinion_id = $1`;
const PAGE_OF_COPIES = `${COPIES} AND ($2::uuid IS NULL OR p.piece_id > $2) ORDER BY p.piece_id LIMIT $3`;
const ONE_COPY = `${COPIES} AND p.piece_id = $2`;
const MAY_GIVE = 'SELECT access.may_give_second_opinion($1, $2) AS may';
const ASK = `
  INSERT INTO medical.second_opinion (id, employee_id, doctor_id, pieces, asked_by, valid_until)
  VALUES ($1, $2, $3, $4, access.acting_account(), ($5::date + 1)::timestamp AT TIME ZONE 'Europe/Amsterdam')`;
const COPY = `
  INSERT INTO medical.second_opinion_piece (opinion_id, employee_id, piece_id, version, file_id, sealed, shown_until)
  SELECT o.id, o.employee_id, $2, $3, $4, $5, o.valid_until FROM medical.second_opinion o WHERE o.id = $1`;

type CopyResult = NamedPiece & {
  readonly sealed: Buffer;
  readonly withheld: boolean;
  readonly statements: readonly SealedStatement[];
};
type OpinionResult = KeptAsked & Pick<SecondOpinion, 'pieces'>;

/** Second opinions and the copies they show; records leave it sealed. */
@Injectable()
export class SecondOpinionRepository {
  constructor(
    private readonly keys: KeyStore,
    private readonly asked: AskedRepository,
  ) {}

  /** Null outside what the actor may know of. */
  async one(tx: Transaction, context: Context, id: string): Promise<Sealed<SecondOpinion> | null> {
    const [opinion] = await this.asked.sealed(tx, context, KIND, await tx.query<OpinionResult>(ONE, [id]));
    return opinion ?? null;
  }

  /** One page of what the actor may know of, the latest first. @param employeeId about him alone; null for everybody */
  async page(
    tx: Transaction,
    context: Context,
    after: string | null,
    limit: number,
    employeeId: string | null,
  ): Promise<Sealed<SecondOpinion>[]> {
    return this.asked.sealed(tx, context, KIND, await tx.query<OpinionResult>(LIST, [after, limit, employeeId]));
  }

  /** Those that are still to be concluded, in the order of their turns. */
  async inTurn(tx: Transaction, context: Context, turn: Turn): Promise<readonly Candidate[]> {
    const rows = await tx.query<OpinionResult & TurnResult>(IN_TURN, turn.parameters);
    return inTurn(rows, await this.asked.sealed(tx, context, KIND, rows));
  }

  /** Those that end in time, in the order of their ends. */
  async ending(tx: Transaction, context: Context, ends: Ends): Promise<readonly Candidate[]> {
    const rows = await tx.query<OpinionResult & TurnResult>(ENDING, ends.parameters);
    return inTurn(rows, await this.asked.sealed(tx, context, KIND, rows));
  }

  /** One page of the copies of an open one, by piece; empty for everybody but its doctor. */
  async copies(
    tx: Transaction,
    context: Context,
    opinionId: string,
    after: string | null,
    limit: number,
  ): Promise<Sealed<SecondOpinionPiece>[]> {
    return this.#copies(tx, context, opinionId, await tx.query<CopyResult>(PAGE_OF_COPIES, [opinionId, after, limit]));
  }

  /** One of them; null outside what the actor may know of. */
  async copyOf(
    tx: Transaction,
    context: Context,
    opinionId: string,
    pieceId: string,
  ): Promise<Sealed<SecondOpinionPiece> | null> {
    const found = await tx.query<CopyResult>(ONE_COPY, [opinionId, pieceId]);
    return (await this.#copies(tx, context, opinionId, found)).at(0) ?? null;
  }

  /** S10, S14, S15 — can this account give this employee a second opinion? */
  async mayGive(tx: Transaction, doctorId: string, employeeId: string): Promise<boolean> {
    const [row] = await tx.query<{ may: boolean }>(MAY_GIVE, [doctorId, employeeId]);
    return row?.may ?? false;
  }

  /** Asks in the session's own name. @param lastDay in Amsterdam, on which the doctor sees the pieces */
  async ask(
    tx: Transaction,
    asked: Pick<SecondOpinion, 'id' | 'employeeId' | 'doctorId' | 'pieces'>,
    lastDay: LocalDate,
  ): Promise<void> {
    await unlessGone(
      tx.query(ASK, [asked.id, asked.employeeId, asked.doctorId, JSON.stringify(asked.pieces), lastDay]),
    );
  }

  /** Copies a version for the second doctor: a text as it is, of a document what it is and which file it has. */
  async copy(
    tx: Transaction,
    opinionId: string,
    { employeeId, pieceId, version, ...piece }: CopiedPiece,
  ): Promise<void> {
    const content: CopyContent = piece;
    const place = placeOf(employeeId, `${opinionId}/${pieceId}`, version);
    const sealed = seal(await this.keys.find(employeeId, 'medical'), place, content);
    await unlessGone(tx.query(COPY, [opinionId, pieceId, version, piece.document?.fileId ?? null, sealed]));
  }

  async #copies(
    tx: Transaction,
    context: Context,
    opinionId: string,
    found: readonly CopyResult[],
  ): Promise<Sealed<SecondOpinionPiece>[]> {
    const [row] = found.length === 0 ? [] : await tx.query<OpinionResult>(ONE, [opinionId]);
    if (row === undefined) return [];
    const facts = await this.asked.facts(tx, context, KIND, [row]);
    const { employeeId } = row;
    const key = await this.keys.find(employeeId, 'medical');
    return Promise.all(
      found.map(async ({ pieceId, version, sealed, withheld, ...said }) => {
        const content = unseal<CopyContent>(key, placeOf(employeeId, `${opinionId}/${pieceId}`, version), sealed);
        // I4 — as they stand now: a statement travels with the piece, whenever it was made and of whichever version.
        const statements = await openStatements(this.keys, employeeId, said.statements);
        const copy = { id: pieceId, pieceId, employeeId, version, document: null, ...content, statements };
        return new Sealed('SecondOpinionPiece', copy, { ...facts(row), withheld });
      }),
    );
  }
}

function placeOf(owner: string, record: string, version: number): Place {
  return { store: 'medical', owner, record, version, item: 'second-opinion' };
}
