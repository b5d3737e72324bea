import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Answer } from '../harness/http.js';
import { SecrecyWorld } from './secrecy-world.js';

const registeredUntil = '2099-01-01';
const TOLD = 'message-without-doctor';

describe('what an employee without a doctor writes to the doctor', () => {
  let world: SecrecyWorld;
  beforeAll(async () => {
    world = await SecrecyWorld.open();
    await world.employer('acme');
    for (const name of ['dr-kern', 'dr-kerner']) await world.person(name, ['core-expert-doctor'], { registeredUntil });
    for (const name of ['dr-vos', 'dr-smit']) await world.person(name, ['company-doctor'], { registeredUntil });
    await world.person('dr-staf', ['staff-doctor'], { registeredUntil });
    await world.person('officer', ['data-protection-officer']);
    await world.personFor('acme', 'cm-acme', 'case-manager');
    await world.person('jan', ['employee'], { kind: 'employee' });
    await world.employee("jan's", 'acme', { accountId: world.id('jan'), absentSince: await world.day(-9) });
  });
  afterAll(() => world.close());
  beforeEach(() => world.cast.sql('DELETE FROM desk.notice'));

  const own = (what: 'health-messages' | 'own-messages'): Promise<Answer> =>
    world.post('jan', `/v1/employees/${world.id("jan's")}/${what}`, { subject: 'a subject', text: 'marker-text' });
  const told = async (): Promise<unknown[]> =>
    (
      await world.cast.sql<{ account_id: string; about: string }>(
        'SELECT account_id, about FROM desk.notice WHERE code = $1 ORDER BY account_id',
        [TOLD],
      )
    ).map(({ account_id, about }) => [account_id, about]);
  const theCoreExperts = (): unknown[] =>
    ['dr-kern', 'dr-kerner']
      .map((name) => world.id(name))
      .toSorted()
      .map((id) => [id, world.id("jan's")]);

  test('S13, D12 the core-expert doctors are told that somebody without a doctor wrote, once while unread, and find it by a stated duty', async () => {
    const { status, body } = await own('health-messages');
    expect([status, await told()]).toEqual([201, theCoreExperts()]);
    await own('health-messages');
    expect(await told()).toEqual(theCoreExperts());
    const stated = await world.post('dr-kern', `/v1/employees/${world.id("jan's")}/stated-duties`, {
      duty: 'employee-request',
    });
    expect(stated.status).toBe(201);
    const path = `/v1/health-messages/${String(body['messageId'])}`;
    expect((await world.get('dr-kern', path, { purpose: 'absence-guidance' })).body).toMatchObject({
      text: 'marker-text',
    });
    await world.post('dr-kern', `/v1/stated-duties/${String(stated.body['statedDutyId'])}/end`);
  });

  test('D12 so they are of what a desk moves, and where no agreement is in force', async () => {
    const moved = String((await own('own-messages')).body['messageId']);
    const move = await world.post('cm-acme', `/v1/messages/${moved}/move-to-doctor`, undefined, {
      purpose: 'reintegration',
    });
    expect([move.status, await told()]).toEqual([201, theCoreExperts()]);
    await world.cast.sql('DELETE FROM desk.notice');
    await world.cast.sql('UPDATE access.agreement SET ends_on = platform.today() - 1');
    expect([(await own('health-messages')).status, await told()]).toEqual([201, theCoreExperts()]);
    await world.cast.sql('UPDATE access.agreement SET ends_on = NULL');
  });

  test('S13 where somebody is responsible, told or not yet, nobody else hears of it', async () => {
    await world.cast.responsibility(world.id("jan's"), world.id('dr-vos'));
    await own('health-messages');
    expect(await told()).toEqual([]);
    await world.cast.sql('UPDATE access.responsibility SET told_at = NULL');
    await own('health-messages');
    expect(await told()).toEqual([]);
  });
});
