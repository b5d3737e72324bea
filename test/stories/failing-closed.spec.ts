import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { ask, type Answer } from '../harness/http.js';
import { BreakableHouse } from './breakable-house.js';

describe('the service without its trail', () => {
  let house: BreakableHouse;
  beforeAll(async () => {
    house = await BreakableHouse.open();
  });
  afterEach(() => house.mend());
  afterAll(() => house.close());

  const expectRecovery = async (): Promise<void> => {
    const read = await house.recovered();
    expect([read.status, read.body['text']]).toEqual([200, BreakableHouse.secret]);
    expect(await house.linesOf(read)).toHaveLength(1);
  };

  /** While the trail is harmed nothing leaves; afterwards everything does again, by itself. */
  const expectClosed = async (): Promise<void> => {
    const before = await house.stored();
    const [read, written, unknown] = await Promise.all([house.read(), house.record(), house.read(randomUUID())]);
    expect([read.status, unknown.status]).toEqual([503, 503]);
    for (const answer of [read, written, unknown]) {
      const isOnRecord = (await house.linesOf(answer)).length > 0;
      expect([answer.body['type'], answer.text.includes(BreakableHouse.secret)]).toEqual([
        isOnRecord ? undefined : '/problems/trail-unavailable',
        false,
      ]);
    }
    expect([read.body['rule'], read.headers.get('retry-after')]).toEqual(['A1', '5']);
    // A write has its line in its own transaction: it is stored with it, or not at all.
    expect(await house.stored()).toBe(before + (written.status === 201 ? 1 : 0));
    await house.mend();
    await expectRecovery();
  };

  test('A1 no data leaves while the trail is read-only, and the service recovers by itself', async () => {
    const [row] = await house.cast.sql<{ name: string }>('SELECT quote_ident(current_database()) AS name');
    const setting = `ALTER ROLE kluis_scribe IN DATABASE ${row?.name ?? ''}`;
    await house.harm(
      `${setting} SET default_transaction_read_only = on`,
      `${setting} RESET default_transaction_read_only`,
      'kluis_scribe',
    );
    await expectClosed();
  });

  test('A1 no data leaves while the trail is gone, and nothing is stored', async () => {
    await house.harm('ALTER TABLE trail.line RENAME TO lost', 'ALTER TABLE trail.lost RENAME TO line');
    const before = await house.stored();
    for (const answer of await Promise.all([house.read(), house.record()])) {
      expect([answer.status, answer.body['type']]).toEqual([503, '/problems/trail-unavailable']);
      expect(answer.text).not.toContain(BreakableHouse.secret);
    }
    expect(await house.stored()).toBe(before);
    await house.mend();
    await expectRecovery();
  });

  test('A1 no data leaves while the scribe may not write', async () => {
    await house.harm('REVOKE INSERT ON trail.line FROM kluis_scribe', 'GRANT INSERT ON trail.line TO kluis_scribe');
    await expectClosed();
  });

  test('A1 no data leaves while the trail cannot be reached, and no word about why', async () => {
    house.cut(house.to.scribe);
    await expectClosed();
    expect(house.service.logged.join('\n')).not.toMatch(/127\.0\.0\.1|kluis_scribe|refused [a-z]/);
  });

  test('A1 no refusal leaves either while the attempts cannot be counted', async () => {
    house.cut(house.to.scribe);
    await house.service.setClock(new Date(Date.now() + 90_000).toISOString());
    expect((await ask(`${house.service.url}/v1/me`)).status).toBe(503);
    await house.mend();
    expect((await ask(`${house.service.url}/v1/me`)).status).toBe(401);
    await house.service.setClock(undefined);
  });

  test('A1 no data leaves while the trail is locked: all who wait are told so, and soon', async () => {
    const locker = new pg.Client({ connectionString: house.service.databases.adminUrls.main });
    await locker.connect();
    await locker.query('BEGIN; LOCK TABLE trail.line IN ACCESS EXCLUSIVE MODE');
    const before = await house.stored();
    const began = Date.now();
    const reads = Array.from({ length: 8 }, () => house.read());
    const answers = await Promise.all([...reads, house.record()]);
    const took = Date.now() - began;
    await locker.query('ROLLBACK');
    await locker.end();
    expect(answers.map(({ status }) => status)).toEqual(Array(9).fill(503));
    expect(await house.stored()).toBe(before);
    expect(answers.some(({ text }) => text.includes(BreakableHouse.secret))).toBe(false);
    // Far from the half minute that a store may wait for a lock; how long exactly is the machine's affair.
    expect(took).toBeLessThan(15_000);
    await expectRecovery();
  });

  test('A1 the scribe is killed again and again: every answer has its line, or is a 503', async () => {
    const killing = (async () => {
      for (let times = 0; times < 10; times += 1) {
        await house.disconnect('kluis_scribe');
        await pause(10);
      }
    })();
    const answers: Answer[] = [];
    for (let round = 0; round < 8; round += 1) {
      answers.push(...(await Promise.all(Array.from({ length: 15 }, () => house.read()))));
    }
    await killing;
    for (const answer of answers) {
      expect([200, 503]).toContain(answer.status);
      if (answer.status === 200) expect(await house.linesOf(answer)).toHaveLength(1);
      else expect(answer.text).not.toContain(BreakableHouse.secret);
    }
    expect(answers.some(({ status }) => status === 200)).toBe(true);
    await expectRecovery();
  });

  test("A1 a line that the trail refuses costs its own request, and nobody else's", async () => {
    await house.harm(
      "ALTER TABLE trail.line ADD CONSTRAINT one_bad_line CHECK (kind <> 'PieceVersion') NOT VALID",
      'ALTER TABLE trail.line DROP CONSTRAINT one_bad_line',
    );
    const isBad = (index: number): boolean => index % 8 === 3;
    const answers = await Promise.all(
      Array.from({ length: 24 }, (_, i) => house.read(undefined, isBad(i) ? '/versions' : '')),
    );
    expect(answers.map(({ status }) => status)).toEqual(answers.map((_, i) => (isBad(i) ? 503 : 200)));
    for (const answer of answers) {
      expect(await house.linesOf(answer)).toHaveLength(answer.status === 200 ? 1 : 0);
      if (answer.status === 503) expect(answer.text).not.toContain(BreakableHouse.secret);
    }
  });
});
