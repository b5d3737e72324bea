import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { KeyStore } from '../../src/platform/keys/key-store.js';
import { BreakableHouse } from './breakable-house.js';

const UNAVAILABLE = [503, '/problems/store-unavailable'];

describe('the service without a store, its keys, or one of its two locks', () => {
  let house: BreakableHouse;
  beforeAll(async () => {
    house = await BreakableHouse.open();
    await house.cast.person('dr-smit', { roles: [{ role: 'company-doctor' }], registeredUntil: '2099-01-01' });
  });
  afterEach(() => house.mend());
  afterAll(() => house.close());

  test('D5 without the key cluster nothing is read or stored: 503 and not 500, and it recovers', async () => {
    house.cut(house.to.keys);
    house.service.app.get(KeyStore).forget(house.jan, 'medical');
    const before = await house.stored();
    for (const answer of await Promise.all([house.read(), house.record()])) {
      expect([answer.status, answer.body['type']]).toEqual(UNAVAILABLE);
      expect(await house.linesOf(answer)).toEqual([expect.objectContaining({ outcome: 'failed', status: 503 })]);
    }
    expect(await house.stored()).toBe(before);
    await house.mend();
    expect((await house.recovered()).status).toBe(200);
  });

  test('D5 without its store a read is 503, has its line, and recovers', async () => {
    house.cut(house.to.medical);
    const read = await house.read();
    expect([read.status, read.body['type']]).toEqual(UNAVAILABLE);
    expect(await house.linesOf(read)).toEqual([{ outcome: 'failed', status: 503, action: 'read', rule: null }]);
    await house.mend();
    expect((await house.recovered()).status).toBe(200);
  });

  test('A1 what fails after it was asked keeps its line, and shows nothing', async () => {
    await house.harm(
      'ALTER TABLE medical.piece_version RENAME COLUMN sealed TO lost',
      'ALTER TABLE medical.piece_version RENAME COLUMN lost TO sealed',
    );
    const failed = await house.read();
    expect([failed.status, failed.body['type'], failed.body['detail']]).toEqual([
      500,
      '/problems/internal',
      'Something went wrong on our side; nothing was stored.',
    ]);
    expect(await house.linesOf(failed)).toEqual([{ outcome: 'failed', status: 500, action: 'read', rule: null }]);
  });

  test('A1 a change that was rolled back is no allowed line', async () => {
    await house.harm(
      "ALTER TABLE medical.piece ADD CONSTRAINT nothing_new CHECK (item = 'M00') NOT VALID",
      'ALTER TABLE medical.piece DROP CONSTRAINT nothing_new',
    );
    const before = await house.stored();
    const failed = await house.record();
    expect([failed.status, await house.stored()]).toEqual([500, before]);
    expect(await house.linesOf(failed)).toEqual([{ outcome: 'failed', status: 500, action: 'record', rule: null }]);
  });

  test('D2 what row security shows and the policy refuses is a fault of ours: 500, an alert, no text', async () => {
    const tables = ['entry', 'piece', 'piece_version'];
    const [row] = await house.cast.sql<{ qual: string }>(
      "SELECT qual FROM pg_policies WHERE policyname = 'who_opens_it' AND tablename = 'piece'",
    );
    const showing = (whom: string): string =>
      tables.map((table) => `ALTER POLICY who_opens_it ON medical.${table} USING (${whom})`).join('; ');
    await house.harm(showing('true'), showing(row?.qual ?? 'false'));
    const shown = await house.readAs('dr-smit');
    expect([shown.status, shown.text.includes(BreakableHouse.secret)]).toEqual([500, false]);
    expect(await house.linesOf(shown)).toEqual([{ outcome: 'failed', status: 500, action: 'read', rule: null }]);
    const id = shown.headers.get('x-request-id') ?? '-';
    const alerts = house.service.logged.filter((line) => line.includes(id) && line.includes('LocksDisagree'));
    expect(alerts).toHaveLength(1);
    await house.mend();
    expect((await house.readAs('dr-smit')).status).toBe(404);
  });
});
