import { Injectable } from '@nestjs/common';
import type { LocalDate } from '../../../platform/calendar/local-date.js';
import { seal, unseal, type Place } from '../../../platform/keys/envelope.js';
import { KeyStore } from '../../../platform/keys/key-store.js';
import type { Transaction } from '../../../platform/stores/transaction.js';
import type { Context } from '../../../safeguards/access/context.js';
import { latestFirst } from '../../../safeguards/access/latest-first.js';
import type { Sealed } from '../../../safeguards/access/sealed.js';
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
import type { Consultation, QuestionContent } from './consultation.js';

const KIND = 'Consultation';
const COLUMNS = `${KEPT_COLUMNS}, question, planned_for AS "plannedFor"`;
const ONE = `SELECT ${COLUMNS} FROM medical.consultation WHERE id = $1`;
const LIST = latestFirst(
  `SELECT ${COLUMNS} FROM medical.consultation WHERE $3::uuid IS NULL OR employee_id = $3`,
  '"askedAt"',
  'timestamptz',
  { after: 1, limit: 2 },
);
const IN_TURN = byTurn(`SELECT ${COLUMNS} FROM medical.consultation WHERE ${STILL_ASKED}`, ASKED_DAYS);
const ENDING = byEnd(`SELECT ${COLUMNS} FROM medical.consultation WHERE ${STILL_ASKED}`, (row) =>
  lastDayBefore(`${row}."until"`),
);
const MAY_BE_CONSULTED = 'SELECT access.may_be_consulted($1, $2) AS may';
const ASK = `
  INSERT INTO medical.consultation (id, employee_id, doctor_id, asked_by, valid_until, question)
  VALUES ($1, $2, $3, access.acting_account(), ($4::date + 1)::timestamp AT TIME ZONE 'Europe/Amsterdam', $5)`;
const PLAN = `
  UPDATE medical.consultation SET planned_for = $2
  WHERE id = $1 AND withdrawn_at IS NULL AND concluded_at IS NULL RETURNING id`;

type ConsultationResult = KeptAsked & Pick<Consultation, 'plannedFor'> & { readonly question: Buffer };

/** Voluntary consultations, with what was asked; records leave it sealed. */
@Injectable()
export class ConsultationRepository {
  constructor(
    private readonly keys: KeyStore,
    private readonly asked: AskedRepository,
  ) {}

  /** Null outside what the actor may know of. */
  async one(tx: Transaction, context: Context, id: string): Promise<Sealed<Consultation> | null> {
    const [consultation] = await this.#sealed(tx, context, await tx.query<ConsultationResult>(ONE, [id]));
    return consultation ?? null;
  }

  /** One page of what the actor may know of, the latest first. @param employeeId about him alone; null for everybody */
  async page(
    tx: Transaction,
    context: Context,
    after: string | null,
    limit: number,
    employeeId: string | null,
  ): Promise<Sealed<Consultation>[]> {
    return this.#sealed(tx, context, await tx.query<ConsultationResult>(LIST, [after, limit, employeeId]));
  }

  /** Those that are still to be concluded, in the order of their turns. */
  async inTurn(tx: Transaction, context: Context, turn: Turn): Promise<readonly Candidate[]> {
    const rows = await tx.query<ConsultationResult & TurnResult>(IN_TURN, turn.parameters);
    return inTurn(rows, await this.#sealed(tx, context, rows));
  }

  /** Those that end in time, in the order of their ends. */
  async ending(tx: Transaction, context: Context, ends: Ends): Promise<readonly Candidate[]> {
    const rows = await tx.query<ConsultationResult & TurnResult>(ENDING, ends.parameters);
    return inTurn(rows, await this.#sealed(tx, context, rows));
  }

  /** S10, S14, S15 — can this account be consulted by this employee? */
  async mayBeConsulted(tx: Transaction, doctorId: string, employeeId: string): Promise<boolean> {
    const [row] = await tx.query<{ may: boolean }>(MAY_BE_CONSULTED, [doctorId, employeeId]);
    return row?.may ?? false;
  }

  /** Asks in the session's own name. @param lastDay in Amsterdam, on which the doctor sees it */
  async ask(
    tx: Transaction,
    { id, employeeId, doctorId, question }: Pick<Consultation, 'id' | 'employeeId' | 'doctorId' | 'question'>,
    lastDay: LocalDate,
  ): Promise<void> {
    const content: QuestionContent = { text: question };
    const sealed = seal(await this.keys.find(employeeId, 'medical'), placeOf(employeeId, id), content);
    await tx.query(ASK, [id, employeeId, doctorId, lastDay, sealed]);
  }

  /** @param plannedFor ISO 8601, UTC @returns false where it ended already */
  async plan(tx: Transaction, id: string, plannedFor: string): Promise<boolean> {
    return (await tx.query<{ id: string }>(PLAN, [id, plannedFor])).length === 1;
  }

  async #sealed(
    tx: Transaction,
    context: Context,
    rows: readonly ConsultationResult[],
  ): Promise<Sealed<Consultation>[]> {
    const read = rows.map(async (row) => ({ ...row, question: await this.#question(row) }));
    return this.asked.sealed(tx, context, KIND, await Promise.all(read));
  }

  async #question({ id, employeeId, question }: ConsultationResult): Promise<string> {
    return unseal<QuestionContent>(await this.keys.find(employeeId, 'medical'), placeOf(employeeId, id), question).text;
  }
}

function placeOf(owner: string, record: string): Place {
  return { store: 'medical', owner, record, version: 1, item: 'consultation-question' };
}
