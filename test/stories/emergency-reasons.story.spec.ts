import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { SecrecyWorld, withoutInstance } from './secrecy-world.js';

const registeredUntil = '2099-01-01';

describe('why an emergency was opened, and why the employee is told later', () => {
  let world: SecrecyWorld;
  const AS: Readonly<Record<string, string>> = {
    'dr-vos': 'company-doctor',
    'dr-smit': 'company-doctor',
    'dr-veer': 'company-doctor',
    'dr-both': 'core-expert-doctor',
    'dr-kern': 'core-expert-doctor',
    'dr-staf': 'staff-doctor',
  };

  beforeAll(async () => {
    world = await SecrecyWorld.open();
    await world.employer('acme');
    for (const name of ['dr-vos', 'dr-smit', 'dr-veer'])
      await world.person(name, ['company-doctor'], { registeredUntil });
    await world.person('dr-both', ['company-doctor', 'core-expert-doctor'], { registeredUntil });
    await world.person('dr-kern', ['core-expert-doctor'], { registeredUntil });
    await world.person('dr-staf', ['staff-doctor'], { registeredUntil });
    await world.employee("jan's", 'acme', { doctorId: world.id('dr-vos') });
  });
  afterAll(() => world.close());

  const opened = async (who: string, as: string): Promise<string> => {
    const asked = { employeeId: world.id("jan's"), ground: 'life-in-danger', reason: 'marker-why' };
    const { body } = await world.post(who, '/v1/emergencies', asked, { 'acting-as': as });
    const id = String(body['emergencyId']);
    const later = { until: new Date(Date.now() + 40 * 3_600_000).toISOString(), reason: 'marker-later' };
    expect((await world.post('dr-vos', `/v1/emergencies/${id}/postponements`, later)).status).toBe(201);
    return id;
  };
  const readers = async (id: string, what: 'reason' | 'postponements', marker: string): Promise<string[]> => {
    const found: string[] = [];
    for (const [who, role] of Object.entries(AS)) {
      const { text } = await world.get(who, `/v1/emergencies/${id}/${what}`, { 'acting-as': role });
      if (text.includes(marker)) found.push(who);
    }
    return found;
  };
  const both = async (id: string): Promise<unknown[]> => [
    await readers(id, 'reason', 'marker-why'),
    await readers(id, 'postponements', 'marker-later'),
  ];

  test('S8, S4 both are open to who can review it until it is reviewed, then to the dossier doctor alone; who opened it reads his own words', async () => {
    const id = await opened('dr-smit', 'company-doctor');
    expect(await both(id)).toEqual([
      ['dr-vos', 'dr-smit', 'dr-both', 'dr-kern', 'dr-staf'],
      ['dr-vos', 'dr-both', 'dr-kern', 'dr-staf'],
    ]);
    await world.post('dr-staf', `/v1/emergencies/${id}/review`, { finding: 'justified' });
    expect(await both(id)).toEqual([['dr-vos', 'dr-smit'], ['dr-vos']]);
    const headers = { 'acting-as': 'core-expert-doctor' };
    const [known, unknown] = [
      await world.get('dr-kern', `/v1/emergencies/${id}/reason`, headers),
      await world.get('dr-kern', `/v1/emergencies/${randomUUID()}/reason`, headers),
    ];
    expect([known.status, withoutInstance(known)]).toEqual([404, withoutInstance(unknown)]);
  });

  test('S8 who opened it in the one role and supervises in the other is no reviewer: why his own is told later he doesn’t read', async () => {
    const id = await opened('dr-both', 'company-doctor');
    expect(await both(id)).toEqual([
      ['dr-vos', 'dr-both', 'dr-kern', 'dr-staf'],
      ['dr-vos', 'dr-kern', 'dr-staf'],
    ]);
  });

  test('S4 who deputises for its doctor reads both, reviewed or not', async () => {
    const id = await opened('dr-veer', 'company-doctor');
    await world.post('dr-staf', `/v1/emergencies/${id}/review`, { finding: 'justified' });
    const day = await world.day(0);
    const away = {
      absentDoctorId: world.id('dr-vos'),
      deputyId: world.id('dr-kern'),
      reason: 'leave',
      from: day,
      until: day,
    };
    expect((await world.post('dr-vos', '/v1/deputisings', away)).status).toBe(201);
    expect(await both(id)).toEqual([
      ['dr-vos', 'dr-veer', 'dr-kern'],
      ['dr-vos', 'dr-kern'],
    ]);
  });
});
