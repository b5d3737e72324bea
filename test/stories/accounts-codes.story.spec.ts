import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Cast } from '../cast.js';
import { ask, type Answer } from '../harness/http.js';
import { runningService, type RunningService } from '../harness/service.js';

describe('invitation codes under pressure', () => {
  let service: RunningService;
  let cast: Cast;
  beforeAll(async () => {
    service = await runningService();
    cast = await Cast.of(service);
    await cast.person('ada', { roles: [{ role: 'administrator' }] });
  });
  afterAll(async () => {
    await cast.close();
    await service.stop();
  });

  const as = async (subject: string, path: string, body: unknown): Promise<Answer> =>
    ask(`${service.url}${path}`, { token: await cast.token(subject), body });
  const invited = async (): Promise<{ id: string; code: string }> => {
    const { body } = await as('ada', '/v1/accounts', { kind: 'staff', name: 'B. Vos' });
    return { id: body['accountId'] as string, code: body['invitationCode'] as string };
  };
  const accept = (subject: string, code: string): Promise<Answer> =>
    as(subject, '/v1/invitations/acceptance', { code });

  test('S7 of nine who use one code at once, one links', async () => {
    const { id, code } = await invited();
    const answers = await Promise.all(Array.from({ length: 9 }, (_, index) => accept(`racer-${index}`, code)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array.from({ length: 8 }, () => 403)]);
    const links = await cast.sql('SELECT id FROM access.account WHERE id = $1 AND linked_at IS NOT NULL', [id]);
    expect(links).toHaveLength(1);
  });

  test('S7 after ten wrong codes the eleventh waits, right or not, and so does nobody else', async () => {
    const { code } = await invited();
    const wrong = await Promise.all(Array.from({ length: 12 }, () => accept('guesser', 'wrong')));
    expect(wrong.map(({ status }) => status).filter((status) => status === 429).length).toBeGreaterThanOrEqual(2);
    const late = await accept('guesser', code);
    expect([late.status, late.headers.get('retry-after')]).toEqual([429, '600']);
    expect((await accept('colleague-at-the-same-address', code)).status).toBe(201);
  });
});
