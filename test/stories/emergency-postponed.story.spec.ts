import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { EmergencyTellingJob } from '../../src/duties/emergency/telling/emergency-telling.job.js';
import type { Answer } from '../harness/http.js';
import { problemOf, SecrecyWorld, withoutInstance } from './secrecy-world.js';

const registeredUntil = '2099-01-01';
const REASON = 'he is admitted, and his psychiatrist asks to wait';
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

describe('an emergency that the employee is told of later', () => {
  let world: SecrecyWorld;
  /** The moments of a test are counted from its own beginning. */
  let began: number;

  const at = (milliseconds: number): string => new Date(began + milliseconds).toISOString();
  const opened = async (who = 'dr-smit', of = "jan's"): Promise<string> => {
    const input = { employeeId: world.id(of), ground: 'life-in-danger', reason: 'found on the floor' };
    return String((await world.post(who, '/v1/emergencies', input)).body['emergencyId']);
  };
  const postpone = (who: string, id: string, until = at(3 * DAY), as?: string): Promise<Answer> =>
    world.post(who, `/v1/emergencies/${id}/postponements`, { until, reason: REASON }, as ? { 'acting-as': as } : {});
  const lift = (who: string, id: string): Promise<Answer> =>
    world.post(who, `/v1/emergencies/${id}/postponement-lifting`);
  const why = (who: string, id: string): Promise<Answer> => world.get(who, `/v1/emergencies/${id}/postponements`);
  const items = (answer: Answer): Record<string, unknown>[] =>
    (answer.body['items'] ?? []) as Record<string, unknown>[];
  const shown = async (who: string, id: string): Promise<Record<string, unknown> | undefined> =>
    items(await world.get(who, '/v1/emergencies?limit=50')).find((one) => one['id'] === id);
  const log = async (who = 'jan'): Promise<string[]> =>
    items(await world.get(who, `/v1/employees/${world.id("jan's")}/access-log?limit=50`)).map(({ kind }) =>
      String(kind),
    );
  const ofEmergency = async (who = 'jan'): Promise<string[]> =>
    (await log(who)).filter((kind) => kind.startsWith('Emergency') || kind === 'FoundPerson');
  const tell = (): Promise<number> => world.service.app.get(EmergencyTellingJob).tellWhatIsDue();
  const later = async <T>(milliseconds: number, work: () => Promise<T>): Promise<T> => {
    await world.service.setClock(at(milliseconds));
    try {
      return await work();
    } finally {
      await world.service.setClock(undefined);
    }
  };

  beforeAll(async () => {
    world = await SecrecyWorld.open();
    await world.employer('acme');
    for (const name of ['dr-vos', 'dr-smit']) await world.person(name, ['company-doctor'], { registeredUntil });
    for (const name of ['dr-kern', 'dr-kim']) await world.person(name, ['core-expert-doctor'], { registeredUntil });
    await world.person('dr-staf', ['staff-doctor'], { registeredUntil });
    await world.person('officer', ['data-protection-officer']);
    await world.person('anna', ['medical-assistant'], { declared: true, instructedUntil: registeredUntil });
    await world.person('jan', ['employee'], { kind: 'employee' });
    await world.person('rita', ['representative'], { kind: 'external' });
    await world.employee("jan's", 'acme', { doctorId: world.id('dr-vos'), accountId: world.id('jan') });
    await world.employee("piet's", 'acme', { doctorId: world.id('dr-vos') });
    await world.cast.sql(
      `INSERT INTO access.mandate (id, employee_id, representative_id, kind, shows, copies, signed_on, given_by, valid_from, valid_until)
       VALUES (gen_random_uuid(), $1, $2, 'written-authorisation', '{access-log,medical-dossier}', false, platform.today(), $3,
               platform.clock() - interval '1 day', platform.clock() + interval '90 days')`,
      [world.id("jan's"), world.id('rita'), world.id('jan')],
    );
  });
  afterAll(() => world.close());
  beforeEach(async () => {
    began = Date.now();
    await world.cast.sql("UPDATE access.emergency SET valid_until = opened_at + interval '1 millisecond'");
    await world.cast.sql(
      "UPDATE access.emergency SET told_at = platform.clock(), told_how = 'posted' WHERE told_at IS NULL",
    );
  });

  test('S8 the dossier doctor postpones it: nobody tells the employee before that moment, and then he is told', async () => {
    const id = await opened();
    expect((await postpone('dr-vos', id)).status).toBe(201);
    expect(await later(23 * HOUR, tell)).toBe(0);
    expect(await later(3 * DAY - 60_000, tell)).toBe(0);
    expect(await world.notices('jan', id)).toEqual([]);
    expect(await later(3 * DAY + 60_000, tell)).toBe(1);
    expect(await world.notices('jan', id)).toEqual(['emergency-on-your-dossier']);
    expect(await shown('jan', id)).toMatchObject({
      openedBy: world.id('dr-smit'),
      postponedBy: world.id('dr-vos'),
      postponedUntil: at(3 * DAY),
    });
    expect(items(await why('jan', id))).toEqual([expect.objectContaining({ reason: REASON })]);
    expect(await later(4 * DAY, tell)).toBe(0);
  });

  test('S8, I9, I3 until then neither he nor who acts for him sees anything of it, and afterwards all', async () => {
    const searched = { familyName: 'Nobody', staffNumber: '1' };
    await world.post('dr-smit', '/v1/emergencies/search', searched);
    await world.cast.sql(
      `INSERT INTO trail.line (at, request_id, account_id, action, kind, employee_id, outcome, status, source, route, purpose)
       VALUES (platform.clock(), gen_random_uuid(), $1, 'read', 'FoundPerson', $2, 'allowed', 200, '192.0.2.1', '/', 'emergency')`,
      [world.id('dr-smit'), world.id("jan's")],
    );
    const [before, beforeRita] = [await ofEmergency(), await ofEmergency('rita')];
    const id = await opened();
    await world.get('dr-smit', `/v1/emergencies/${id}/pieces`);
    await world.get('dr-kern', `/v1/emergencies/${id}/reason`);
    expect((await ofEmergency()).length).toBeGreaterThan(before.length);
    expect((await postpone('dr-vos', id)).status).toBe(201);
    await why('dr-kern', id);
    const hidden = before.filter((kind) => kind !== 'FoundPerson');
    expect([await ofEmergency(), await ofEmergency('rita')]).toEqual([hidden, beforeRita]);
    for (const who of ['jan', 'rita']) expect([who, await shown(who, id)]).toEqual([who, undefined]);
    const unknown = await world.get('jan', `/v1/emergencies/${randomUUID()}/reason`);
    for (const path of ['reason', 'postponements']) {
      const answer = await world.get('jan', `/v1/emergencies/${id}/${path}`);
      expect([path, answer.status, withoutInstance(answer)]).toEqual([path, 404, withoutInstance(unknown)]);
    }
    expect((await lift('dr-vos', id)).status).toBe(201);
    expect(await ofEmergency()).toEqual(
      expect.arrayContaining(['EmergencyPostponement', 'EmergencyReason', 'FoundPerson']),
    );
    expect(await ofEmergency('rita')).toContain('Emergency');
    for (const who of ['jan', 'rita']) expect(await shown(who, id)).toMatchObject({ postponedBy: world.id('dr-vos') });
    expect((await world.get('jan', `/v1/emergencies/${id}/reason`)).status).toBe(200);
  });

  test('S8 core-expert doctors and the officer are told at once, and see that it waits; the reason is for doctors', async () => {
    const id = await opened();
    await postpone('dr-vos', id);
    const told = await world.toldAbout(id, 'emergency-telling-postponed');
    expect(told).toEqual(['dr-kern', 'dr-kim', 'officer'].map((name) => world.id(name)).toSorted());
    for (const who of ['dr-kern', 'dr-staf', 'officer', 'dr-smit', 'dr-vos']) {
      expect([who, await shown(who, id)]).toEqual([
        who,
        expect.objectContaining({ postponed: true, postponedBy: world.id('dr-vos'), postponedUntil: at(3 * DAY) }),
      ]);
    }
    for (const who of ['dr-kern', 'dr-staf', 'dr-vos']) expect(items(await why(who, id))[0]?.['reason']).toBe(REASON);
    expect([(await why('dr-smit', id)).status, (await why('officer', id)).status]).toEqual([404, 403]);
    const [stored] = await world.cast.sql<{ found: boolean }>(
      "SELECT bool_or(encode(sealed, 'escape') LIKE '%psychiatrist%') AS found FROM medical.postponement_reason",
    );
    expect(stored).toEqual({ found: false });
  });

  test('S8 nobody else postpones or lifts it: not who opened it, not who supervises, no assistant (S5), no other doctor (S1)', async () => {
    const own = await opened('dr-vos');
    expect(problemOf(await postpone('dr-vos', own))).toEqual([403, '/problems/not-allowed', 'S8']);
    const id = await opened();
    expect((await postpone('dr-smit', id)).status).toBe(404);
    expect(problemOf(await postpone('dr-kern', id))).toEqual([403, '/problems/not-allowed', 'S8']);
    for (const who of ['dr-staf', 'officer', 'anna', 'jan']) {
      expect([who, problemOf(await postpone(who, id))]).toEqual([who, [403, '/problems/role-cannot', 'S8']]);
    }
    await postpone('dr-vos', id);
    expect((await lift('dr-smit', id)).status).toBe(404);
    expect(problemOf(await lift('dr-kern', id))).toEqual([403, '/problems/not-allowed', 'S8']);
    for (const who of ['dr-staf', 'officer', 'jan']) {
      expect([who, problemOf(await lift(who, id))]).toEqual([who, [403, '/problems/role-cannot', 'S8']]);
    }
    expect(await shown('jan', id)).toBeUndefined();
  });

  test('S4 who deputises for the dossier doctor postpones it in his place, and nobody who opened it himself', async () => {
    const entered = { absentDoctorId: world.id('dr-vos'), deputyId: world.id('dr-kim'), reason: 'leave' };
    await world.cast.sql(
      `INSERT INTO access.deputising (id, absent_doctor_id, deputy_id, reason, entered_by, entered_at, valid_from, valid_until)
       VALUES (gen_random_uuid(), $1, $2, $3, $1, platform.clock() - interval '1 minute', platform.clock() - interval '1 minute',
               platform.clock() + interval '2 days')`,
      [entered.absentDoctorId, entered.deputyId, entered.reason],
    );
    const [id, own] = [await opened(), await opened('dr-kim')];
    expect((await postpone('dr-kim', id)).status).toBe(201);
    expect((await postpone('dr-kim', own)).status).toBe(404);
    expect(await shown('jan', id)).toBeUndefined();
    // It stands in the name of the doctor whose dossier it is, also once he is back.
    await world.cast.sql('UPDATE access.deputising SET ended_at = platform.clock()');
    expect(await shown('jan', id)).toBeUndefined();
    expect((await lift('dr-vos', id)).status).toBe(201);
    expect(await shown('jan', id)).toBeDefined();
  });

  test('S8 within its bounds: after the term and at most fourteen days after the opening, and not without a reason', async () => {
    const id = await opened();
    const refused = async (until: string): Promise<unknown[]> => {
      const answer = await postpone('dr-vos', id, until);
      return [answer.status, answer.body['errors']];
    };
    expect(await refused(at(23 * HOUR))).toEqual([400, [{ at: '/until', code: 'within_the_term', rule: 'S8' }]]);
    expect(await refused(at(14 * DAY + HOUR))).toEqual([400, [{ at: '/until', code: 'too_late', rule: 'S8' }]]);
    const path = `/v1/emergencies/${id}/postponements`;
    expect((await world.post('dr-vos', path, { until: at(2 * DAY), reason: ' ' })).status).toBe(400);
    expect((await postpone('dr-vos', id, at(14 * DAY))).status).toBe(201);
  });

  test('S8 before the term is over; while it waits, again, with a reason of its own, which takes the place of the first', async () => {
    const [late, id] = [await opened(), await opened('dr-staf')];
    await world.cast.sql('UPDATE access.emergency SET tell_by = platform.clock() WHERE id = $1', [late]);
    expect(problemOf(await postpone('dr-vos', late))).toEqual([409, '/problems/telling-is-due', 'S8']);
    expect((await postpone('dr-vos', id)).status).toBe(201);
    expect((await postpone('dr-vos', id, at(2 * DAY))).status).toBe(201);
    expect(items(await why('dr-kern', id))).toHaveLength(2);
    expect(items(await why('dr-kern', id)).filter((one) => one['endedAt'] === null)).toEqual([
      expect.objectContaining({ until: at(2 * DAY) }),
    ]);
    expect(await shown('dr-vos', id)).toMatchObject({ postponedUntil: at(2 * DAY) });
    expect(await later(2 * DAY + 60_000, tell)).toBe(2);
    expect(problemOf(await postpone('dr-vos', id))).toEqual([409, '/problems/already-told', 'S8']);
    expect(problemOf(await lift('dr-vos', id))).toEqual([409, '/problems/not-postponed', 'S8']);
  });

  test('S8 lifted, he is told by the next run', async () => {
    const id = await opened();
    expect(problemOf(await lift('dr-vos', id))).toEqual([409, '/problems/not-postponed', 'S8']);
    await postpone('dr-vos', id);
    expect(await tell()).toBe(0);
    await lift('dr-vos', id);
    expect(await tell()).toBe(1);
    expect(await world.notices('jan', id)).toEqual(['emergency-on-your-dossier']);
  });

  test.each([
    ['his registration lapses', "UPDATE access.registration SET valid_until = '2021-01-01' WHERE account_id = $1"],
    ['he is suspended', "UPDATE access.account SET status = 'suspended' WHERE id = $1"],
    [
      'another doctor is responsible',
      'UPDATE access.responsibility SET ended_at = platform.clock() WHERE doctor_id = $1',
    ],
    ['a review finds that it was none', 'review'],
  ])('S8, S15 it stands as long as its doctor could decide it: told when %s', async (_what, change) => {
    const name = `dr-${randomUUID().slice(0, 8)}`;
    await world.person(name, ['company-doctor'], { registeredUntil });
    await world.cast.sql(
      'UPDATE access.responsibility SET ended_at = platform.clock() WHERE employee_id = $1 AND ended_at IS NULL',
      [world.id("jan's")],
    );
    await world.cast.responsibility(world.id("jan's"), world.id(name));
    const id = await opened();
    expect((await postpone(name, id)).status).toBe(201);
    expect([await tell(), await shown('jan', id)]).toEqual([0, undefined]);
    if (change === 'review') await world.post('dr-kern', `/v1/emergencies/${id}/review`, { finding: 'not-justified' });
    else await world.cast.sql(change, [world.id(name)]);
    expect(await shown('jan', id)).toBeDefined();
    expect(await shown('officer', id)).toMatchObject({ postponed: false, postponedUntil: null });
    expect(await tell()).toBe(1);
    const after = await shown('officer', id);
    expect(after).toMatchObject({ postponed: false, postponedUntil: after?.['toldAt'] });
    if (change === 'review') expect(problemOf(await postpone(name, id))).toEqual([409, '/problems/already-told', 'S8']);
    await world.cast.sql(
      'UPDATE access.responsibility SET ended_at = platform.clock() WHERE employee_id = $1 AND ended_at IS NULL',
      [world.id("jan's")],
    );
    await world.cast.responsibility(world.id("jan's"), world.id('dr-vos'));
  });
});
