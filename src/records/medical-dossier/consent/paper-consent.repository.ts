import { Injectable } from '@nestjs/common';
import type { LocalDate } from '../../../platform/calendar/local-date.js';
import type { Transaction } from '../../../platform/stores/transaction.js';
import type { Consent } from './consent.js';

// Nobody replaces the scan meanwhile, nor records another paper of it.
const ONE_ACT = "SELECT access.one_pair_at_a_time('scan', $1, $1)";
const IS_NEW_SCAN = 'SELECT medical.is_new_consent_scan($1, $2, $3) AS "isNew"';
const TO_TELL = 'SELECT medical.account_of($1) AS "accountId", access.address_changed_at($1) AS "addressChangedAt"';
const TELL = `
  INSERT INTO medical.consent_step (consent_id, employee_id, step, day, told_how, told_account_id, done_by, responsible_doctor_id)
  VALUES ($1, $2, 'told', coalesce($3::date, platform.today()), $4, $5, access.acting_account(), $6)`;

/** Whom a doctor's acceptance is told, and by what. */
export interface ToTell {
  /** Of the employee; null where a letter tells him. */
  readonly accountId: string | null;
  /** When his employer last changed where the letter goes, ISO 8601; null for never. */
  readonly addressChangedAt: string | null;
}

/** Where and when the employee was told. */
export interface Told {
  /** Null for today, in the app. */
  readonly postedOn: LocalDate | null;
  readonly accountId: string | null;
  readonly responsibleDoctorId: string;
}

/** What is done with consents on paper; nothing of it is ever changed. */
@Injectable()
export class PaperConsentRepository {
  /** I10 — a document that the employee sees, of no earlier paper, that came in on that day or later. */
  async isNewScan(tx: Transaction, employeeId: string, scanId: string, signedOn: LocalDate): Promise<boolean> {
    await tx.query(ONE_ACT, [scanId]);
    const [row] = await tx.query<{ isNew: boolean }>(IS_NEW_SCAN, [scanId, employeeId, signedOn]);
    return row?.isNew ?? false;
  }

  async toTell(tx: Transaction, employeeId: string): Promise<ToTell> {
    const [row] = await tx.query<ToTell>(TO_TELL, [employeeId]);
    return row ?? { accountId: null, addressChangedAt: null };
  }

  async tell(
    tx: Transaction,
    { id, employeeId }: Pick<Consent, 'id' | 'employeeId'>,
    { postedOn, accountId, responsibleDoctorId }: Told,
  ): Promise<void> {
    const how = accountId === null ? 'posted' : 'in-app';
    await tx.query(TELL, [id, employeeId, postedOn, how, accountId, responsibleDoctorId]);
  }
}
