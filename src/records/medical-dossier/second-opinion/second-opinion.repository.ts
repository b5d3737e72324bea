import { Injectable } from '@nestjs/common';
import type { LocalDate } from '../../../platform/calendar/local-date.js';
import { seal, unseal, type Place } from '../../../platform/keys/envelope.js';
import { KeyStore } from '../../../platform/keys/key-store.js';
import type { Transaction } from '../../../platform/stores/transaction.js';
import type { Context } from '../../../safeguards/access/context.js';
import { Sealed } from '../../../safeguards/access/sealed.js';
import { standingTowards } from '../../../safeguards/access/standing.js';
import { isOpenTo } from './is-open-to.js';
import type {
  ConclusionContent,
  CopyContent,
  NamedPiece,
  SecondOpinion,
  SecondOpinionPiece,
} from './second-opinion.js';

const OPINIONS = `
  SELECT o.id, o.employee_id AS "employeeId", o.doctor_id AS "doctorId", o.pieces, o.asked_at AS "askedAt",
         o.valid_until AS "until", o.withdrawn_at AS "withdrawnAt", o.concluded_at AS "concludedAt", o.sealed,
         o.in_dossier_at AS "inDossierAt"
  FROM medical.second_opinion o`;
const ONE = `${OPINIONS} WHERE o.id = $1`;
const LIST = `${OPINIONS} WHERE $1::uuid IS NULL OR o.id > $1 ORDER BY o.id LIMIT $2`;
const COPIES = `
  SELECT p.piece_id AS "pieceId", p.version, p.sealed FROM medical.second_opinion_piece p
  WHERE p.opinion_id = $1 AND ($2::uuid IS NULL OR p.piece_id > $2) ORDER BY p.piece_id LIMIT $3`;
const MAY_GIVE = 'SELECT access.may_give_second_opinion($1, $2) AS may';
const ASK = `
  INSERT INTO medical.second_opinion (id, employee_id, doctor_id, pieces, asked_by, valid_until)
  VALUES ($1, $2, $3, $4, access.acting_account(), ($5::date + 1)::timestamp AT TIME ZONE 'Europe/Amsterdam')`;
const COPY = `
  INSERT INTO medical.second_opinion_piece (opinion_id, employee_id, piece_id, version, sealed) VALUES ($1, $2, $3, $4, $5)`;
const WITHDRAW = `
  UPDATE medical.second_opinion SET withdrawn_at = platform.clock()
  WHERE id = $1 AND withdrawn_at IS NULL AND concluded_at IS NULL RETURNING id`;
const CONCLUDE = `
  UPDATE medical.second_opinion SET concluded_at = platform.clock(), sealed = $2
  WHERE id = $1 AND withdrawn_at IS NULL AND concluded_at IS NULL RETURNING id`;
const FILE = `
  UPDATE medical.second_opinion SET in_dossier_at = platform.clock()
  WHERE id = $1 AND concluded_at IS NOT NULL AND in_dossier_at IS NULL RETURNING id`;
const REMOVE = 'DELETE FROM medical.second_opinion_piece WHERE opinion_id = $1';

type OpinionResult = Omit<SecondOpinion, 'conclusion'> & { readonly sealed: Buffer | null };

/** Second opinions, the copies they show and their conclusions; records leave it sealed. */
@Injectable()
export class SecondOpinionRepository {
  constructor(private readonly keys: KeyStore) {}

  /** Null outside what the actor may know of. */
  async opinion(tx: Transaction, context: Context, id: string): Promise<Sealed<SecondOpinion> | null> {
    const [opinion] = await this.#sealed(tx, context, await tx.query<OpinionResult>(ONE, [id]));
    return opinion ?? null;
  }

  /** One page of what the actor may know of, by id. */
  async opinions(
    tx: Transaction,
    context: Context,
    after: string | null,
    limit: number,
  ): Promise<Sealed<SecondOpinion>[]> {
    return this.#sealed(tx, context, await tx.query<OpinionResult>(LIST, [after, limit]));
  }

  /** One page of the copies of an open one, by piece; empty for everybody but its doctor. */
  async copies(
    tx: Transaction,
    context: Context,
    opinionId: string,
    after: string | null,
    limit: number,
  ): Promise<Sealed<SecondOpinionPiece>[]> {
    const [row] = await tx.query<OpinionResult>(ONE, [opinionId]);
    if (row === undefined) return [];
    const facts = await this.#facts(tx, context, [row]);
    const { employeeId } = row;
    const copies = await tx.query<NamedPiece & { readonly sealed: Buffer }>(COPIES, [opinionId, after, limit]);
    const key = await this.keys.find(employeeId, 'medical');
    return copies.map(({ pieceId, version, sealed }) => {
      const content = unseal<CopyContent>(key, placeOf(employeeId, `${opinionId}/${pieceId}`, version), sealed);
      const copy = { id: pieceId, pieceId, employeeId, version, ...content };
      return new Sealed('SecondOpinionPiece', copy, facts(row));
    });
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
    await tx.query(ASK, [asked.id, asked.employeeId, asked.doctorId, JSON.stringify(asked.pieces), lastDay]);
  }

  /** Copies a text for the second doctor. */
  async copy(
    tx: Transaction,
    opinionId: string,
    { employeeId, pieceId, version, ...piece }: Omit<SecondOpinionPiece, 'id'>,
  ): Promise<void> {
    const content: CopyContent = piece;
    const place = placeOf(employeeId, `${opinionId}/${pieceId}`, version);
    const sealed = seal(await this.keys.find(employeeId, 'medical'), place, content);
    await tx.query(COPY, [opinionId, employeeId, pieceId, version, sealed]);
  }

  /** @returns false where it ended already. The copies go with it. */
  async withdraw(tx: Transaction, id: string): Promise<boolean> {
    if ((await tx.query<{ id: string }>(WITHDRAW, [id])).length === 0) return false;
    await tx.query(REMOVE, [id]);
    return true;
  }

  /** @returns false where it ended already. The copies go with it. */
  async conclude(
    tx: Transaction,
    { id, employeeId }: Pick<SecondOpinion, 'id' | 'employeeId'>,
    content: ConclusionContent,
  ): Promise<boolean> {
    const sealed = seal(await this.keys.find(employeeId, 'medical'), placeOf(employeeId, id, 1), content);
    if ((await tx.query<{ id: string }>(CONCLUDE, [id, sealed])).length === 0) return false;
    await tx.query(REMOVE, [id]);
    return true;
  }

  /** Makes a conclusion part of the dossier. @returns false where there is none, or it is that already */
  async file(tx: Transaction, id: string): Promise<boolean> {
    return (await tx.query<{ id: string }>(FILE, [id])).length === 1;
  }

  async #sealed(tx: Transaction, context: Context, rows: readonly OpinionResult[]): Promise<Sealed<SecondOpinion>[]> {
    const facts = await this.#facts(tx, context, rows);
    return Promise.all(rows.map(async (row) => new Sealed('SecondOpinion', await this.#open(row), facts(row))));
  }

  async #open({ sealed, ...row }: OpinionResult): Promise<SecondOpinion> {
    if (sealed === null) return { ...row, conclusion: null };
    const key = await this.keys.find(row.employeeId, 'medical');
    const { text } = unseal<ConclusionContent>(key, placeOf(row.employeeId, row.id, 1), sealed);
    return { ...row, conclusion: text };
  }

  async #facts(
    tx: Transaction,
    context: Context,
    rows: readonly OpinionResult[],
  ): Promise<(row: OpinionResult) => Readonly<Record<string, string | boolean | readonly string[] | null>>> {
    const standing = await standingTowards(
      tx,
      context,
      rows.map(({ employeeId }) => employeeId),
    );
    const { accountId } = context.actor;
    return (row) => {
      const towards = standing.get(row.employeeId);
      const isOpen = towards !== undefined && isOpenTo(accountId, row, towards, context.moment.instant);
      return { ...towards, secondDoctorId: isOpen ? accountId : null, inDossier: row.inDossierAt !== null };
    };
  }
}

function placeOf(owner: string, record: string, version: number): Place {
  return { store: 'medical', owner, record, version, item: 'second-opinion' };
}
