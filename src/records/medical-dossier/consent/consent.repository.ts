import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { LocalDate } from '../../../platform/calendar/local-date.js';
import { sealBytes, unsealBytes, type Place } from '../../../platform/keys/envelope.js';
import { packed, unpacked, type SignedDocument } from '../../../platform/signing/signed-document.js';
import { KeyStore } from '../../../platform/keys/key-store.js';
import type { Transaction } from '../../../platform/stores/transaction.js';
import { unlessGone } from '../../../platform/stores/unless-gone.js';
import type { Context } from '../../../safeguards/access/context.js';
import { latestFirst } from '../../../safeguards/access/latest-first.js';
import { listOfDossier } from '../../../safeguards/access/list-of-dossier.js';
import { sealTowards } from '../../../safeguards/access/seal-towards.js';
import type { Sealed } from '../../../safeguards/access/sealed.js';
import { byTurn, dayOf, inTurn, type Candidate, type Turn, type TurnResult } from '../../../safeguards/waiting/turn.js';
import type { NamedPiece } from '../second-opinion/second-opinion.js';
import { ConsentAddressee, ConsentRecipient, type Consent } from './consent.js';
import { CONSENTS, inTheClear, type ConsentResult } from './consent-rows.js';

const ONE = { name: 'medical_consent', text: `${CONSENTS} WHERE c.id = $1` };
const OF_EMPLOYEE = {
  name: 'medical_consents_of_employee',
  text: latestFirst(`${CONSENTS} WHERE c.employee_id = $1`, 'prepared_at'),
};
// C3 — signing and withdrawing one after the other.
const ONE_ACT = "SELECT access.one_pair_at_a_time('consent', $1, $1)";
const AS_THEY_STAND = 'SELECT medical.pieces_as_they_stand($1, $2) AS "asTheyStand"';
const PREPARE = `
  INSERT INTO medical.consent (id, employee_id, pieces, times, digest, sealed, prepared_by)
  VALUES ($1, $2, $3, $4, decode($5, 'hex'), $6, access.acting_account())`;
const SIGN = `
  INSERT INTO medical.consent_signature (consent_id, employee_id, digest, sealed, signed_by)
  VALUES ($1, $2, decode($3, 'hex'), $4, access.acting_account())`;
const WITHDRAW = `
  INSERT INTO medical.consent_withdrawal (consent_id, employee_id, withdrawn_by, responsible_doctor_id)
  VALUES ($1, $2, access.acting_account(), $3) ON CONFLICT DO NOTHING RETURNING consent_id`;
const EVIDENCE = `
  SELECT s.sealed FROM medical.consent_signature s WHERE s.consent_id = $1
  UNION ALL SELECT a.sealed FROM medical.consent_step a WHERE a.consent_id = $1 AND a.step = 'accepted'`;
const RECORD = `
  INSERT INTO medical.consent (id, employee_id, pieces, times, digest, sealed, prepared_by, on_paper, scan_id, signed_on, responsible_doctor_id)
  VALUES ($1, $2, $3, $4, decode($5, 'hex'), $6, access.acting_account(), true, $7, $8, $9)`;
const ACCEPT = `
  INSERT INTO medical.consent_step (consent_id, employee_id, step, day, digest, sealed, done_by, responsible_doctor_id)
  VALUES ($1, $2, 'accepted', platform.today(), decode($3, 'hex'), $4, access.acting_account(), access.acting_account())`;
/** What waits of a paper: a doctor's acceptance, and then the letter. */
const IN_TURN = {
  recorded: byTurn(`SELECT s.* FROM (${CONSENTS} WHERE c.on_paper) s WHERE s.state = 'recorded'`, {
    since: dayOf('w.prepared_at'),
    until: 'w.usable_until',
  }),
  accepted: byTurn(`SELECT s.* FROM (${CONSENTS} WHERE c.on_paper) s WHERE s.state = 'accepted'`, {
    since: dayOf('w.accepted_at'),
    until: 'w.usable_until',
  }),
};

/** What is prepared, and the bytes that show it. */
export interface NewConsent {
  readonly id: string;
  readonly employeeId: string;
  readonly pieces: readonly NamedPiece[];
  readonly times: number;
  readonly digest: string;
  readonly sheet: Buffer;
}

type Signed = Pick<Consent, 'id' | 'employeeId' | 'digest'>;

/** A paper that was recorded, with its scan. */
export interface NewPaperConsent extends NewConsent {
  readonly scanId: string;
  readonly signedOn: LocalDate;
  readonly responsibleDoctorId: string;
}

const SheetOnRecord = z.object({ addressedTo: ConsentAddressee, recipient: ConsentRecipient, purpose: z.string() });

/** Consents in the medical store alone, under the employee's key: whom he lets know is medical itself (0039). */
@Injectable()
export class ConsentRepository {
  constructor(private readonly keys: KeyStore) {}

  /** @returns null outside what the actor may know of. */
  async one(tx: Transaction, context: Context, consentId: string): Promise<Sealed<Consent> | null> {
    const [consent] = await this.#sealed(tx, context, await tx.query<ConsentResult>(ONE, [consentId]));
    return consent ?? null;
  }

  /** One page of an employee's consents of which the actor may know, the latest first. */
  async ofEmployee(
    tx: Transaction,
    context: Context,
    employeeId: string,
    after: string | null,
    limit: number,
  ): Promise<Sealed<Consent>[]> {
    return this.#sealed(tx, context, await listOfDossier<ConsentResult>(tx, OF_EMPLOYEE, [employeeId, after, limit]));
  }

  /** Waits for whoever signs or withdraws the same one. */
  async queueUp(tx: Transaction, consentId: string): Promise<void> {
    await tx.query(ONE_ACT, [consentId]);
  }

  /** C3 — is each of these pieces in this dossier, at the version named, and shown to the employee? */
  async asTheyStand(tx: Transaction, employeeId: string, pieces: readonly NamedPiece[]): Promise<boolean> {
    const [row] = await tx.query<{ asTheyStand: boolean }>(AS_THEY_STAND, [employeeId, JSON.stringify(pieces)]);
    return row?.asTheyStand ?? false;
  }

  async prepare(tx: Transaction, { id, employeeId, pieces, times, digest, sheet }: NewConsent): Promise<void> {
    const sealed = sealBytes(await this.keys.find(employeeId, 'medical'), placeOf(employeeId, id, 'sheet'), sheet);
    await unlessGone(tx.query(PREPARE, [id, employeeId, JSON.stringify(pieces), times, digest, sealed]));
  }

  /** A paper with the employee's signature, as it was recorded (I10). */
  async record(tx: Transaction, paper: NewPaperConsent): Promise<void> {
    const { id, employeeId, pieces, times, digest, sheet, scanId, signedOn, responsibleDoctorId } = paper;
    const sealed = sealBytes(await this.keys.find(employeeId, 'medical'), placeOf(employeeId, id, 'sheet'), sheet);
    const on = [scanId, signedOn, responsibleDoctorId];
    await unlessGone(tx.query(RECORD, [id, employeeId, JSON.stringify(pieces), times, digest, sealed, ...on]));
  }

  async sign(tx: Transaction, consent: Signed, evidence: SignedDocument): Promise<void> {
    await this.#prove(tx, SIGN, consent, evidence);
  }

  /** A doctor's acceptance of a paper. */
  async accept(tx: Transaction, consent: Signed, evidence: SignedDocument): Promise<void> {
    await this.#prove(tx, ACCEPT, consent, evidence);
  }

  async #prove(
    tx: Transaction,
    statement: string,
    { id, employeeId, digest }: Signed,
    evidence: SignedDocument,
  ): Promise<void> {
    const place = placeOf(employeeId, id, 'evidence');
    const sealed = sealBytes(await this.keys.find(employeeId, 'medical'), place, packed(evidence));
    await tx.query(statement, [id, employeeId, digest, sealed]);
  }

  /**
   * @param responsibleDoctorId of who records it on the employee's word (S11); null where he withdraws it himself
   * @returns false where that was done before.
   */
  async withdraw(
    tx: Transaction,
    { id, employeeId }: Pick<Consent, 'id' | 'employeeId'>,
    responsibleDoctorId: string | null,
  ): Promise<boolean> {
    return (await tx.query(WITHDRAW, [id, employeeId, responsibleDoctorId])).length === 1;
  }

  /** Papers that wait in a state, in the order of their turns. */
  async inTurn(
    tx: Transaction,
    context: Context,
    state: keyof typeof IN_TURN,
    turn: Turn,
  ): Promise<readonly Candidate[]> {
    const rows = await tx.query<ConsentResult & TurnResult>(IN_TURN[state], turn.parameters);
    return inTurn(rows, await this.#sealed(tx, context, rows));
  }

  /** The very bytes that are shown to be signed. @returns null outside what the database shows the actor */
  async sheet(tx: Transaction, { id, employeeId }: Pick<Consent, 'id' | 'employeeId'>): Promise<Buffer | null> {
    const [row] = await tx.query<ConsentResult>(ONE, [id]);
    if (row === undefined) return null;
    return unsealBytes(await this.keys.find(employeeId, 'medical'), placeOf(employeeId, id, 'sheet'), row.sealed);
  }

  /** What was signed. @returns null while nobody did, nor accepted the paper */
  async evidence(
    tx: Transaction,
    { id, employeeId }: Pick<Consent, 'id' | 'employeeId'>,
  ): Promise<SignedDocument | null> {
    const [row] = await tx.query<{ sealed: Buffer }>(EVIDENCE, [id]);
    if (row === undefined) return null;
    const key = await this.keys.find(employeeId, 'medical');
    return unpacked(unsealBytes(key, placeOf(employeeId, id, 'evidence'), row.sealed));
  }

  async #sealed(tx: Transaction, context: Context, rows: readonly ConsentResult[]): Promise<Sealed<Consent>[]> {
    return sealTowards(tx, context, rows, {
      as: 'Consent',
      open: (row) => this.#consent(row),
      facts: (row, towards) => ({
        ...towards,
        signed: row.on_paper || row.signed_at !== null,
        onPaper: row.on_paper,
        recordedByAnother: row.on_paper && row.prepared_by !== context.actor.accountId,
      }),
    });
  }

  async #consent(row: ConsentResult): Promise<Consent> {
    const { id, employee_id: employeeId } = row;
    const key = await this.keys.find(employeeId, 'medical');
    const sheet = unsealBytes(key, placeOf(employeeId, id, 'sheet'), row.sealed);
    const { addressedTo, recipient, purpose } = SheetOnRecord.parse(JSON.parse(sheet.toString('utf8')));
    return { ...inTheClear(row), addressedTo, recipient, purpose };
  }
}

function placeOf(owner: string, record: string, what: 'sheet' | 'evidence'): Place {
  return { store: 'medical', owner, record, version: 1, item: `consent-${what}` };
}
