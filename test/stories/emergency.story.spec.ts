import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { EmergencyTellingJob } from '../../src/duties/emergency/telling/emergency-telling.job.js';
import { betweenTwoLooks } from '../harness/between-two-looks.js';
import type { Answer } from '../harness/http.js';
import { problemOf, SecrecyWorld, withoutInstance } from './secrecy-world.js';

const registeredUntil = '2099-01-01';
const ENTRY = { entryOn: '2026-01-02', pieces: [{ item: 'M42', text: 'penicillin allergy' }] };
const REASON = 'found unconscious, the hospital asks';
const HOUR = 3_600_000;

describe('an emergency', () => {
  let world: SecrecyWorld;

  const open = (who: string, of = "jan's", otherwise: object = {}): Promise<Answer> =>
    world.post(who, '/v1/emergencies', {
      employeeId: world.id(of),
      ground: 'life-in-danger',
      reason: REASON,
      ...otherwise,
    });
  const opened = async (who: string, of = "jan's"): Promise<string> =>
    String((await open(who, of)).body['emergencyId']);
  const pieces = (who: string, id: string): Promise<Answer> => world.get(who, `/v1/emergencies/${id}/pieces`);
  const review = (who: string, id: string, finding = 'justified'): Promise<Answer> =>
    world.post(who, `/v1/emergencies/${id}/review`, { finding });
  const later = async <T>(milliseconds: number, work: () => Promise<T>): Promise<T> => {
    await world.service.setClock(new Date(Date.now() + milliseconds).toISOString());
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
    await world.person('dr-kern', ['core-expert-doctor'], { registeredUntil });
    await world.person('dr-staf', ['staff-doctor'], { registeredUntil });
    await world.person('dr-old', ['company-doctor'], { registeredUntil: '2021-01-01' });
    await world.person('officer', ['data-protection-officer']);
    await world.person('ada', ['administrator']);
    await world.person('anna', ['medical-assistant'], { declared: true, instructedUntil: '2099-01-01' });
    await world.person('jan', ['employee'], { kind: 'employee' });
    await world.employee("jan's", 'acme', { doctorId: world.id('dr-vos'), accountId: world.id('jan') });
    await world.employee("piet's", 'acme', { doctorId: world.id('dr-vos') });
    await world.post('dr-vos', `/v1/employees/${world.id("jan's")}/entries`, ENTRY);
  });
  afterAll(() => world.close());
  beforeEach(() =>
    world.cast.sql(
      `UPDATE access.emergency SET valid_until = opened_at + interval '1 millisecond',
         finding = CASE WHEN finding IS NOT NULL THEN 'justified' END`,
    ),
  );

  test.each(['dr-smit', 'dr-kern', 'dr-staf'])(
    'S8 opens one dossier to %s, to read, for sixty minutes',
    async (who) => {
      expect((await world.pieces(who, "jan's")).status).not.toBe(200);
      const id = await opened(who);
      const read = await pieces(who, id);
      expect([read.status, (read.body['items'] as { text: string }[])[0]?.text]).toEqual([200, 'penicillin allergy']);
      expect((await world.pieces(who, "jan's")).status).not.toBe(200);
      const [row] = await world.cast.sql<{ minutes: number }>(
        'SELECT (extract(epoch FROM valid_until - opened_at) / 60)::int AS minutes FROM access.emergency WHERE id = $1',
        [id],
      );
      expect(row).toEqual({ minutes: 60 });
      await world.cast.sql('UPDATE access.emergency SET valid_until = platform.clock() WHERE id = $1', [id]);
      expect((await pieces(who, id)).status).toBe(404);
    },
  );

  test('S8 is over with the suspension of who opened it; reinstated within the hour he reads no more, and opens another', async () => {
    const id = await opened('dr-smit');
    expect((await pieces('dr-smit', id)).status).toBe(200);
    for (const act of ['suspension', 'reinstatement']) {
      expect((await world.post('ada', `/v1/accounts/${world.id('dr-smit')}/${act}`)).status).toBe(201);
    }
    expect((await pieces('dr-smit', id)).status).toBe(404);
    const ended = "SELECT rule FROM trail.line WHERE record_id = $1 AND action = 'withdraw' AND kind = 'Emergency'";
    expect(await world.cast.sql(ended, [id])).toEqual([{ rule: 'S8' }]);
    const another = await opened('dr-smit');
    expect([(await pieces('dr-smit', another)).status, (await pieces('dr-smit', id)).status]).toEqual([200, 404]);
  });

  test('S8 is told at once to the dossier doctor, the core-expert doctor and the officer', async () => {
    const id = await opened('dr-smit');
    expect(await world.toldAbout(id)).toEqual(
      ['dr-vos', 'dr-kern', 'officer'].map((name) => world.id(name)).toSorted(),
    );
    for (const who of ['dr-vos', 'dr-kern', 'dr-staf', 'officer', 'dr-smit', 'jan']) {
      const known = (await world.get(who, '/v1/emergencies?limit=50')).body['items'] as { id: string }[];
      expect([who, known.some((one) => one.id === id)]).toEqual([who, true]);
    }
  });

  test('S8 leaves lines with its purpose and its id, in the employee’s own log too (I9)', async () => {
    const id = await opened('dr-smit');
    await pieces('dr-smit', id);
    const lines = await world.cast.sql<{ action: string; kind: string; purpose: string; employee_id: string }>(
      'SELECT action, kind, purpose, employee_id FROM trail.line WHERE record_id = $1 AND account_id = $2 ORDER BY id',
      [id, world.id('dr-smit')],
    );
    const line = { kind: 'Emergency', purpose: 'emergency', employee_id: world.id("jan's") };
    expect(lines).toEqual([
      { action: 'record', ...line },
      { action: 'read', ...line },
    ]);
    const log = (await world.get('jan', `/v1/employees/${world.id("jan's")}/access-log`)).body['items'];
    expect(log).toContainEqual(
      expect.objectContaining({ accountId: world.id('dr-smit'), kind: 'EmergencyPiece', purpose: 'emergency' }),
    );
  });

  test('D5 its reason lies in the medical store, for who reviews, the dossier doctor, its writer and the employee', async () => {
    const id = await opened('dr-smit');
    const path = `/v1/emergencies/${id}/reason`;
    for (const who of ['dr-kern', 'dr-staf', 'dr-vos', 'dr-smit', 'jan']) {
      expect([who, (await world.get(who, path)).body['reason']]).toEqual([who, REASON]);
    }
    expect((await world.get('officer', path)).status).toBe(403);
    const stored = await world.cast.sql<{ found: boolean }>(
      "SELECT bool_or(sealed::text LIKE '%' || $1 || '%') AS found FROM medical.emergency_reason",
      ['unconscious'],
    );
    expect(stored).toEqual([{ found: false }]);
  });

  test('S8 nobody else has this, and no doctor without a registration (S15)', async () => {
    for (const who of ['anna', 'officer', 'ada', 'jan']) {
      expect(problemOf(await open(who))).toEqual([403, '/problems/role-cannot', 'S8']);
    }
    expect((await open('dr-old')).status).toBe(403);
  });

  test('S10 who works for the employer as well opens nothing', async () => {
    await world.person('dr-both', ['company-doctor'], { registeredUntil });
    await world.cast.role(world.id('dr-both'), 'employer-officer', world.id('acme'));
    const answer = await world.post(
      'dr-both',
      '/v1/emergencies',
      { employeeId: world.id("jan's"), ground: 'life-in-danger', reason: REASON },
      { 'acting-as': 'company-doctor' },
    );
    expect(problemOf(answer)).toEqual([409, '/problems/on-both-sides', 'S10']);
  });

  test('S8 has a ground of the list, and says nothing of who is not there', async () => {
    const wrong = await open('dr-smit', "jan's", { ground: 'curiosity' });
    expect([wrong.status, wrong.body['errors']]).toEqual([
      400,
      [{ at: '/ground', code: 'not_in_the_list', rule: 'S8' }],
    ]);
    const [unknown, foreign] = [await open('dr-smit', randomUUID()), await pieces('dr-smit', randomUUID())];
    expect([unknown.status, withoutInstance(unknown)]).toEqual([404, withoutInstance(foreign)]);
    const id = await opened('dr-kern');
    expect(withoutInstance(await pieces('dr-smit', id))).toEqual(withoutInstance(foreign));
    expect(problemOf(await open('dr-kern'))).toEqual([409, '/problems/already-open', 'S8']);
  });

  test('D10 asks a sign-in of five minutes at most', async () => {
    const token = await world.cast.token('dr-smit', { authAge: 360 });
    const stale = await fetch(`${world.service.url}/v1/emergencies`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ employeeId: world.id("jan's"), ground: 'life-in-danger', reason: REASON }),
    });
    expect(stale.status).toBe(401);
  });

  test('S8 is reviewed by another doctor, once; what was not justified is a breach on record', async () => {
    const [good, bad] = [await opened('dr-kern'), await opened('dr-smit')];
    expect(problemOf(await review('dr-kern', good))).toEqual([403, '/problems/not-allowed', 'S8']);
    expect(problemOf(await review('dr-vos', bad))).toEqual([403, '/problems/role-cannot', 'S8']);
    expect((await review('dr-staf', good)).body).toMatchObject({ finding: 'justified', breachId: null });
    const { breachId } = (await review('dr-kern', bad, 'not-justified')).body;
    expect(problemOf(await review('dr-staf', bad))).toEqual([409, '/problems/already-reviewed', 'S8']);
    expect(await world.notices('dr-smit', bad)).toEqual(['emergency-reviewed']);
    expect(await world.notices('officer', breachId)).toEqual(['breach-recorded']);
    const register = (await world.get('officer', '/v1/breaches')).body['items'];
    expect(register).toContainEqual(
      expect.objectContaining({ id: breachId, source: 'emergency-review', emergencyId: bad }),
    );
    for (const who of ['dr-kern', 'dr-smit', 'ada']) expect((await world.get(who, '/v1/breaches')).status).toBe(403);
  });

  test('S8 one that nobody reviewed in time stops its opener’s next, until it is reviewed', async () => {
    const id = await opened('dr-smit');
    await world.cast.sql(
      'UPDATE access.emergency SET review_by = platform.today() - 1, valid_until = platform.clock() WHERE id = $1',
      [id],
    );
    expect(problemOf(await open('dr-smit'))).toEqual([409, '/problems/review-is-due', 'S8']);
    expect((await open('dr-staf')).status).toBe(201);
    await review('dr-kern', id);
    expect((await open('dr-smit')).status).toBe(201);
  });

  test('S8 is told to the employee within twenty-four hours, once; by letter where he has no account', async () => {
    const job = world.service.app.get(EmergencyTellingJob);
    await world.cast.sql("UPDATE access.emergency SET told_at = opened_at, told_how = 'posted' WHERE told_at IS NULL");
    const [id, letter] = [await opened('dr-smit'), await opened('dr-smit', "piet's")];
    expect(await job.tellWhatIsDue()).toBe(0);
    expect(await later(23 * HOUR, () => job.tellWhatIsDue())).toBe(1);
    expect(await later(23 * HOUR, () => job.tellWhatIsDue())).toBe(0);
    expect(await world.notices('jan', id)).toEqual(['emergency-on-your-dossier']);
    const postedOn = await world.day(0);
    const path = `/v1/emergencies/${letter}/telling`;
    for (const [fromToday, code] of [
      [1, 'in_the_future'],
      [-1, 'before_the_emergency'],
    ] as const) {
      const wrong = await world.post('dr-staf', path, { postedOn: await world.day(fromToday) });
      expect([wrong.status, wrong.body['errors']]).toEqual([400, [{ at: '/postedOn', code, rule: 'S8' }]]);
    }
    expect((await world.post('dr-staf', path, { postedOn })).status).toBe(201);
    expect(problemOf(await world.post('dr-staf', path, { postedOn }))).toEqual([409, '/problems/already-told', 'S8']);
  });

  test('S8 no letter tells who has an account, and no opener says that it was posted', async () => {
    const postedOn = await world.day(0);
    const [toJan, toPiet] = [await opened('dr-smit'), await opened('dr-staf', "piet's")];
    expect(problemOf(await world.post('dr-staf', `/v1/emergencies/${toJan}/telling`, { postedOn }))).toEqual([
      409,
      '/problems/has-an-account',
      'S8',
    ]);
    expect(problemOf(await world.post('dr-staf', `/v1/emergencies/${toPiet}/telling`, { postedOn }))).toEqual([
      403,
      '/problems/not-allowed',
      'S8',
    ]);
    expect((await world.post('dr-kern', `/v1/emergencies/${toPiet}/telling`, { postedOn })).status).toBe(201);
  });

  test('S8, S15 ends with the next request of one token when the registration lapses, or the account is shut', async () => {
    await world.person('dr-kort', ['company-doctor'], { registeredUntil });
    const id = await opened('dr-kort');
    expect((await pieces('dr-kort', id)).status).toBe(200);
    await world.cast.sql("UPDATE access.registration SET valid_until = '2021-01-01' WHERE account_id = $1", [
      world.id('dr-kort'),
    ]);
    expect((await pieces('dr-kort', id)).status).toBe(403);
  });

  test('S8, A1 opened or read at the moment at which the role ends is refused like one asked for after it', async () => {
    const held = async (who: string): Promise<string> => {
      await world.person(who, ['company-doctor'], { registeredUntil });
      const roles = 'SELECT id FROM access.role WHERE account_id = $1';
      return (await world.cast.sql<{ id: string }>(roles, [world.id(who)]))[0]?.id ?? '';
    };
    const endBetween = (roleId: string): (() => boolean) =>
      betweenTwoLooks(world.service.app, /access\.sign_in/, async () => {
        expect((await world.post('ada', `/v1/roles/${roleId}/end`)).status).toBe(201);
      });
    const [opening, reading] = [await held('dr-leaving'), await held('dr-left')];
    const happened = endBetween(opening);
    const refused = await open('dr-leaving');
    expect([happened(), problemOf(refused)]).toEqual([true, [403, '/problems/role-cannot', 'S8']]);
    expect(withoutInstance(refused)).toEqual(withoutInstance(await open('dr-leaving')));
    const id = await opened('dr-left');
    const ended = endBetween(reading);
    expect([(await pieces('dr-left', id)).status, ended()]).toEqual([404, true]);
    expect(
      await world.cast.sql('SELECT outcome, rule FROM trail.line WHERE request_id = $1', [
        refused.headers.get('x-request-id'),
      ]),
    ).toEqual([{ outcome: 'refused', rule: 'S8' }]);
  });
});
