import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../../platform/stores/transaction.js';
import { digestOfCollectionCode, isSameDigest } from './collection-secrets.js';
import type { Begun } from './why-not-collect.js';

// What the database shows to somebody without an account is what this link was given out for, and nothing else.
const PRESENT = "SELECT set_config('kluis.link', $1, true)";
const RELEASED = `
  SELECT r.id AS "releaseId", r.package_id AS "packageId", r.request_id AS "requestId", r.employee_id AS "employeeId", r.code,
         p.consent_id AS "consentId", p.collect_until < platform.today() AS "isOver",
         k.bytes, encode(k.digest, 'hex') AS sha256, (SELECT count(*)::integer FROM medical.wrong_code w WHERE w.release_id = r.id) AS wrong,
         medical.account_of(r.employee_id) AS "personAccountId"
  FROM medical.disclosure_release r
  JOIN medical.disclosure_package p ON p.package_id = r.package_id
  JOIN medical.package k ON k.id = r.package_id`;
const QUEUE_UP = 'SELECT access.one_pair_at_a_time($1, $2, $2)';
const WRONG = 'INSERT INTO medical.wrong_code (release_id, employee_id, number) VALUES ($1, $2, $3)';
const BEGUN = `
  SELECT c.ended_at IS NULL AND c.held_until > platform.clock() AS "isHeld", NOT c.completed AS "brokeOff", c.handed,
         c.collected_at IS NOT NULL AS "isCollected"
  FROM medical.disclosure_collection c WHERE c.package_id = $1`;
const MAY_LEAVE = 'SELECT medical.may_leave($1) AS may';
const HELD = "platform.clock() + interval '2 minutes'";
const BEGIN = `
  INSERT INTO medical.disclosure_collection (package_id, release_id, request_id, employee_id, held_until)
  VALUES ($1, $2, $3, $4, ${HELD})`;
const RESUME = `
  UPDATE medical.disclosure_collection SET held_until = ${HELD}, ended_at = NULL, completed = false, turn = turn + 1
  WHERE package_id = $1 RETURNING turn`;
const HANDED = `
  UPDATE medical.disclosure_collection c
  SET held_until = ${HELD}, handed = greatest(c.handed, $3), collected_at = coalesce(c.collected_at, platform.clock())
  FROM (SELECT b.package_id, b.collected_at FROM medical.disclosure_collection b WHERE b.package_id = $1 FOR UPDATE) before
  WHERE c.package_id = before.package_id AND c.turn = $2 RETURNING before.collected_at IS NULL AS "isFirst"`;
const OVER = `
  UPDATE medical.disclosure_collection SET ended_at = platform.clock(), completed = $3 WHERE package_id = $1 AND turn = $2`;

/** Ten wrong codes are all that a link is worth; the table says so too. */
const MOST_WRONG_CODES = 10;

/** What a link was given out for. */
export interface Released {
  readonly releaseId: string;
  readonly packageId: string;
  readonly requestId: string;
  readonly employeeId: string;
  readonly consentId: string | null;
  /** Is its last day over? */
  readonly isOver: boolean;
  readonly bytes: number;
  /** Hexadecimal. */
  readonly sha256: string;
  /** Whom it is about, to be told; null without an account. */
  readonly personAccountId: string | null;
}

/** The same, with what guards it. */
interface Guarded extends Released {
  readonly wrong: number;
  readonly code: Buffer;
}

/** What somebody without an account does with a link (C11). Each call presents it anew: nothing of it stays in a connection. */
@Injectable()
export class CollectionRepository {
  /**
   * What the link is for, once whoever else uses it is done.
   * @returns null for a link that opens nothing, and once ten codes were wrong
   */
  async released(tx: Transaction, link: string): Promise<Guarded | null> {
    await tx.query(PRESENT, [link]);
    const found = await this.#released(tx);
    if (found === undefined) return null;
    await tx.query(QUEUE_UP, ['disclosure', found.requestId]);
    const released = await this.#released(tx);
    if (released === undefined || released.wrong >= MOST_WRONG_CODES) return null;
    return released;
  }

  /** Is it the code of that release? One that isn't is counted. */
  async isCode(
    tx: Transaction,
    released: {
      readonly releaseId: string;
      readonly employeeId: string;
      readonly wrong: number;
      readonly code: Buffer;
    },
    code: string,
  ): Promise<boolean> {
    if (isSameDigest(digestOfCollectionCode(released.releaseId, code), released.code)) return true;
    await tx.query(WRONG, [released.releaseId, released.employeeId, released.wrong + 1]);
    return false;
  }

  /** How far its collection came. @returns null where nobody began */
  async begun(tx: Transaction, packageId: string): Promise<Begun | null> {
    const [row] = await tx.query<Omit<Begun, 'handed'> & { readonly handed: string }>(BEGUN, [packageId]);
    return row === undefined ? null : { ...row, handed: Number(row.handed) };
  }

  /** C3, C11 — may bytes of it leave? Until this transaction ends nobody takes back what it rests on. */
  async mayLeave(tx: Transaction, { packageId, requestId, consentId }: Released): Promise<boolean> {
    await tx.query(QUEUE_UP, ['disclosure', requestId]);
    if (consentId !== null) await tx.query(QUEUE_UP, ['consent', consentId]);
    const [row] = await tx.query<{ may: boolean }>(MAY_LEAVE, [packageId]);
    return row?.may ?? false;
  }

  /** @returns whose turn it is: the first */
  async begin(tx: Transaction, { packageId, releaseId, requestId, employeeId }: Released): Promise<number> {
    await tx.query(BEGIN, [packageId, releaseId, requestId, employeeId]);
    return 1;
  }

  /** @returns whose turn it is: what an earlier one says from now on counts no more */
  async resume(tx: Transaction, { packageId }: Released): Promise<number> {
    const [row] = await tx.query<{ turn: number }>(RESUME, [packageId]);
    if (row === undefined) throw new Error('a collection that was begun is not there');
    return row.turn;
  }

  /**
   * Says that it was handed over up to a byte, and that it goes on.
   * @returns were those the first; null where it is another's turn
   */
  async handed(tx: Transaction, { packageId }: Released, turn: number, upTo: number): Promise<boolean | null> {
    const [row] = await tx.query<{ isFirst: boolean }>(HANDED, [packageId, turn, upTo]);
    return row?.isFirst ?? null;
  }

  /** Says that the answer is over. @param completed did it come to its end? */
  async over(tx: Transaction, { packageId }: Released, turn: number, completed: boolean): Promise<void> {
    await tx.query(OVER, [packageId, turn, completed]);
  }

  /** Presents the link again, in a transaction of its own. */
  async present(tx: Transaction, link: string): Promise<void> {
    await tx.query(PRESENT, [link]);
  }

  async #released(tx: Transaction): Promise<Guarded | undefined> {
    const [row] = await tx.query<Omit<Guarded, 'bytes'> & { readonly bytes: string }>(RELEASED);
    // A count of bytes that no number holds comes as text.
    return row === undefined ? undefined : { ...row, bytes: Number(row.bytes) };
  }
}
