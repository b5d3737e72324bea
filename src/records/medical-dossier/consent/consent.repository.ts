import { Injectable } from '@nestjs/common';
import type { LocalDate } from '../../../platform/calendar/local-date.js';
import { sealBytes, unsealBytes, type Place } from '../../../platform/keys/envelope.js';
import { packed, unpacked, type SignedDocument } from '../../../platform/signing/signed-document.js';
import { KeyStore } from '../../../platform/keys/key-store.js';
import type { Transaction } from '../../../platform/stores/transaction.js';
import { unlessGone } from '../../../platform/stores/unless-gone.js';
import type { Context } from '../../../safeguards/access/context.js';
import { latestFirst, type PlacedResult } from '../../../safeguards/access/latest-first.js';
import { listOfDossier } from '../../../safeguards/access/list-of-dossier.js';
import { sealTowards } from '../../../safeguards/access/seal-towards.js';
import type { Sealed } from '../../../safeguards/access/sealed.js';
import { NamedPiece } from '../second-opinion/second-opinion.js';
import { Consent, ConsentAddressee, ConsentRecipient } from './consent.js';
import { z } from 'zod';

const CONSENTS = `
  SELECT c.id, c.employee_id, c.pieces, c.times, encode(c.digest, 'hex') AS digest, c.prepared_by, c.prepared_at, c.sealed,
         s.signed_at, medical.consent_usable_until(s.signed_at) AS usable_until, w.withdrawn_at,
         CASE WHEN w.consent_id IS NOT NULL THEN 'withdrawn'
              WHEN s.consent_id IS NULL THEN 'prepared'
              WHEN access.was_the_employee(c.employee_id, s.signed_by, s.signed_at) THEN 'signed' ELSE 'void' END AS state
  FROM medical.consent c
  LEFT JOIN medical.consent_signature s ON s.consent_id = c.id
  LEFT JOIN medical.consent_withdrawal w ON w.consent_id = c.id`;
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
  INSERT INTO medical.consent_withdrawal (consent_id, employee_id, withdrawn_by)
  VALUES ($1, $2, access.acting_account()) ON CONFLICT DO NOTHING RETURNING consent_id`;
const EVIDENCE = 'SELECT s.sealed FROM medical.consent_signature s WHERE s.consent_id = $1';

interface ConsentResult extends PlacedResult {
  readonly id: string;
  readonly employee_id: string;
  readonly pieces: readonly NamedPiece[];
  readonly times: number;
  readonly digest: string;
  readonly prepared_by: string;
  readonly prepared_at: string;
  readonly sealed: Buffer;
  readonly signed_at: string | null;
  readonly usable_until: LocalDate | null;
  readonly withdrawn_at: string | null;
  readonly state: Consent['state'];
}

/** What is prepared, and the bytes that show it. */
export interface NewConsent {
  readonly id: string;
  readonly employeeId: string;
  readonly pieces: readonly NamedPiece[];
  readonly times: number;
  readonly digest: string;
  readonly sheet: Buffer;
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

  async sign(
    tx: Transaction,
    { id, employeeId, digest }: Pick<Consent, 'id' | 'employeeId' | 'digest'>,
    evidence: SignedDocument,
  ): Promise<void> {
    const place = placeOf(employeeId, id, 'evidence');
    const sealed = sealBytes(await this.keys.find(employeeId, 'medical'), place, packed(evidence));
    await tx.query(SIGN, [id, employeeId, digest, sealed]);
  }

  /** @returns false where that was done before. */
  async withdraw(tx: Transaction, { id, employeeId }: Pick<Consent, 'id' | 'employeeId'>): Promise<boolean> {
    return (await tx.query(WITHDRAW, [id, employeeId])).length === 1;
  }

  /** The very bytes that are shown to be signed. @returns null outside what the database shows the actor */
  async sheet(tx: Transaction, { id, employeeId }: Pick<Consent, 'id' | 'employeeId'>): Promise<Buffer | null> {
    const [row] = await tx.query<ConsentResult>(ONE, [id]);
    if (row === undefined) return null;
    return unsealBytes(await this.keys.find(employeeId, 'medical'), placeOf(employeeId, id, 'sheet'), row.sealed);
  }

  /** What was signed. @returns null while nobody did */
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
      facts: (row, towards) => ({ ...towards, signed: row.signed_at !== null }),
    });
  }

  async #consent(row: ConsentResult): Promise<Consent> {
    const { id, employee_id: employeeId } = row;
    const key = await this.keys.find(employeeId, 'medical');
    const sheet = unsealBytes(key, placeOf(employeeId, id, 'sheet'), row.sealed);
    const { addressedTo, recipient, purpose } = SheetOnRecord.parse(JSON.parse(sheet.toString('utf8')));
    return {
      id,
      employeeId,
      addressedTo,
      recipient,
      purpose,
      pieces: row.pieces,
      times: row.times,
      digest: row.digest,
      preparedBy: row.prepared_by,
      preparedAt: row.prepared_at,
      signedAt: row.signed_at,
      usableUntil: row.usable_until,
      withdrawnAt: row.withdrawn_at,
      state: row.state,
    };
  }
}

function placeOf(owner: string, record: string, what: 'sheet' | 'evidence'): Place {
  return { store: 'medical', owner, record, version: 1, item: `consent-${what}` };
}
