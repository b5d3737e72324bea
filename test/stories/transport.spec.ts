import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import type { Answer } from '../harness/http.js';
import { TrailWorld } from './trail-world.js';

/** What two refusals may differ in: when, and under which request id. */
const UUID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

describe('the way in, seen from outside', () => {
  let world: TrailWorld;
  let piece: string;
  beforeAll(async () => {
    world = await TrailWorld.open();
    piece = `/v1/pieces/${world.ids.piece}`;
  });
  afterAll(() => world.close());

  /** A request as bytes, for what no client would send. @returns the whole answer */
  const exchange = (line: string, fields: readonly string[] = [], body: Buffer | string = ''): Promise<string> =>
    new Promise((resolve, reject) => {
      const { hostname, port } = new URL(world.service.url);
      const socket = connect(Number(port), hostname);
      const said: Buffer[] = [];
      socket.on('data', (chunk: Buffer) => said.push(chunk));
      socket.once('close', () => {
        resolve(Buffer.concat(said).toString('utf8'));
      });
      socket.once('error', reject);
      const head = ['Host: house', 'Connection: close', `Authorization: Bearer ${world.tokenOf('dr-vos')}`, ...fields];
      socket.write(`${line} HTTP/1.1\r\n${head.join('\r\n')}\r\n\r\n`);
      socket.write(body);
    });
  const statusOf = (answer: string): number => Number(answer.slice(9, 12));
  const told = ({ status, text, headers }: Answer): string =>
    JSON.stringify([status, text, [...headers].filter(([name]) => name !== 'date')]).replace(UUID, 'ID');
  const pieces = async (): Promise<number> =>
    (await world.cast.sql<{ n: number }>('SELECT count(*)::integer AS n FROM medical.piece'))[0]?.n ?? -1;
  const guided = 'Purpose: absence-guidance';

  test.each([
    ['a slash too many', (path: string) => path.replace('/v1', '//v1')],
    ['a slash at the end', (path: string) => `${path}/`],
    ['a dot at the end', (path: string) => `${path}.`],
    ['a dotted way', (path: string) => path.replace('/v1', '/v1/../v1')],
    ['an encoded slash', (path: string) => path.replace('/pieces/', '/pieces%2f')],
    ['an encoded letter', (path: string) => path.replace('pieces', '%70ieces')],
    ['capitals', (path: string) => path.replace('pieces', 'Pieces')],
    ['a parameter within', (path: string) => `${path};version=1`],
    ['a whole address', (path: string) => `http://house${path}`],
  ])('D5 a path with %s is no path', async (_what, twisted) => {
    const [twist, unknown] = await Promise.all([
      exchange(`GET ${twisted(piece)}`, [guided]),
      exchange('GET /v1/nothing', [guided]),
    ]);
    const bare = (answer: string): string => answer.replace(UUID, 'ID').replace(/^date: .*$/im, '');
    expect([statusOf(twist), bare(twist)]).toEqual([404, bare(unknown)]);
  });

  test('D5 a conditional or partial request is answered like any other, and nothing says when a record changed', async () => {
    const plain = await world.guided('dr-vos');
    for (const headers of [
      { 'if-none-match': '*' },
      { 'if-modified-since': new Date().toUTCString() },
      { range: 'bytes=0-3' },
      { 'if-match': '"1"' },
    ]) {
      const answer = await world.guided('dr-vos', undefined, { headers });
      expect(told(answer)).toBe(told(plain));
    }
    const names = [...plain.headers].map(([name]) => name);
    expect(names).not.toEqual(expect.arrayContaining(['etag']));
    expect(
      names.filter((name) => /etag|last-modified|accept-ranges|server|x-powered-by|set-cookie/.test(name)),
    ).toEqual([]);
    expect(plain.headers.get('cache-control')).toBe('no-store');
  });

  test('D6 a method that a path does not have is refused, and none can be put in a header', async () => {
    for (const method of ['HEAD', 'OPTIONS', 'PUT', 'PATCH', 'DELETE', 'TRACE']) {
      expect([method, statusOf(await exchange(`${method} ${piece}`, [guided]))]).toEqual([method, 405]);
    }
    const headers = { 'x-http-method-override': 'DELETE', 'x-http-method': 'DELETE', 'x-method-override': 'DELETE' };
    expect((await world.guided('dr-vos', undefined, { headers })).status).toBe(200);
    expect((await world.guided('dr-vos', `${piece}?_method=DELETE`)).status).toBe(400);
  });

  test('D6 of a header that decides something there is one, or the request is refused', async () => {
    for (const field of [
      guided,
      'Acting-As: company-doctor',
      `Authorization: Bearer ${world.tokenOf('fg')}`,
      'Host: other',
    ]) {
      expect([field.slice(0, 10), statusOf(await exchange(`GET ${piece}`, [guided, field, field]))]).toEqual([
        field.slice(0, 10),
        400,
      ]);
    }
  });

  test.each<[string, number, readonly string[], Buffer | string]>([
    ['a name twice', 400, [], '{"entryOn":"2026-01-02","entryOn":"2026-01-03","pieces":[{"item":"M35","text":"a"}]}'],
    [
      'a prototype',
      400,
      [],
      '{"entryOn":"2026-01-02","pieces":[{"item":"M35","text":"a"}],"__proto__":{"role":"administrator"}}',
    ],
    ['a constructor within', 400, [], '{"entryOn":"2026-01-02","pieces":[{"item":"M35","text":"a","constructor":{}}]}'],
    [
      'a key nobody wrote down',
      400,
      [],
      '{"entryOn":"2026-01-02","pieces":[{"item":"M35","text":"a"}],"authorId":"00000000-0000-4000-8000-000000000000"}',
    ],
    ['one such within', 400, [], '{"entryOn":"2026-01-02","pieces":[{"item":"M35","text":"a","version":7}]}'],
    ['half a text', 400, [], '{"entryOn":"2026-01-02","pieces":[{"item":"M35","text":"a'],
    ['a NUL', 400, [], '{"entryOn":"2026-01-02","pieces":[{"item":"M35","text":"a\\u0000"}]}'],
    ['bytes that are no text', 400, [], Buffer.from([0x7b, 0xff, 0xfe, 0x7d])],
    ['a compressed body', 415, ['Content-Encoding: gzip'], gzipSync('{"entryOn":"2026-01-02","pieces":[]}')],
    ['more than anybody writes', 413, [], Buffer.alloc(1_100_000, 0x20)],
  ])('V9 a body with %s is refused, and nothing is stored', async (_what, status, fields, body) => {
    const before = await pieces();
    const head = ['Content-Type: application/json', `Content-Length: ${Buffer.byteLength(body)}`, guided, ...fields];
    const answer = await exchange(`POST /v1/employees/${world.ids.jan}/entries`, head, body);
    expect([statusOf(answer), await pieces()]).toEqual([status, before]);
    expect((await world.guided('dr-vos')).status).toBe(200);
  });

  test('D5 a cursor is good for its own account and its own list alone, and tells nothing', async () => {
    const { acme } = world.ids;
    const first = await world.asked('hr', `/v1/employers/${acme}/employees?limit=1`);
    const next = String(first.body['next']);
    expect((await world.asked('hr', `/v1/employers/${acme}/employees?limit=1&after=${next}`)).status).toBe(200);
    expect(Buffer.from(next, 'base64url').toString('latin1')).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}/);
    const elsewhere = await world.asked('hr', `/v1/employees?after=${next}`);
    const others = await world.guided('dr-vos', `/v1/employees?after=${next}`);
    const never = await world.asked('hr', `/v1/employees?after=${'A'.repeat(next.length)}`);
    expect([elsewhere.status, others.status, told(elsewhere)]).toEqual([400, 400, told(never)]);
  });

  test('R7 a record that was destroyed is answered like one that never was', async () => {
    const body = { entryOn: '2026-01-02', pieces: [{ item: 'M35', text: 'to be destroyed' }] };
    const made = await world.guided('dr-vos', `/v1/employees/${world.ids.jan}/entries`, { body });
    const [gone = ''] = made.body['pieceIds'] as string[];
    await world.cast.sql(
      `BEGIN; SET CONSTRAINTS ALL DEFERRED; DELETE FROM medical.piece_version WHERE piece_id = '${gone}';
       DELETE FROM medical.piece WHERE id = '${gone}'; COMMIT`,
    );
    for (const rest of ['', '/versions']) {
      const [destroyed, never] = [
        await world.guided('dr-vos', `/v1/pieces/${gone}${rest}`),
        await world.guided('dr-vos', `/v1/pieces/${randomUUID()}${rest}`),
      ];
      expect([destroyed.status, told(destroyed)]).toEqual([404, told(never)]);
    }
  });

  test('D5 a foreign id takes no other time than one of nothing, within the noise of this machine', async () => {
    const median = (times: readonly number[]): number => [...times].sort((a, b) => a - b)[times.length >> 1] ?? 0;
    const times = { foreign: [] as number[], random: [] as number[] };
    for (let round = 0; round < 60; round += 1) {
      for (const [kind, id] of [
        ['foreign', world.ids.piece],
        ['random', randomUUID()],
      ] as const) {
        const began = performance.now();
        await world.guided('dr-smit', `/v1/pieces/${id}`);
        times[kind].push(performance.now() - began);
      }
    }
    const [foreign, random] = [median(times.foreign), median(times.random)];
    // Bounded, not asserted tightly: the same work is done for both, and a machine may hiccup.
    expect(Math.abs(foreign - random)).toBeLessThan(Math.max(3, 0.5 * Math.min(foreign, random)));
  });
});
