import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { Cast } from '../cast.js';
import { ask, type Answer } from '../harness/http.js';
import { runningService, type RunningService } from '../harness/service.js';

interface Shown {
  readonly id: string;
  readonly code: string;
  readonly readAt: string | null;
}

describe('notices', () => {
  let service: RunningService;
  let cast: Cast;
  const own: string[] = [];
  let foreign = '';
  beforeAll(async () => {
    service = await runningService();
    cast = await Cast.of(service);
    const [bea, carla] = [await cast.person('bea', { undertaking: false }), await cast.person('carla', {})];
    const put = async (accountId: string, minute: number): Promise<string> => {
      const id = randomUUID();
      await cast.sql(
        "INSERT INTO desk.notice (id, account_id, code, about, created_at) VALUES ($1, $2, 'role-ended', NULL, $3)",
        [id, accountId, `2026-01-01T00:0${minute}:00Z`],
      );
      return id;
    };
    for (const minute of [1, 2, 2, 3, 4]) own.unshift(await put(bea, minute));
    foreign = await put(carla, 5);
  });
  afterAll(async () => {
    await cast.close();
    await service.stop();
  });

  const get = async (subject: string, query = ''): Promise<Answer> =>
    ask(`${service.url}/v1/notices${query}`, { token: await cast.token(subject) });
  const mark = async (id: string): Promise<Answer> =>
    ask(`${service.url}/v1/notices/${id}/reading`, { token: await cast.token('bea'), method: 'POST' });

  test('P7 everybody reads the own notices, the newest first, each once over the pages', async () => {
    const seen: Shown[] = [];
    let next: string | null = '';
    while (next !== null) {
      const page: Answer = await get('bea', `?limit=2${next === '' ? '' : `&after=${next}`}`);
      seen.push(...(page.body['items'] as Shown[]));
      next = page.body['next'] as string | null;
    }
    expect([...seen.map(({ id }) => id)].sort()).toEqual([...own].sort());
    expect([seen[0]?.id, seen[1]?.id, seen[4]?.id]).toEqual([own[0], own[1], own[4]]);
    expect((await get('nobody-yet')).body).toEqual({ items: [], next: null });
  });

  test('P7 a page of somebody else is no page', async () => {
    const { next } = (await get('bea', '?limit=2')).body as { next: string };
    expect((await get('carla', `?after=${next}`)).status).toBe(400);
    expect((await get('bea', '?unread=true')).status).toBe(400);
  });

  test('P7 a notice is marked as read once, and only by its person', async () => {
    const [id = ''] = own;
    const first = await mark(id);
    expect([first.status, first.body['readAt']]).toEqual([201, expect.any(String)]);
    expect((await mark(id)).body).toEqual(first.body);
    const [other, unknown] = [await mark(foreign), await mark(randomUUID())];
    expect([other.status, unknown.status]).toEqual([404, 404]);
    expect({ ...other.body, instance: '-' }).toEqual({ ...unknown.body, instance: '-' });
    expect(await cast.sql('SELECT read_at FROM desk.notice WHERE id = $1', [foreign])).toEqual([{ read_at: null }]);
  });
});
