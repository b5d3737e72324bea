import { createCipheriv } from 'node:crypto';
import { request } from 'node:http';
import { deflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { pngOf } from '../../src/platform/files/files.fixture.js';
import { PackageEndingJob } from '../../src/requests/disclosure/sending/package-ending.job.js';
import { consentTo, sha256 } from './consent-steps.js';
import { documentWorld, type DocumentWorld } from './document-world.js';
import { basic, SendingSteps, type Handed } from './sending-steps.js';
import { refusal } from './verdict-world.js';

const DAY = 86_400_000;
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

  const later = async <T>(milliseconds: number, work: () => Promise<T>): Promise<T> => {
    await world.service.setClock(new Date(Date.now() + milliseconds).toISOString());
    try {
      return await work();
    } finally {
      await world.service.setClock(undefined);
    }
  };
  const job = (): PackageEndingJob => world.service.app.get(PackageEndingJob);
  const onConsent = async (pieces: readonly string[]): Promise<{ id: string; consentId: string }> => {
    const consentId = await steps.consents.signed('jan', jan, consentTo(pieces));
    const { body } = await steps.record('dr-vos', jan, await steps.body(consentId, pieces));
    const id = String(body['disclosureRequestId']);
    expect((await steps.decide('dr-vos', id)).status).toBe(201);
    return { id, consentId };
  };
  const kept = async (requestId: string): Promise<unknown> => {
    const [row] = await world.cast.sql<{ chunks: number; ended: boolean; keyGone: boolean }>(
      `SELECT (SELECT count(*)::int FROM medical.package_chunk c WHERE c.package_id = p.package_id) AS chunks,
              e.ended_at IS NOT NULL AS ended, e.key_destroyed_at IS NOT NULL AS "keyGone"
       FROM medical.disclosure_package p LEFT JOIN medical.package_end e ON e.package_id = p.package_id
       WHERE p.request_id = $1 ORDER BY p.number DESC LIMIT 1`,
      [requestId],
    );
    return row;
  };
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
  });

  test('C3 of fifty who collect while the consent is taken back none starts after that was answered', async () => {
    const { consentId, id } = await onConsent([piece]);
    const handed = await steps.handed(id);
    let answered = Infinity;
    const started: number[] = [];
    const collecting = Array.from({ length: 50 }, async (_, index) => {
      await new Promise((resolve) => setTimeout(resolve, index * 2));
      const began = performance.now();
      const { status, bytes } = await steps.collect(handed).catch(() => ({ status: 0, bytes: Buffer.alloc(0) }));
      if (status === 200 && bytes.length > 0) started.push(began);
    });
    const withdrawing = steps.consents.withdraw('jan', consentId).then(({ status }) => {
      answered = performance.now();
      return status;
    });
    expect(await withdrawing).toBe(201);
    await Promise.all(collecting);
    expect(started.filter((at) => at > answered)).toEqual([]);
    expect(refusal(await steps.refused(handed))[0]).toBe(409);
  });

  test('C11 what was cut off in the middle goes on from there, with the same second factor and by nobody else', async () => {
    const { id } = await onConsent([long]);
    const handed = await steps.handed(id);
    const first = await cutOff(handed, 5_000_000);
    await letGo(id);
    const range = { range: `bytes=${first.length}-` };
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
      "UPDATE medical.disclosure_collection SET started_at = started_at - interval '1 day' WHERE request_id = $1",
      [id],
    );
    expect(refusal(await steps.refused(handed, range))).toEqual([409, '/problems/not-resumed', 'C11']);
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

  test('C11 what nobody collected in time lapses, is gone with its key, and is signed anew on the same request', async () => {
    const { id } = await onConsent([piece]);
    const handed = await steps.handed(id);
    await world.cast.sql(
      'UPDATE medical.disclosure_package SET collect_until = platform.today() - $2::int WHERE request_id = $1',
      [id, 0],
    );
    expect(await steps.state(id)).toBe('released');
    await world.cast.sql(
      'UPDATE medical.disclosure_package SET collect_until = platform.today() - $2::int WHERE request_id = $1',
      [id, 1],
    );
    expect(await steps.state(id)).toBe('lapsed');
    expect(refusal(await steps.refused(handed))).toEqual([409, '/problems/package-lapsed', 'C11']);
    expect(refusal(await steps.release('dr-vos', id))).toEqual([409, '/problems/package-lapsed', 'C11']);
    expect(await job().endWhatIsDue()).toBeGreaterThanOrEqual(1);
    expect(await kept(id)).toEqual({ chunks: 0, ended: true, keyGone: true });
    const told = await world.cast.sql('SELECT code FROM desk.notice WHERE about = $1 AND code = $2', [
      id,
      'disclosure-lapsed',
    ]);
    expect(told).toHaveLength(1);
    const again = await steps.handed(id);
    expect((await steps.collect(again)).status).toBe(200);
    expect(refusal(await steps.refused(handed))[0]).toBe(409);
  });

  test('R7 what was collected or taken back is kept no second time: chunks and key are gone, and one in its time stays', async () => {
    const [collected, recalled, waiting] = [
      await onConsent([piece]),
      await onConsent([piece]),
      await onConsent([piece]),
    ];
    await steps.collect(await steps.handed(collected.id));
    await steps.handed(recalled.id);
    await steps.handed(waiting.id);
    await steps.consents.withdraw('jan', recalled.consentId);
    await later(DAY + 60_000, () => job().endWhatIsDue());
    const gone = { chunks: 0, ended: true, keyGone: true };
    expect([await kept(collected.id), await kept(recalled.id)]).toEqual([gone, gone]);
    expect(await kept(waiting.id)).toEqual({ chunks: 1, ended: false, keyGone: false });
    expect(await steps.state(collected.id)).toBe('collected');
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
