import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { LateReviewJob } from '../../src/duties/log-review/late/late-review.job.js';
import type { Answer } from '../harness/http.js';
import { rawSessions, REFUSED } from '../isolation/raw-sessions.js';
import { problemOf, SecrecyWorld } from './secrecy-world.js';

interface Line {
  readonly id: string;
  readonly why: string;
  readonly accountId: string | null;
}

const WRITE = `
  INSERT INTO trail.line (at, request_id, account_id, acting_role, purpose, action, kind, employee_id, rule, outcome, status, source, route)
  SELECT $1::timestamptz + i * interval '1 second', gen_random_uuid(), $2, $3, $4, 'read', 'Absence', $5, 'S7', 'allowed', 200,
         '192.0.2.1', 'GET /v1/absences/:absenceId' FROM generate_series(1, $6) i`;

describe('the monthly review of the trail', () => {
  let world: SecrecyWorld;
  const raw = (): ReturnType<typeof rawSessions> => rawSessions(world.service.databases);
  const written = (
    at: string,
    who: string | null,
    acting: readonly [role: string, purpose: string] | null,
    of: string | null = null,
    count = 1,
  ): Promise<unknown> =>
    world.cast.sql(WRITE, [at, who && world.id(who), acting?.[0], acting?.[1], of && world.id(of), count]);
  const open = (who: string, month: string): Promise<Answer> => world.post(who, '/v1/log-reviews', { month });
  const linesOf = async (who: string, review: string, query = ''): Promise<Line[]> => {
    const lines: Line[] = [];
    let after = '';
    do {
      const path = `/v1/log-reviews/${world.id(review)}/lines?limit=100${query}${after && `&after=${after}`}`;
      const { body } = await world.get(who, path);
      lines.push(...(body['items'] as Line[]));
      after = typeof body['next'] === 'string' ? encodeURIComponent(body['next']) : '';
    } while (after !== '');
    return lines;
  };
  const judge = (who: string, review: string, lines: readonly Line[], judgement = 'in-order'): Promise<Answer> =>
    world.post(who, `/v1/log-reviews/${world.id(review)}/judgements`, {
      lineIds: lines.map(({ id }) => id),
      judgement,
    });
  const sign = (who: string, review: string): Promise<Answer> =>
    world.post(who, `/v1/log-reviews/${world.id(review)}/signature`);
  const by = (lines: readonly Line[], who: string): Line[] =>
    lines.filter(({ accountId }) => accountId === world.id(who));

  beforeAll(async () => {
    world = await SecrecyWorld.open();
    await world.employer('acme');
    await world.person('luuk', ['log-administrator']);
    await world.person('olga', ['data-protection-officer']);
    await world.person('ada', ['administrator']);
    await world.person('dr-vos', ['company-doctor'], { registeredUntil: '2099-01-01' });
    await world.personFor('acme', 'carlo', 'case-manager');
    await world.person('jan', ['employee'], { kind: 'employee' });
    await world.employee("jan's", 'acme', { accountId: world.id('jan') });
    await world.employee("carlo's", 'acme', { accountId: world.id('carlo') });
    await world.cast.role(world.id('carlo'), 'employee');
    // Of January: many, the first and the last moment of it in the Netherlands, and what is all looked at.
    await written('2026-01-10T10:00:00Z', 'carlo', ['case-manager', 'reintegration'], "jan's", 300);
    await written('2026-01-11T10:00:00Z', 'luuk', ['log-administrator', 'supervision'], null, 80);
    await written('2026-01-12T10:00:00Z', 'dr-vos', ['company-doctor', 'emergency'], "jan's", 3);
    await written('2026-01-31T22:59:58Z', 'carlo', ['case-manager', 'reintegration'], "carlo's", 1);
    await written('2026-01-13T10:00:00Z', 'carlo', ['employee', 'own-rights'], "carlo's", 5);
    await written('2026-01-13T11:00:00Z', 'jan', ['employee', 'own-rights'], "jan's", 5);
    await written('2026-01-31T22:59:59Z', 'dr-vos', ['company-doctor', 'emergency'], "jan's", 1);
  });
  afterAll(() => world.close());

  test('A6 it is of a month that is over, opened once, by the log administrator alone', async () => {
    const [row] = await world.cast.sql<{ month: string }>("SELECT to_char(platform.today(), 'YYYY-MM') AS month");
    expect(problemOf(await open('luuk', row?.month ?? ''))).toEqual([409, '/problems/month-not-over', 'A6']);
    for (const who of ['olga', 'ada', 'dr-vos']) expect([who, (await open(who, '2026-01')).status]).toEqual([who, 403]);
    const opened = await open('luuk', '2026-01');
    expect([opened.status, opened.body['lines']]).toEqual([201, 104]);
    world.call('january', String(opened.body['reviewId']));
    expect(problemOf(await open('luuk', '2026-01'))).toEqual([409, '/problems/already-opened', 'A6']);
  });

  test('A6 every emergency and self-access is in it, and of the rest those that the recorded seed drew', async () => {
    const lines = await linesOf('luuk', 'january');
    expect(lines.filter(({ why }) => why === 'emergency')).toHaveLength(3);
    expect(by(lines, 'carlo').filter(({ why }) => why === 'self')).toHaveLength(1);
    const drawn = lines.filter(({ why }) => why === 'sample').map(({ id }) => id);
    const review = (await world.get('olga', '/v1/log-reviews')).body['items'] as Record<string, unknown>[];
    expect(review[0]).toMatchObject({
      month: '2026-01-01',
      drawnFrom: 394,
      lines: 104,
      unjudged: 104,
      sampleSize: 100,
    });
    const seed = String(review[0]?.['seed']);
    const all = await world.cast.sql<{ id: string }>(
      `SELECT id::text AS id FROM trail.line WHERE at >= '2025-12-31T23:00:00Z' AND at < '2026-01-31T23:00:00Z'
         AND purpose <> 'emergency' AND NOT (employee_id = $1 AND acting_role = 'case-manager')`,
      [world.id("carlo's")],
    );
    const place = (id: string): string => createHash('sha256').update(`${seed} ${id}`).digest('hex');
    const first = all.map(({ id }) => id).toSorted((one, other) => (place(one) < place(other) ? -1 : 1));
    expect(drawn.toSorted()).toEqual(first.slice(0, 100).toSorted());
  });

  test('A5 reading the lines under review is in the trail, under whose dossier they are about', async () => {
    const before = await world.cast.sql("SELECT 1 FROM trail.line WHERE kind = 'ReviewedLine'");
    await linesOf('luuk', 'january');
    const added = await world.cast.sql<{ employee_id: string | null }>(
      "SELECT employee_id FROM trail.line WHERE kind = 'ReviewedLine' AND action = 'read' AND record_id = $1 ORDER BY id DESC",
      [world.id('january')],
    );
    expect(added.length).toBeGreaterThan(before.length);
    expect(added.map(({ employee_id: of }) => of)).toEqual(
      expect.arrayContaining([world.id("jan's"), world.id("carlo's"), null]),
    );
    for (const who of ['ada', 'dr-vos']) {
      expect((await world.get(who, `/v1/log-reviews/${world.id('january')}/lines`)).status).toBe(403);
    }
  });

  test('A6 nobody reviews himself: what the log administrator did the officer judges, and nothing else', async () => {
    const lines = await linesOf('luuk', 'january');
    const own = by(lines, 'luuk');
    expect(own.length).toBeGreaterThan(0);
    expect(problemOf(await judge('luuk', 'january', own))).toEqual([403, '/problems/not-allowed', 'A6']);
    expect(problemOf(await judge('olga', 'january', by(lines, 'carlo')))).toEqual([403, '/problems/not-allowed', 'A6']);
    const mixed = [...by(lines, 'carlo').slice(0, 1), ...own.slice(0, 1)];
    expect((await judge('luuk', 'january', mixed)).status).toBe(403);
    expect(await linesOf('luuk', 'january', '&judgement=none')).toHaveLength(104);
    expect((await judge('olga', 'january', own)).body).toMatchObject({ judged: own.length });
    expect(problemOf(await judge('luuk', 'january', [{ id: '999999', why: '', accountId: null }]))).toEqual([
      404,
      '/problems/not-found',
      undefined,
    ]);
  });

  test('A6 the database alone keeps it: judged by another, once, with no line added, signed with none left', async () => {
    const review = world.id('january');
    const [own] = by(await linesOf('luuk', 'january'), 'luuk');
    const [waiting, next] = by(await linesOf('luuk', 'january', '&judgement=none'), 'carlo');
    const judges = (who: string, role: string, id: string | undefined): Promise<string> =>
      raw().outcome(
        'desk',
        [world.id(who), role],
        [
          `UPDATE access.log_review_line SET judgement = 'in-order', judged_by = $1, judged_at = platform.clock()
           WHERE review_id = $2 AND line_id = $3 AND judgement IS NULL`,
          [world.id(who), review, id],
        ],
      );
    expect(await judges('olga', 'data-protection-officer', waiting?.id)).toBe(REFUSED);
    const another = `UPDATE access.log_review_line SET judgement = 'in-order', judged_by = $1, judged_at = platform.clock()
      WHERE review_id = $2 AND line_id = $3`;
    expect(
      await raw().outcome(
        'desk',
        [world.id('luuk'), 'log-administrator'],
        [another, [world.id('olga'), review, next?.id]],
      ),
    ).toBe(REFUSED);
    const undone = `UPDATE access.log_review_line SET judgement = NULL, judged_by = NULL, judged_at = NULL WHERE line_id = $1 RETURNING 1`;
    expect(await raw().rows('desk', [world.id('luuk'), 'log-administrator'], undone, [own?.id])).toBe(0);
    const added = `INSERT INTO access.log_review_line (review_id, line_id, why) VALUES ($1, 424242, 'sample')`;
    expect(await raw().outcome('desk', [world.id('luuk'), 'log-administrator'], [added, [review]])).toBe(REFUSED);
    const signed = `UPDATE access.log_review SET signed_by = $1, signed_at = platform.clock() WHERE id = $2`;
    expect(
      await raw().outcome('desk', [world.id('luuk'), 'log-administrator'], [signed, [world.id('luuk'), review]]),
    ).toBe(REFUSED);
    const early = `INSERT INTO access.log_review (id, month, seed, sample_size, drawn_from, opened_by)
      VALUES (gen_random_uuid(), date_trunc('month', platform.today()), repeat('0', 64), 1, 1, $1)`;
    expect(await raw().outcome('desk', [world.id('luuk'), 'log-administrator'], [early, [world.id('luuk')]])).toBe(
      REFUSED,
    );
    for (const login of ['desk', 'trail'] as const) {
      for (const [who, role] of [
        ['ada', 'administrator'],
        ['dr-vos', 'company-doctor'],
      ] as const) {
        const seen = 'SELECT 1 FROM access.log_review UNION ALL SELECT 1 FROM access.log_review_line';
        expect([who, await raw().rows(login, [world.id(who), role], seen)]).toEqual([who, 0]);
      }
    }
  });

  test('A6 what is to be looked into is told to the officer, and it is signed once all is judged, and then changes no more', async () => {
    expect(problemOf(await sign('luuk', 'january'))).toEqual([409, '/problems/lines-unjudged', 'A6']);
    const waiting = await linesOf('luuk', 'january', '&judgement=none');
    const [emergency, ...rest] = waiting.toSorted((one, other) => (one.why < other.why ? -1 : 1));
    if (emergency === undefined) throw new Error('nothing waits');
    expect((await judge('luuk', 'january', [emergency], 'to-look-into')).status).toBe(201);
    expect(await world.notices('olga', world.id('january'))).toEqual(['trail-line-to-look-into']);
    expect(problemOf(await judge('luuk', 'january', [emergency]))).toEqual([409, '/problems/already-judged', 'A6']);
    expect((await judge('luuk', 'january', rest)).body).toMatchObject({ judged: rest.length, unjudged: 0 });
    expect(await world.notices('olga', world.id('january'))).toHaveLength(1);
    expect((await sign('olga', 'january')).status).toBe(403);
    expect((await sign('luuk', 'january')).status).toBe(201);
    expect(problemOf(await sign('luuk', 'january'))).toEqual([409, '/problems/already-signed', 'A6']);
    expect(problemOf(await judge('luuk', 'january', [emergency]))).toEqual([409, '/problems/already-signed', 'A6']);
    const { body } = await world.get('olga', '/v1/log-reviews');
    expect((body['items'] as unknown[])[0]).toMatchObject({ unjudged: 0, toLookInto: 1, signedBy: world.id('luuk') });
  });

  test('A6 a month that nobody signed in time is told once, to the log administrator and the officer', async () => {
    const job = world.service.app.get(LateReviewJob);
    // The service is there since December.
    await world.cast.sql("UPDATE access.account SET created_at = greatest(created_at, '2025-12-15')");
    const first = await world.cast.sql<{ first: string }>('SELECT min(created_at)::text AS first FROM access.account');
    expect(first).toHaveLength(1);
    const before = (await world.notices('luuk')).length;
    const told = await job.tellWhatIsLate();
    expect(told).toBeGreaterThan(0);
    expect(await job.tellWhatIsLate()).toBe(0);
    expect((await world.notices('luuk')).slice(before)).toEqual(Array.from({ length: told }, () => 'log-review-late'));
    expect((await world.notices('olga')).filter((code) => code === 'log-review-late')).toHaveLength(told);
    expect(await world.notices('ada')).toEqual([]);
    const months = await world.cast.sql<{ month: string }>(
      'SELECT month::text AS month FROM access.log_review_reminder',
    );
    expect(months.map(({ month }) => month)).not.toContain('2026-01-01');
    const lines = await world.cast.sql(
      "SELECT 1 FROM trail.line WHERE acting_role = 'log-review-telling' AND kind = 'LogReview'",
    );
    expect(lines).toHaveLength(told);
  });
});
