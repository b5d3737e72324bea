import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ask, type Answer } from '../harness/http.js';
import { LinkingWorld } from './linking-world.js';

const SHOWN = ['employer', 'casework', 'doctor'];

describe('private contact data that a wrong account said', () => {
  let world: LinkingWorld;
  let noor: string;
  beforeAll(async () => {
    world = await LinkingWorld.start();
    noor = await world.hired();
    await world.cast.responsibility(noor, world.doctor);
    await world.accept('stranger', await world.letterFor(noor));
  });
  afterAll(() => world.stop());

  const path = (): string => `/v1/employees/${noor}/private-contacts`;
  const say = async (who: string, phone: string, version: number | null): Promise<Answer> =>
    ask(`${world.service.url}${path()}`, {
      token: await world.cast.token(who),
      body: { item: 'phone', phone, shownTo: SHOWN, version },
    });
  const seen = async (who: string): Promise<unknown[]> =>
    ((await world.as(who, path())).body['items'] as { phone: string; shownTo?: unknown }[]).map(({ phone, shownTo }) =>
      shownTo === undefined ? phone : [phone, shownTo],
    );

  test('I10, I1 is shown to nobody once its link was ended; who is linked since finds it shown to nobody, and says it anew', async () => {
    expect((await say('stranger', '0611111111', null)).status).toBe(201);
    expect(await seen('dr-vos')).toEqual(['0611111111']);
    const proposed = await world.post('ada', `/v1/employees/${noor}/link-endings`);
    await world.post('abel', `/v1/link-endings/${String(proposed.body['linkEndingId'])}/confirmation`);
    expect(await seen('dr-vos')).toEqual([]);
    expect((await world.accept('noor', await world.letterFor(noor))).status).toBe(201);
    expect([await seen('noor'), await seen('dr-vos')]).toEqual([[['0611111111', []]], []]);
    expect((await say('noor', '0622222222', 1)).status).toBe(201);
    expect([await seen('noor'), await seen('dr-vos')]).toEqual([[['0622222222', SHOWN]], ['0622222222']]);
  });
});
