import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { Answer } from '../harness/http.js';
import { TrailWorld, type Line } from './trail-world.js';

describe('the trail of each attempt', () => {
  let world: TrailWorld;
  beforeAll(async () => {
    world = await TrailWorld.open();
  });
  afterAll(() => world.close());

  const amendments = (): string => `/v1/pieces/${world.ids.piece}/amendments`;

  test('A1 a read says who, as what, for what, on whose dossier, under which rule, with which outcome, from where', async () => {
    const { vos, jan, piece } = world.ids;
    expect(await world.linesOf(await world.guided('dr-vos'))).toEqual([
      expect.objectContaining({
        account_id: vos,
        acting_role: 'company-doctor',
        responsible_doctor_id: null,
        purpose: 'absence-guidance',
        purpose_claimed: true,
        action: 'read',
        kind: 'MedicalPiece',
        record_id: piece,
        employee_id: jan,
        rule: 'S1',
        outcome: 'allowed',
        status: 200,
        source: '127.0.0.1',
        route: 'GET /v1/pieces/:pieceId',
      }),
    ]);
  });

  test('S11 an act of an assistant names the responsible doctor beside the assistant', async () => {
    const { vos, anna, jan } = world.ids;
    expect(await world.linesOf(await world.guided('anna'))).toEqual([
      expect.objectContaining({ account_id: anna, responsible_doctor_id: vos, rule: 'S2', employee_id: jan }),
    ]);
  });

  // Of the ids of this world the table writes the names.
  test.each<[string, () => Promise<Answer>, Partial<Line>]>([
    [
      'a role that cannot',
      () => world.asked('hr', `/v1/pieces/${world.ids.piece}`),
      { status: 403, outcome: 'refused', rule: 'S1', record_id: 'piece', employee_id: 'jan' },
    ],
    [
      'a role not held',
      () => world.guided('dr-vos', undefined, { headers: { 'acting-as': 'employee' } }),
      { status: 403, outcome: 'refused', rule: 'S1' },
    ],
    [
      'a purpose not allowed',
      () => world.guided('dr-vos', undefined, { headers: { purpose: 'security' } }),
      { status: 403, outcome: 'refused', rule: 'D6' },
    ],
    [
      'a foreign dossier',
      () => world.guided('dr-smit'),
      { status: 404, outcome: 'not-found', record_id: 'piece', employee_id: 'jan' },
    ],
    [
      'an id of nothing',
      () => world.guided('dr-vos', `/v1/pieces/${randomUUID()}`),
      { status: 404, outcome: 'not-found', employee_id: null },
    ],
    [
      'an id of another form',
      () => world.guided('dr-vos', '/v1/pieces/one'),
      { status: 400, outcome: 'invalid', record_id: null },
    ],
    [
      'an unknown query',
      () => world.guided('dr-vos', `/v1/pieces/${world.ids.piece}?sort=text`),
      { status: 400, outcome: 'invalid', record_id: 'piece' },
    ],
    [
      'a malformed body',
      () => world.guided('dr-vos', amendments(), { body: { text: 1 } }),
      { status: 400, outcome: 'invalid', action: 'amend', record_id: 'piece' },
    ],
    [
      'an unusable key',
      () => world.guided('dr-vos', amendments(), { body: {}, headers: { 'idempotency-key': 'x' } }),
      { status: 400, outcome: 'invalid', account_id: 'vos' },
    ],
    [
      'a stale version',
      () => world.guided('dr-vos', amendments(), { body: { version: 9, text: 'b', reason: 'c' } }),
      { status: 409, outcome: 'conflict', action: 'amend', record_id: 'piece' },
    ],
    [
      'a path that is no route',
      () => world.guided('dr-vos', `/v1/pieces/${world.ids.piece}/`),
      { status: 404, outcome: 'not-found', account_id: 'vos', route: 'GET -' },
    ],
    [
      'a route in another spelling',
      () => world.guided('dr-vos', `/v1/%70ieces/${world.ids.piece}`),
      { status: 404, outcome: 'not-found', account_id: 'vos' },
    ],
    [
      'a method that a path has not',
      () => world.guided('dr-vos', `/v1/pieces/${world.ids.piece}`, { method: 'DELETE' }),
      { status: 405, outcome: 'invalid', account_id: 'vos', route: 'DELETE -' },
    ],
    ['an account that is none', () => world.guided('nobody'), { status: 401, outcome: 'refused', account_id: null }],
  ])('A1 %s leaves one line, and no second', async (_what, attempt, expected) => {
    const answer = await attempt();
    const names: Readonly<Record<string, string>> = world.ids;
    const wanted: Record<string, unknown> = Object.fromEntries(
      Object.entries(expected).map(([field, value]) => [
        field,
        typeof value === 'string' ? (names[value] ?? value) : value,
      ]),
    );
    expect(await world.linesOf(answer)).toEqual([expect.objectContaining(wanted)]);
    expect(answer.status).toBe(expected.status);
  });

  test('A1 a change has one line in its own transaction; the same request again has its own, and changes nothing', async () => {
    const { version } = (await world.guided('dr-vos')).body;
    const change = {
      body: { version, text: 'corrected', reason: 'a slip' },
      headers: { 'idempotency-key': randomUUID() },
    };
    const first = await world.guided('dr-vos', amendments(), change);
    const second = await world.guided('dr-vos', amendments(), change);
    expect([first.status, second.status, second.text]).toEqual([201, 201, first.text]);
    const { piece: record_id, jan: employee_id } = world.ids;
    const line = { action: 'amend', record_id, employee_id };
    expect(await world.linesOf(first)).toEqual([expect.objectContaining({ ...line, outcome: 'allowed' })]);
    expect(await world.linesOf(second)).toEqual([
      expect.objectContaining({ ...line, outcome: 'repeated', status: 201 }),
    ]);
    expect((await world.guided('dr-vos')).body['version']).toBe(Number(version) + 1);
  });

  test('D6 who a caller says he is, and through whom he came, is kept as a claim and used for nothing', async () => {
    const headers = {
      'x-user': 'jan',
      'x-forwarded-user': 'fg',
      'x-remote-user': 'root',
      'x-http-method-override': 'DELETE',
      'x-forwarded-for': '203.0.113.7, diabetes',
    };
    const answer = await world.guided('dr-smit', undefined, { headers });
    expect(answer.status).toBe(404);
    const [line] = await world.linesOf(answer);
    expect(line).toMatchObject({
      source: '127.0.0.1',
      acting_role: 'company-doctor',
      claims: {
        'x-user': 'sent',
        'x-forwarded-user': 'sent',
        'x-remote-user': 'sent',
        'x-http-method-override': 'sent',
        'x-forwarded-for': 'not an address',
      },
    });
  });

  test('A1 whoever hangs up before the answer has his line, with the address he came from', async () => {
    const { hostname, port } = new URL(world.service.url);
    const head = `GET /v1/pieces/${world.ids.piece} HTTP/1.1\r\nhost: x\r\npurpose: absence-guidance\r\n`;
    const lines = (): Promise<{ n: number }[]> =>
      world.cast.sql("SELECT count(*)::integer AS n FROM trail.line WHERE source = '127.0.0.1'");
    const [before] = await lines();
    for (const wait of [0, 0, 1, 2, 4]) {
      const socket = connect(Number(port), hostname);
      await once(socket, 'connect');
      socket.write(`${head}authorization: Bearer ${world.tokenOf('dr-vos')}\r\n\r\n`);
      await pause(wait);
      socket.destroy();
      await pause(60);
    }
    const left = async (): Promise<number> => ((await lines())[0]?.n ?? 0) - (before?.n ?? 0);
    for (let tries = 0; tries < 50 && (await left()) < 5; tries += 1) await pause(100);
    expect(await left()).toBe(5);
    expect(world.service.logged.filter((line) => line.includes('refusal-not-recorded'))).toEqual([]);
  });

  test('A1 two hundred at once leave two hundred lines, each its own', async () => {
    const answers = await Promise.all(Array.from({ length: 200 }, () => world.guided('dr-vos')));
    const rows = await world.cast.sql<{ n: number }>(
      'SELECT count(*)::integer AS n FROM trail.line WHERE request_id = ANY ($1) GROUP BY request_id',
      [answers.map(({ headers }) => headers.get('x-request-id'))],
    );
    expect([rows.length, ...new Set(rows.map(({ n }) => n))]).toEqual([200, 1]);
  });
});
