import { setTimeout as wait } from 'node:timers/promises';
import { Problem } from '../../platform/problems/problem.js';
import type { Transaction } from '../../platform/stores/transaction.js';
import type { Hex } from './hex.js';

const OF_STAFF = `hashtextextended('staff of ' || $1::uuid, 0)`;
const ALONE = `SELECT pg_try_advisory_xact_lock(${OF_STAFF}) AS held`;
const BESIDE_OTHERS = `SELECT pg_try_advisory_xact_lock_shared(${OF_STAFF}) AS held`;
const WAIT_FOR_NUMBER = `
  SELECT pg_advisory_xact_lock(hashtextextended('staff number ' || $1::uuid || $2::text, 0))`;

const WAIT_FOR_NEWCOMERS = `SELECT pg_advisory_xact_lock(hashtextextended('newcomers of ' || $1::uuid, 0))`;

/** How often, and how many milliseconds apart, a lock is asked for: whoever waits holds a connection that others need. */
const TRIES_ALONE = 20;
const TRIES_BESIDE_OTHERS = 4;
const BETWEEN_TRIES = 250;

/**
 * Until the end of the transaction nobody else changes who works for this employer.
 * @throws Problem 409 when an import or a sick report of this employer stays under way.
 */
export async function holdStaffAlone(tx: Transaction, employerId: string): Promise<void> {
  await hold(tx, ALONE, employerId, TRIES_ALONE);
}

/**
 * Until the end of the transaction no staff import of this employer runs, and nobody else reports this staff number.
 * @throws Problem 409 while an import is under way.
 */
export async function holdStaffNumber(tx: Transaction, employerId: string, numberDigest: Hex): Promise<void> {
  await hold(tx, BESIDE_OTHERS, employerId, TRIES_BESIDE_OTHERS);
  await tx.query(WAIT_FOR_NUMBER, [employerId, numberDigest]);
}

/** Until the end of the transaction nobody else makes a dossier at this employer: of two who name one person, the second sees the first. */
export async function holdNewcomers(tx: Transaction, employerId: string): Promise<void> {
  await tx.query(WAIT_FOR_NEWCOMERS, [employerId]);
}

async function hold(tx: Transaction, statement: string, employerId: string, tries: number): Promise<void> {
  for (let left = tries; left > 0; left -= 1) {
    const [lock] = await tx.query<{ held: boolean }>(statement, [employerId]);
    if (lock?.held === true) return;
    if (left > 1) await wait(BETWEEN_TRIES);
  }
  throw new Problem(409, 'staff-being-changed', 'The staff of this employer is being changed; ask again.', {
    headers: { 'retry-after': '30' },
  });
}
