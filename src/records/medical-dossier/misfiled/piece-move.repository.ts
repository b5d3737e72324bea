import { Injectable } from '@nestjs/common';
import { seal, unseal, type Place } from '../../../platform/keys/envelope.js';
import { KeyStore } from '../../../platform/keys/key-store.js';
import { staleVersion } from '../../../platform/problems/usual-problems.js';
import { unlessGone } from '../../../platform/stores/unless-gone.js';
import type { Transaction } from '../../../platform/stores/transaction.js';
import type { Facts } from '../../../safeguards/access/ability.js';
import type { Context } from '../../../safeguards/access/context.js';
import type { EmployeeAttributes } from '../../../safeguards/access/facts/employee-attributes.js';
import { latestFirst, type PlacedResult } from '../../../safeguards/access/latest-first.js';
import { Sealed } from '../../../safeguards/access/sealed.js';
import { standingTowards } from '../../../safeguards/access/standing.js';
import {
  byTurn,
  dayOf,
  inTurn,
  lastDayBefore,
  type Candidate,
  type Turn,
  type TurnResult,
} from '../../../safeguards/waiting/turn.js';
import { byEnd, type Ends } from '../../../safeguards/ending/by-end.js';
import { isProposersStill, mayBeSecond, moveStands, type StandingMove } from './move-stands.js';
import type { EndOfMove, PieceMove, ShownPiece } from './piece-move.js';

const SHOWN = `
  SELECT m.id, m.employee_id AS "employeeId", m.piece_id AS "pieceId", m.version, m.current_version AS "currentVersion",
         m.to_employee_id AS "toEmployeeId", m.proposed_by AS "proposedBy", m.second_doctor_id AS "secondDoctorId",
         m.sealed, m.proposed_at AS "proposedAt", m.valid_until AS "until", c.sealed AS copy, e.how, e.sealed_reason, e.ended_at AS "endedAt",
         access.person_facts(m.proposed_by) AS proposer, access.person_facts(m.second_doctor_id) AS second,
         ARRAY(SELECT o.id::text FROM unnest(ARRAY[m.employee_id, m.to_employee_id]) AS o (id)
           WHERE access.acts_against(m.second_doctor_id, o.id)) AS against
  FROM medical.piece_move m LEFT JOIN medical.piece_move_copy c ON c.move_id = m.id
  LEFT JOIN medical.piece_move_end e ON e.move_id = m.id`;
const ONE = `${SHOWN} WHERE m.id = $1`;
const LIST = latestFirst(SHOWN, '"proposedAt"', 'timestamptz', { after: 1, limit: 2 });
const IN_TURN = byTurn(`${SHOWN} WHERE e.move_id IS NULL`, {
  since: dayOf('w."proposedAt"'),
  until: lastDayBefore('w."until"'),
});
const ENDING = byEnd(`${SHOWN} WHERE e.move_id IS NULL AND medical.move_waits(m)`, (row) =>
  lastDayBefore(`${row}."until"`),
);
const LOCK = "SELECT access.one_pair_at_a_time('piece-move', $1, $1)";
const ANOTHER = 'SELECT 1 FROM medical.piece_move m WHERE m.piece_id = $1 AND medical.move_waits(m)';
const MAY_BE_SECOND = `
  SELECT medical.may_be_second($1, $2) AND NOT access.responsible($1, $2)
    AND ($3::uuid IS NULL OR medical.may_be_second($1, $3)) AS may`;
const ADD = `
  INSERT INTO medical.piece_move (id, employee_id, piece_id, version, current_version, to_employee_id, proposed_by, second_doctor_id,
                                  sealed, valid_until)
  VALUES ($1, $2, $3, $4, $4, $5, $6, $7, $8, ($9::date + 1)::timestamp AT TIME ZONE 'Europe/Amsterdam')
  RETURNING valid_until AS "until"`;
const COPY = `
  INSERT INTO medical.piece_move_copy (move_id, employee_id, piece_id, version, file_id, sealed) VALUES ($1, $2, $3, $4, $5, $6)`;
const END = `
  INSERT INTO medical.piece_move_end (move_id, employee_id, proposed_by, second_doctor_id, how, sealed_reason, ended_by)
  VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING RETURNING move_id`;
const ENDED = `
  SELECT e.employee_id AS "employeeId", e.proposed_by AS "proposedBy", e.second_doctor_id AS "secondDoctorId",
         e.ended_at AS "proposedAt", access.person_facts(e.second_doctor_id) AS second,
         ARRAY(SELECT e.employee_id::text WHERE access.acts_against(e.second_doctor_id, e.employee_id)) AS against
  FROM medical.piece_move_end e WHERE e.move_id = $1 AND e.how = $2 AND e.ended_by = $3 AND e.second_doctor_id = $3`;
const UNCOPY = 'DELETE FROM medical.piece_move_copy WHERE move_id = $1';

type MoveResult = PlacedResult &
  StandingMove &
  Pick<PieceMove, 'id' | 'employeeId' | 'pieceId' | 'toEmployeeId' | 'endedAt'> & {
    readonly sealed: Buffer;
    /** Null where it is not shown any more. */
    readonly copy: Buffer | null;
    readonly how: EndOfMove | null;
    readonly sealed_reason: Buffer | null;
  };
type EndedResult = Pick<StandingMove, 'proposedBy' | 'secondDoctorId' | 'proposedAt' | 'second' | 'against'> &
  Pick<PieceMove, 'employeeId'>;
type Proposed = Pick<
  PieceMove,
  'id' | 'employeeId' | 'pieceId' | 'version' | 'toEmployeeId' | 'proposedBy' | 'secondDoctorId' | 'grounds'
>;

/** Moves that were proposed, with the copies that they show; they leave it sealed. */
@Injectable()
export class PieceMoveRepository {
  constructor(private readonly keys: KeyStore) {}

  /** Null outside what the actor may know of. */
  async move(tx: Transaction, context: Context, id: string): Promise<Sealed<PieceMove> | null> {
    const [move] = await this.#sealed(tx, context, await tx.query<MoveResult>(ONE, [id]));
    return move ?? null;
  }

  /** One page of what the actor proposed, or is to decide, the latest first. */
  async page(tx: Transaction, context: Context, after: string | null, limit: number): Promise<Sealed<PieceMove>[]> {
    return this.#sealed(tx, context, await tx.query<MoveResult>(LIST, [after, limit]));
  }

  /** Those that nobody ended, in the order of their turns. */
  async inTurn(tx: Transaction, context: Context, turn: Turn): Promise<readonly Candidate[]> {
    const rows = await tx.query<MoveResult & TurnResult>(IN_TURN, turn.parameters);
    return inTurn(rows, await this.#sealed(tx, context, rows));
  }

  /** Those that wait and fall soon by themselves. */
  async ending(tx: Transaction, context: Context, ends: Ends): Promise<readonly Candidate[]> {
    const rows = await tx.query<MoveResult & TurnResult>(ENDING, ends.parameters);
    return inTurn(rows, await this.#sealed(tx, context, rows));
  }

  /** Of two who propose the same piece at once, the second waits. @returns false where another proposal waits already. */
  async isFirst(tx: Transaction, pieceId: string): Promise<boolean> {
    await tx.query(LOCK, [pieceId]);
    return (await tx.query(ANOTHER, [pieceId])).length === 0;
  }

  /** S10, S15 — can this account decide about a piece of this employee, and of the one to whom it goes? */
  async mayBeSecond(tx: Transaction, doctorId: string, from: string, to: string | null): Promise<boolean> {
    const [row] = await tx.query<{ may: boolean }>(MAY_BE_SECOND, [doctorId, from, to]);
    return row?.may ?? false;
  }

  /** Puts it on record with the copy of what it is about. @param lastDay in Amsterdam. @returns until when it can be decided */
  async add(tx: Transaction, move: Proposed, shown: ShownPiece, lastDay: string): Promise<string> {
    const { id, employeeId, pieceId, version, toEmployeeId, proposedBy, secondDoctorId, grounds } = move;
    const key = await this.keys.find(employeeId, 'medical');
    const sealed = seal(key, placeOf(move, 'grounds'), grounds);
    const added = tx.query<{ until: string }>(ADD, [
      ...[id, employeeId, pieceId, version, toEmployeeId, proposedBy, secondDoctorId, sealed, lastDay],
    ]);
    const [row] = await unlessGone(added, staleVersion);
    const copy = seal(key, placeOf(move, 'copy'), shown);
    await tx.query(COPY, [id, employeeId, pieceId, version, shown.document?.fileId ?? null, copy]);
    return row?.until ?? '';
  }

  /** Ends it in the actor's name. @returns false where it was ended already. The copy goes with it, or with the piece. */
  async end(
    tx: Transaction,
    move: PieceMove,
    how: EndOfMove,
    by: string,
    reason: string | null = null,
  ): Promise<boolean> {
    const { id, employeeId, proposedBy, secondDoctorId } = move;
    const key = await this.keys.find(employeeId, 'medical');
    const sealed = reason === null ? null : seal(key, placeOf(move, 'reason'), reason);
    const ended = await tx.query(END, [id, employeeId, proposedBy, secondDoctorId, how, sealed, by]);
    if (ended.length === 0) return false;
    if (how !== 'moved') await tx.query(UNCOPY, [id]);
    return true;
  }

  /**
   * One that the actor took or sent back, for the same request made again: his while he may decide about that employee's pieces, and who
   * proposed it is the doctor ever since. It shows nothing.
   * @returns null where he didn't, or may no more
   */
  async ended(tx: Transaction, context: Context, id: string, how: EndOfMove): Promise<Sealed<{ id: string }> | null> {
    const [row] = await tx.query<EndedResult>(ENDED, [id, how, context.actor.accountId]);
    if (row === undefined) return null;
    const { employeeId, secondDoctorId } = row;
    const from = (await standingTowards(tx, context, [employeeId])).get(employeeId);
    const goesOn =
      from !== undefined && isProposersStill(row, from) && mayBeSecond(row, from, context.texts, context.moment);
    if (!goesOn) return null;
    const known = { employeeId, moveProposerId: null, proposersStill: false };
    return new Sealed('PieceMove', { id }, { ...known, moveDeciderId: secondDoctorId, moveWaits: true });
  }

  async #sealed(tx: Transaction, context: Context, rows: readonly MoveResult[]): Promise<Sealed<PieceMove>[]> {
    const about = rows.flatMap(({ employeeId, toEmployeeId }) => [
      employeeId,
      ...(toEmployeeId === null ? [] : [toEmployeeId]),
    ]);
    const standing = await standingTowards(tx, context, about);
    return Promise.all(rows.map((row) => this.#seal(context, row, standing)));
  }

  /** Its pages ask who proposed it, while he is the doctor ever since, and who is to decide, while that can be done. */
  async #seal(
    context: Context,
    row: MoveResult,
    standing: ReadonlyMap<string, EmployeeAttributes>,
  ): Promise<Sealed<PieceMove>> {
    const { employeeId, toEmployeeId, proposedBy, secondDoctorId } = row;
    const from = standing.get(employeeId);
    const to = toEmployeeId === null ? null : standing.get(toEmployeeId);
    const stands = from !== undefined && to !== undefined && moveStands(row, from, to, context.texts, context.moment);
    const waits = stands && row.how === null;
    const facts: Facts = {
      employeeId,
      moveProposerId: proposedBy,
      proposersStill: from !== undefined && isProposersStill(row, from),
      moveDeciderId: secondDoctorId,
      moveWaits: waits,
    };
    return new Sealed('PieceMove', await this.#move(row, waits), facts, undefined, row.place);
  }

  async #move(row: MoveResult, waits: boolean): Promise<PieceMove> {
    const {
      id,
      employeeId,
      pieceId,
      version,
      toEmployeeId,
      proposedBy,
      secondDoctorId,
      proposedAt,
      until,
      how,
      endedAt,
    } = row;
    const key = await this.keys.find(employeeId, 'medical');
    const shown = waits && row.copy !== null ? unseal<ShownPiece>(key, placeOf(row, 'copy'), row.copy) : NOTHING_SHOWN;
    const reason = row.sealed_reason;
    return {
      ...{ id, employeeId, pieceId, version, toEmployeeId, proposedBy, secondDoctorId, proposedAt, until, endedAt },
      ...shown,
      grounds: unseal<string>(key, placeOf(row, 'grounds'), row.sealed),
      state: how ?? (waits ? 'waits' : 'fallen'),
      reason: reason === null ? null : unseal<string>(key, placeOf(row, 'reason'), reason),
    };
  }
}

const NOTHING_SHOWN = { item: null, entryOn: null, text: null, document: null, received: null };

function placeOf({ employeeId, id }: Pick<PieceMove, 'employeeId' | 'id'>, part: 'grounds' | 'copy' | 'reason'): Place {
  return { store: 'medical', owner: employeeId, record: id, version: 1, item: `piece-move-${part}` };
}
