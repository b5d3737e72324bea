import { createCipheriv } from 'node:crypto';
import { request } from 'node:http';
import { deflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { pngOf } from '../../src/platform/files/files.fixture.js';
import { consentTo, sha256 } from './consent-steps.js';
import { documentWorld, type DocumentWorld } from './document-world.js';
import { basic, SendingSteps, type Handed, type OnConsent } from './sending-steps.js';
import { refusal } from './verdict-world.js';

/** Noise, the same each time: too long for the buffers of a line, and nothing makes it shorter. */
const noise = (bytes: number): Buffer =>
  createCipheriv('aes-256-ctr', Buffer.alloc(32), Buffer.alloc(16)).update(Buffer.alloc(bytes));
const [WIDTH, HEIGHT] = [4095, 4096];
const points = noise((WIDTH + 1) * HEIGHT);
// Each row begins with the filter that it has: none.
for (let row = 0; row < HEIGHT; row += 1) points[row * (WIDTH + 1)] = 0;
const LONG = pngOf(WIDTH, HEIGHT, deflateSync(points, { level: 0 }));

describe('collecting what was released', () => {
  let world: DocumentWorld;
  let steps: SendingSteps;
  let jan: string;
  let piece: string;
  let long: string;
  beforeAll(async () => {
    world = await documentWorld();
    steps = new SendingSteps(world);
    jan = await world.patient('jan');
    piece = await world.recorded(jan);
    const { body } = await world.bring('dr-vos', jan, LONG);
    const document = { fileId: body['fileId'] };
    long = await world.recorded(jan, { entryOn: '2026-01-02', pieces: [{ item: 'M49', document }] });
  });
  afterAll(() => world.stop());

  const onConsent = (pieces: readonly string[]): Promise<OnConsent> => steps.onConsent('jan', jan, pieces);
  const told = async (about: string, code: string): Promise<number> =>
    (await world.cast.sql('SELECT 1 FROM desk.notice WHERE about = $1 AND code = $2', [about, code])).length;
  const lines = (about: string): Promise<{ outcome: string }[]> =>
    world.cast.sql<{ outcome: string }>(
      "SELECT outcome FROM trail.line WHERE record_id = $1 AND action = 'collect' ORDER BY outcome",
      [about],
    );
  /** Takes so many bytes and hangs up. */
  const cutOff = ({ path, code }: Handed, after: number): Promise<Buffer> =>
    new Promise((resolve, reject) => {
      const asked = request(`${world.service.url}${path}`, { headers: basic(code) }, (answer) => {
        const parts: Buffer[] = [];
        let taken = 0;
        answer.on('data', (part: Buffer) => {
          parts.push(part);
          taken += part.length;
          if (taken < after) return;
          answer.destroy();
          resolve(Buffer.concat(parts));
        });
        answer.on('error', () => undefined);
      });
      asked.on('error', reject).end();
    });
  /** Until the service hands over no more, because nobody takes it. */
  const stalled = async (requestId: string): Promise<void> => {
    const handed = async (): Promise<unknown> =>
      (await world.cast.sql('SELECT handed FROM medical.disclosure_collection WHERE request_id = $1', [requestId]))[0];
    for (let before = await handed(), now: unknown = null; JSON.stringify(before) !== JSON.stringify(now);) {
      before = now ?? before;
      await new Promise((resolve) => setTimeout(resolve, 400));
      now = await handed();
    }
  };
  /** Until the service saw that nobody takes it any more. */
  const letGo = async (requestId: string): Promise<void> => {
    for (let at = 0; at < 200; at += 1) {
      const [row] = await world.cast.sql<{ over: boolean }>(
        'SELECT ended_at IS NOT NULL AS over FROM medical.disclosure_collection WHERE request_id = $1',
        [requestId],
      );
      if (row?.over === true) return;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  };

  test('C3 a withdrawal answered while the process is held between check and first byte: no byte leaves', async () => {
    const { id, consentId } = await onConsent([piece]);
    const handed = await steps.handed(id);
    const held = new pg.Client({ connectionString: world.service.databases.adminUrls.main });
    await held.connect();
    await held.query('BEGIN');
    await held.query('LOCK TABLE medical.package_chunk IN ACCESS EXCLUSIVE MODE');
    const collecting = steps.collect(handed).catch(() => null);
    await untilWaiting(held);
    expect((await steps.consents.withdraw('jan', consentId)).status).toBe(201);
    await held.query('COMMIT');
    await held.end();
    const got = await collecting;
    expect([got?.status === 200, got?.bytes.includes('PK') ?? false]).toEqual([false, false]);
    expect((await steps.collect(handed)).status).toBe(409);
    // Nothing was sent, so nobody is told so (C13).
    expect([await steps.state(id), await told(id, 'disclosure-collected')]).toEqual(['recalled', 0]);
    expect((await lines(id)).map(({ outcome }) => outcome)).toEqual(['aborted', 'allowed', 'conflict']);
  });

  test('C3 of fifty who collect while the consent is taken back none starts after that was answered', async () => {
    const consentId = await steps.consents.signed('jan', jan, consentTo([piece], { times: 5 }));
    const handed: Handed[] = [];
    for (let sending = 0; sending < 5; sending += 1) {
      const { body } = await steps.record('dr-vos', jan, await steps.body(consentId, [piece]));
      const id = String(body['disclosureRequestId']);
      expect((await steps.decide('dr-vos', id)).status).toBe(201);
      handed.push(await steps.handed(id));
    }
    const after: Promise<number>[] = [];
    const isTakenBack = { yet: false };
    const collect = async (one: Handed): Promise<number> =>
      (await steps.collect(one).catch(() => ({ status: 0 }))).status;
    const [first, ...others] = handed;
    if (first === undefined) throw new Error('nothing was released');
    expect(await collect(first)).toBe(200);
    const withdrawing = steps.consents.withdraw('jan', consentId).then(({ status }) => {
      isTakenBack.yet = true;
      return status;
    });
    const before: Promise<number>[] = [];
    for (let asked = 0; before.length + after.length < 50 || after.length < 10; asked += 1) {
      // Of those that nobody has yet the last is left for after the answer: nothing but the withdrawal keeps it.
      const open = isTakenBack.yet ? others : others.slice(0, -1);
      (isTakenBack.yet ? after : before).push(collect(open[asked % open.length] ?? first));
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    expect(await withdrawing).toBe(201);
    await Promise.all(before);
    expect(new Set(await Promise.all(after))).toEqual(new Set([409]));
  });

  test('C11 what was cut off in the middle goes on from there, with the same second factor and by nobody else', async () => {
    const { id } = await onConsent([long]);
    const handed = await steps.handed(id);
    const first = await cutOff(handed, 5_000_000);
    await letGo(id);
    const range = { range: `bytes=${first.length}-` };
    expect((await lines(id)).map(({ outcome }) => outcome)).toEqual(['aborted', 'allowed']);
    const beyond = await steps.refused(handed, { range: `bytes=${LONG.length}-` });
    expect(refusal(beyond)).toEqual([409, '/problems/came-no-further', 'C11']);
    expect((await steps.refused({ ...handed, code: 'K7ZP-0189-ABCD' }, range)).status).toBe(401);
    const rest = await steps.collect(handed, range);
    const { package: signed } = (await steps.read('dr-vos', id)).body as { package: { sha256: string; bytes: number } };
    expect([rest.status, rest.headers.get('content-range')]).toEqual([
      206,
      `bytes ${first.length}-${signed.bytes - 1}/${signed.bytes}`,
    ]);
    expect(sha256(Buffer.concat([first, rest.bytes]))).toBe(signed.sha256);
    expect(refusal(await steps.refused(handed))).toEqual([409, '/problems/collected-already', 'C11']);
    expect((await steps.refused(handed, { range: `bytes=${signed.bytes}-` })).status).toBe(416);
    await world.cast.sql(
      "UPDATE medical.disclosure_collection SET collected_at = collected_at - interval '1 day' WHERE request_id = $1",
      [id],
    );
    expect(refusal(await steps.refused(handed, range))).toEqual([409, '/problems/not-resumed', 'C11']);
  });

  test('C11 of two who are answered about one package the later one goes on, and the earlier one stops', async () => {
    const { id } = await onConsent([long]);
    const handed = await steps.handed(id);
    const { bytes, whole } = await slowly(handed, async () => {
      expect(refusal(await steps.refused(handed, { range: 'bytes=1-' }))).toEqual([
        409,
        '/problems/being-collected',
        'C11',
      ]);
      await stalled(id);
      // Whoever takes nothing for minutes is believed to be gone.
      await world.cast.sql(
        "UPDATE medical.disclosure_collection SET held_until = platform.clock() - interval '1 second' WHERE request_id = $1",
        [id],
      );
      expect((await steps.collect(handed, { range: 'bytes=1-' })).status).toBe(206);
    });
    expect([whole, bytes > 0]).toEqual([false, true]);
  });

  test('C3 what is being collected stops where its consent is taken back', async () => {
    const { id, consentId } = await onConsent([long]);
    const handed = await steps.handed(id);
    const { bytes, whole } = await slowly(handed, async () => {
      expect((await steps.consents.withdraw('jan', consentId)).status).toBe(201);
    });
    expect([whole, bytes > 0]).toEqual([false, true]);
    expect(await steps.state(id)).toBe('collected');
    expect((await steps.refused(handed, { range: 'bytes=1-' })).status).toBe(409);
  });

  test('C4 a request that is withdrawn after signing leaves no more, and one that was collected is not withdrawn', async () => {
    const { id } = await onConsent([piece]);
    const handed = await steps.handed(id);
    expect((await steps.withdraw('dr-vos', id)).status).toBe(201);
    expect(refusal(await steps.refused(handed))).toEqual([409, '/problems/taken-back', 'C3']);
    const other = await onConsent([piece]);
    await steps.collect(await steps.handed(other.id));
    expect(refusal(await steps.withdraw('dr-vos', other.id))).toEqual([409, '/problems/collected-already', 'C11']);
  });

  async function slowly(
    { path, code }: Handed,
    meanwhile: () => Promise<void>,
  ): Promise<{ bytes: number; whole: boolean }> {
    return new Promise((resolve, reject) => {
      const asked = request(`${world.service.url}${path}`, { headers: basic(code) }, (answer) => {
        let bytes = 0;
        answer.pause();
        void meanwhile().then(() => {
          answer.on('data', (part: Buffer) => (bytes += part.length));
          answer.on('close', () => {
            resolve({ bytes, whole: answer.complete });
          });
          answer.on('error', () => undefined);
          answer.resume();
        }, reject);
      });
      asked.on('error', reject).end();
    });
  }
});

async function untilWaiting(client: pg.Client): Promise<void> {
  for (let waiting = 0; waiting === 0;) {
    const { rows } = await client.query<{ waiting: number }>(
      "SELECT count(*)::int AS waiting FROM pg_locks WHERE relation = 'medical.package_chunk'::regclass AND NOT granted",
    );
    waiting = rows[0]?.waiting ?? 0;
  }
}
