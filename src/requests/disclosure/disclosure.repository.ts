import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { sealBytes, unsealBytes, type Place } from '../../platform/keys/envelope.js';
import { KeyStore } from '../../platform/keys/key-store.js';
import { packed, unpacked, type SignedDocument } from '../../platform/signing/signed-document.js';
import type { Transaction } from '../../platform/stores/transaction.js';
import { unlessGone } from '../../platform/stores/unless-gone.js';
import type { Context } from '../../safeguards/access/context.js';
import { latestFirst } from '../../safeguards/access/latest-first.js';
import { listOfDossier } from '../../safeguards/access/list-of-dossier.js';
import { sealTowards } from '../../safeguards/access/seal-towards.js';
import type { Sealed } from '../../safeguards/access/sealed.js';
import { byTurn, inTurn, type Candidate, type Turn, type TurnResult } from '../../safeguards/waiting/turn.js';
import { ConsentRecipient } from '../../records/medical-dossier/consent/consent.js';
import { Answers, LegalGround, RequestedPiece, StruckPiece, type DisclosureRequest } from './disclosure-request.js';
import { packageOf, REQUESTS, type RequestResult } from './disclosure-rows.js';
import type { SheetContent } from './disclosure-sheet.js';
import type { DisclosureState } from './disclosure-states.js';

export const DISCLOSURE_KIND = 'DisclosureRequest' as const;

const ONE = { name: 'medical_disclosure_request', text: `${REQUESTS} WHERE r.id = $1` };
const OF_EMPLOYEE = {
  name: 'medical_disclosure_requests_of_employee',
  text: latestFirst(`${REQUESTS} WHERE r.employee_id = $1`, 'recorded_at'),
};
// C17 — the whole takes so long from the day on which it was complete.
const IN_TURN = byTurn(`SELECT s.* FROM (${REQUESTS}) s WHERE s.state = 'before-the-doctor'`, {
  since: 'w.received_on',
  until: "(w.received_on + (SELECT t.term FROM access.policy_term t WHERE t.name = 'disclosure-whole'))::date",
});
const QUEUE_UP = "SELECT access.one_pair_at_a_time('disclosure', $1, $1)";
const QUEUE_UP_FOR_CONSENT = "SELECT access.one_pair_at_a_time('consent', $1, $1)";
const USES = 'SELECT medical.uses_of_consent($1, $2) AS uses';
const AS_THEY_STAND = 'SELECT medical.versions_as_they_stand($1, $2) AS "asTheyStand"';
const ADD = `
  INSERT INTO medical.disclosure_request (id, employee_id, recorded_by) VALUES ($1, $2, access.acting_account())`;
const ADD_ROUND = `
  INSERT INTO medical.disclosure_round (request_id, round, employee_id, received_on, consent_id, pieces, lacking, digest, sealed, recorded_by)
  VALUES ($1, $2, $3, $4, $5, $6, $7, decode($8, 'hex'), $9, access.acting_account())`;
const DECIDE = `
  INSERT INTO medical.disclosure_decision (request_id, employee_id, round, digest, outcome, sealed, doctor_id)
  VALUES ($1, $2, $3, decode($4, 'hex'), $5, $6, access.acting_account())`;
const WITHDRAW = `
  INSERT INTO medical.disclosure_withdrawal (request_id, employee_id, withdrawn_by) VALUES ($1, $2, access.acting_account())`;

/** One round as it is kept. */
export interface NewRound {
  readonly content: SheetContent;
  readonly lacking: DisclosureRequest['lacking'];
  readonly digest: string;
  readonly sheet: Buffer;
}

/** What was decided, and the proof of it. */
export interface NewDecision {
  readonly answers: Answers;
  readonly struck: readonly StruckPiece[];
  readonly outcome: DisclosureState;
  readonly signed: SignedDocument;
}

const SheetOnRecord = z.object({
  requester: ConsentRecipient,
  purpose: z.string(),
  ground: LegalGround.nullable(),
  pieces: z.array(RequestedPiece),
});
const DecisionOnRecord = z.strictObject({ answers: Answers, struck: z.array(StruckPiece), signed: z.string() });

/** Requests to disclose in the medical store alone; nothing of one is ever changed. */
@Injectable()
export class DisclosureRepository {
  constructor(private readonly keys: KeyStore) {}

  /** @returns null outside what the actor may know of. */
  async one(tx: Transaction, context: Context, requestId: string): Promise<Sealed<DisclosureRequest> | null> {
    const [request] = await this.#sealed(tx, context, await tx.query<RequestResult>(ONE, [requestId]));
    return request ?? null;
  }

  /** One page of the requests about an employee, the latest first. */
  async ofEmployee(
    tx: Transaction,
    context: Context,
    employeeId: string,
    after: string | null,
    limit: number,
  ): Promise<Sealed<DisclosureRequest>[]> {
    return this.#sealed(tx, context, await listOfDossier<RequestResult>(tx, OF_EMPLOYEE, [employeeId, after, limit]));
  }

  /** Those that wait for the doctor, in the order of their turns. */
  async inTurn(tx: Transaction, context: Context, turn: Turn): Promise<readonly Candidate[]> {
    const rows = await tx.query<RequestResult & TurnResult>(IN_TURN, turn.parameters);
    return inTurn(rows, await this.#sealed(tx, context, rows));
  }

  /** Waits for whoever decides, repairs or withdraws the same one. */
  async queueUp(tx: Transaction, requestId: string): Promise<void> {
    await tx.query(QUEUE_UP, [requestId]);
  }

  /** C3 — waits for whoever uses or withdraws the same consent. */
  async queueUpForConsent(tx: Transaction, consentId: string): Promise<void> {
    await tx.query(QUEUE_UP_FOR_CONSENT, [consentId]);
  }

  /** The same, and counts. @returns how often others use it */
  async usesOfConsent(tx: Transaction, consentId: string, requestId: string): Promise<number> {
    await this.queueUpForConsent(tx, consentId);
    const [row] = await tx.query<{ uses: number }>(USES, [consentId, requestId]);
    return row?.uses ?? 0;
  }

  /** C3 — is each of these pieces in this dossier, at the version named? */
  async asTheyStand(tx: Transaction, employeeId: string, pieces: readonly RequestedPiece[]): Promise<boolean> {
    const [row] = await tx.query<{ asTheyStand: boolean }>(AS_THEY_STAND, [employeeId, namedIn(pieces)]);
    return row?.asTheyStand ?? false;
  }

  async add(tx: Transaction, { id, employeeId }: Pick<SheetContent, 'id' | 'employeeId'>): Promise<void> {
    await unlessGone(tx.query(ADD, [id, employeeId]));
  }

  async addRound(tx: Transaction, { content, lacking, digest, sheet }: NewRound): Promise<void> {
    const { id, round, employeeId, receivedOn, consentId, pieces } = content;
    const sealed = sealBytes(
      await this.keys.find(employeeId, 'medical'),
      placeOf(employeeId, id, round, 'request'),
      sheet,
    );
    await tx.query(ADD_ROUND, [id, round, employeeId, receivedOn, consentId, namedIn(pieces), lacking, digest, sealed]);
  }

  /** The bytes that the doctor decides upon, and which round that is. @returns null outside what the database shows */
  async sheet(tx: Transaction, requestId: string): Promise<{ readonly round: number; readonly bytes: Buffer } | null> {
    const [row] = await tx.query<RequestResult>(ONE, [requestId]);
    return row === undefined ? null : { round: row.round, bytes: await this.#open(row) };
  }

  async decide(
    tx: Transaction,
    { id, employeeId, digest }: Pick<DisclosureRequest, 'id' | 'employeeId' | 'digest'>,
    round: number,
    { answers, struck, outcome, signed }: NewDecision,
  ): Promise<void> {
    const kept = Buffer.from(JSON.stringify({ answers, struck, signed: packed(signed).toString('base64') }));
    const place = placeOf(employeeId, id, round, 'decision');
    const sealed = sealBytes(await this.keys.find(employeeId, 'medical'), place, kept);
    await tx.query(DECIDE, [id, employeeId, round, digest, outcome, sealed]);
  }

  async withdraw(tx: Transaction, { id, employeeId }: Pick<DisclosureRequest, 'id' | 'employeeId'>): Promise<void> {
    await tx.query(WITHDRAW, [id, employeeId]);
  }

  /** What was signed of a decision. @returns null while there is none */
  async evidence(tx: Transaction, requestId: string): Promise<SignedDocument | null> {
    const [row] = await tx.query<RequestResult>(ONE, [requestId]);
    const decision = row === undefined ? null : await this.#decision(row);
    return decision === null ? null : unpacked(Buffer.from(decision.signed, 'base64'));
  }

  async #sealed(
    tx: Transaction,
    context: Context,
    rows: readonly RequestResult[],
  ): Promise<Sealed<DisclosureRequest>[]> {
    return sealTowards(tx, context, rows, { as: DISCLOSURE_KIND, open: (row) => this.#request(row) });
  }

  async #open(row: RequestResult): Promise<Buffer> {
    const { id, employee_id: employeeId, round, sealed } = row;
    return unsealBytes(await this.keys.find(employeeId, 'medical'), placeOf(employeeId, id, round, 'request'), sealed);
  }

  async #decision(row: RequestResult): Promise<z.infer<typeof DecisionOnRecord> | null> {
    const { id, employee_id: employeeId, round, decision } = row;
    if (decision === null) return null;
    const key = await this.keys.find(employeeId, 'medical');
    const bytes = unsealBytes(key, placeOf(employeeId, id, round, 'decision'), decision);
    return DecisionOnRecord.parse(JSON.parse(bytes.toString('utf8')));
  }

  async #request(row: RequestResult): Promise<DisclosureRequest> {
    const { requester, purpose, ground, pieces } = SheetOnRecord.parse(
      JSON.parse((await this.#open(row)).toString('utf8')),
    );
    const decision = await this.#decision(row);
    return {
      id: row.id,
      employeeId: row.employee_id,
      requester,
      purpose,
      consentId: row.consent_id,
      ground,
      pieces,
      receivedOn: row.received_on,
      lacking: row.lacking,
      repairUntil: row.repair_until,
      digest: row.digest,
      recordedBy: row.recorded_by,
      recordedAt: row.recorded_at,
      answers: decision?.answers ?? null,
      struck: decision?.struck ?? [],
      decidedBy: row.decided_by,
      decidedAt: row.decided_at,
      withdrawnAt: row.withdrawn_at,
      package: packageOf(row),
      state: row.state,
    };
  }
}

function namedIn(pieces: readonly RequestedPiece[]): string {
  return JSON.stringify(pieces.map(({ pieceId, version }) => ({ pieceId, version })));
}

function placeOf(owner: string, record: string, version: number, what: 'request' | 'decision'): Place {
  return { store: 'medical', owner, record, version, item: `disclosure-${what}` };
}
