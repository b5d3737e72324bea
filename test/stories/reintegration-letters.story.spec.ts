import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ask, type Answer } from '../harness/http.js';
import { problemOf, sameButForId, StaffWorld, UNKNOWN } from './staff-world.js';

describe('what the service says of a way back, to employer and employee together', () => {
  let world: StaffWorld;
  let ofJan: string;
  let ofEls: string;
  let partId: string;
  beforeAll(async () => {
    world = await StaffWorld.open();
    await world.employer('acme');
    for (const doctor of ['dr-vos', 'dr-smit']) {
      await world.person(doctor, 'company-doctor', { registeredUntil: '2099-01-01' });
    }
    await world.person('cm-acme', 'case-manager', {}, 'acme');
    await world.person('expert', 'labour-expert', {}, 'acme');
    await world.person('jan', 'employee', { kind: 'employee' });
    await world.person('anna', 'medical-assistant', { declared: true, instructedUntil: '2099-01-01' });
    const absent = { doctorId: world.id('dr-vos'), absentSince: world.day(-20) };
    ofJan = await world.employee('jan-at-acme', 'acme', { accountId: world.id('jan'), ...absent });
    ofEls = await world.employee('els', 'acme', absent);
    await world.cast.delegation(world.id('dr-vos'), world.id('anna'), world.id('els'), ['read', 'record']);
    await world.person('bart', 'medical-assistant', { declared: true, instructedUntil: '2099-01-01' });
    await world.cast.delegation(world.id('dr-vos'), world.id('bart'), world.id('els'), ['read']);
  });
  afterAll(() => world.close());

  const partsOf = (absence: string): string => `/v1/absences/${absence}/reintegration-parts`;
  const path = (): string => `/v1/reintegration-parts/${partId}`;
  const says = (goal: string): object => ({ part: 'problem-analysis', content: { madeOn: world.day(-1), goal } });
  const record = (who: string, absence: string, part: object): Promise<Answer> =>
    world.post(who, partsOf(absence), part);
  const post = (who: string, version: number, postedOn = world.day(0)): Promise<Answer> =>
    world.post(who, `${path()}/posting`, { version, postedOn });
  const told = async (who: string): Promise<unknown[]> =>
    ((await world.get(who, '/v1/notices')).body['items'] as Record<string, unknown>[])
      .filter(({ code }) => code === 'reintegration-part-released')
      .map(({ about }) => about);

  test('D10 what goes out of the house takes a sign-in of a few minutes ago', async () => {
    const token = await world.cast.token('dr-vos', { authAge: 301 });
    const answer = await ask(`${world.service.url}${partsOf(ofJan)}`, { token, body: says('own-work') });
    const challenge = answer.headers.get('www-authenticate');
    expect([answer.status, challenge]).toEqual([401, expect.stringContaining('max_age="300"')]);
  });

  test('V7 whoever has an account reads it and is told with the employer, of each version', async () => {
    const { status, body } = await record('dr-vos', ofJan, says('own-work'));
    expect([status, body['version'], body['released']]).toEqual([201, 1, true]);
    const id = String(body['partId']);
    const amendment = { version: 1, now: says('other-work-here') };
    const amended = await world.post('dr-vos', `/v1/reintegration-parts/${id}/amendments`, amendment);
    expect(amended.body).toEqual({ partId: id, version: 2, released: true });
    for (const who of ['jan', 'acme-hr']) expect([who, await told(who)]).toEqual([who, [id, id]]);
    expect((await world.get('jan', partsOf(ofJan))).body).toEqual((await world.get('acme-hr', partsOf(ofJan))).body);
  });

  test('V7 what waits for the letter is nothing to the employer: not a part, not a notice, not another answer', async () => {
    const seen = async (): Promise<unknown> => [
      (await world.get('acme-hr', partsOf(ofEls))).body,
      (await world.get('acme-hr', '/v1/notices')).body,
    ];
    const before = await seen();
    const { status, body } = await record('dr-vos', ofEls, says('own-work'));
    expect([status, body['version'], body['released']]).toEqual([201, 1, false]);
    partId = String(body['partId']);
    expect(await seen()).toEqual(before);
    const amendment = { version: 1, now: says('other-work-here') };
    for (const asking of [
      (id: string) => world.get('acme-hr', `/v1/reintegration-parts/${id}`),
      (id: string) => world.post('acme-hr', `/v1/reintegration-parts/${id}/amendments`, amendment),
    ]) {
      expect(sameButForId(await asking(partId))).toEqual(sameButForId(await asking(UNKNOWN)));
    }
    for (const who of ['dr-vos', 'anna', 'cm-acme', 'expert']) {
      expect([who, (await world.get(who, path())).status]).toEqual([who, 200]);
    }
  });

  test('V7 the letter says what counts and was posted since that was recorded, by the doctor or his staff', async () => {
    expect(problemOf(await post('dr-vos', 2))).toEqual([409, '/problems/amended-since', 'V7']);
    for (const [day, code] of [
      [-1, 'before_it_was_recorded'],
      [1, 'in_the_future'],
    ] as const) {
      expect((await post('dr-vos', 1, world.day(day))).body['errors']).toEqual([{ at: '/postedOn', code }]);
    }
    // S2 — nor under a delegation to read alone.
    for (const who of ['cm-acme', 'acme-hr', 'jan', 'bart'])
      expect([who, (await post(who, 1)).status]).toEqual([who, 403]);
    expect((await post('dr-smit', 1)).status).toBe(404);
    const plan = { part: 'plan', content: { agreedOn: world.day(-1), goal: 'own-work' } };
    const { body } = await record('acme-hr', ofEls, plan);
    expect(body['released']).toBe(true);
    const letter = { version: 1, postedOn: world.day(0) };
    expect(
      problemOf(await world.post('dr-vos', `/v1/reintegration-parts/${String(body['partId'])}/posting`, letter)),
    ).toEqual([409, '/problems/already-released', 'V7']);
  });

  test('V7 once it is posted the employer reads it and is told, once; S11 the doctor stands beside who posts', async () => {
    const answers = await Promise.all([1, 2].map(() => post('anna', 1)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect((await world.get('acme-hr', path())).body).toMatchObject({ version: 1, content: { goal: 'own-work' } });
    expect((await told('acme-hr')).filter((about) => about === partId)).toEqual([partId]);
    expect(problemOf(await post('dr-vos', 1))).toEqual([409, '/problems/already-released', 'V7']);
    const released = `SELECT released_by AS by, responsible_doctor_id AS "under" FROM employee.reintegration_release WHERE part_id = $1`;
    const lines = `SELECT account_id AS by, responsible_doctor_id AS "under" FROM trail.line
      WHERE action = 'post' AND record_id = $1 AND account_id = '${world.id('anna')}' AND status = 201`;
    for (const statement of [released, lines]) {
      expect(await world.cast.sql(statement, [partId])).toEqual([{ by: world.id('anna'), under: world.id('dr-vos') }]);
    }
  });

  test('V7 each version goes out by its own letter; one that never did leaves no gap', async () => {
    for (const [version, goal] of [
      [1, 'other-work-here'],
      [2, 'own-work-adapted'],
    ] as const) {
      const { body } = await world.post('dr-vos', `${path()}/amendments`, { version, now: says(goal) });
      expect(body).toEqual({ partId, version: version + 1, released: false });
    }
    const before = (await world.get('acme-hr', path())).body;
    expect(before).toMatchObject({ version: 1, content: { goal: 'own-work' }, earlier: [] });
    expect(problemOf(await post('anna', 2))).toEqual([409, '/problems/amended-since', 'V7']);
    expect((await post('dr-vos', 3)).body).toEqual({ partId, version: 3, released: true });
    const { body } = await world.get('acme-hr', path());
    expect(body).toMatchObject({ version: 2, content: { goal: 'own-work-adapted' }, earlier: [{ version: 1 }] });
    expect((await world.get('dr-vos', path())).body).toMatchObject({ version: 3, earlier: [{}, { version: 2 }] });
  });

  test('V7 what case manager and labour expert say waits as well; of who has an account both are told at once', async () => {
    const used = { part: 'intervention', content: { used: true, from: world.day(-1), until: null } };
    const planned = { activity: 'workplace-visit', status: 'planned', plannedFor: world.day(9), doneOn: null };
    const agreed = { part: 'plan', content: { agreedOn: world.day(-1), goal: 'other-employer' } };
    const said = [
      // The employer wrote one down itself: that there is another it doesn't hear.
      ['cm-acme', agreed],
      ['cm-acme', { part: 'non-attendance', content: { on: world.day(-1), what: 'did-not-attend' } }],
      ['cm-acme', used],
      ['cm-acme', { part: 'evaluation', content: { heldOn: world.day(0), progress: 'slower', goal: 'own-work' } }],
      ['expert', { part: 'activity', content: planned }],
    ] as const;
    for (const [who, part] of said) {
      const { body } = await record(who, ofEls, part);
      expect([part.part, body['released']]).toEqual([part.part, false]);
    }
    const seen = async (): Promise<unknown[]> =>
      ((await world.get('acme-hr', partsOf(ofEls))).body['items'] as Record<string, unknown>[])
        .map(({ part }) => part)
        .sort();
    expect(await seen()).toEqual(['plan', 'problem-analysis']);
    expect((await record('acme-hr', ofEls, used)).body['released']).toBe(true);
    expect(await seen()).toEqual(['intervention', 'plan', 'problem-analysis']);
    const ofCasework = await record('cm-acme', ofJan, used);
    expect(ofCasework.body['released']).toBe(true);
    for (const who of ['jan', 'acme-hr']) expect(await told(who)).toContain(ofCasework.body['partId']);
  });

  test('V7 of who has neither account nor doctor the casework posts the letter, once, with nobody beside it; with a doctor it is his again', async () => {
    const ofNoor = await world.employee('noor', 'acme', { absentSince: world.day(-20) });
    const recorded = async (): Promise<string> => {
      const evaluated = {
        part: 'evaluation',
        content: { heldOn: world.day(0), progress: 'as-planned', goal: 'own-work' },
      };
      const { body } = await record('cm-acme', ofNoor, evaluated);
      expect(body['released']).toBe(false);
      return String(body['partId']);
    };
    const posting = async (who: string, id: string): Promise<Answer> =>
      world.post(who, `/v1/reintegration-parts/${id}/posting`, { version: 1, postedOn: world.day(0) });
    const waits = async (who: string): Promise<unknown[]> =>
      ((await world.get(who, '/v1/waiting')).body['items'] as Record<string, unknown>[])
        .filter(({ what }) => what === 'reintegration-part-to-post')
        .map(({ id }) => id);
    const first = await recorded();
    for (const who of ['cm-acme', 'expert']) expect([who, await waits(who)]).toEqual([who, [first]]);
    expect(await waits('dr-vos')).not.toContain(first);
    const answers = await Promise.all(['cm-acme', 'expert'].map((who) => posting(who, first)));
    // Who comes second finds it let out: by then it is nobody's to post.
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, expect.any(Number)]);
    expect([403, 409]).toContain(answers.find(({ status }) => status !== 201)?.status);
    expect((await world.get('acme-hr', `/v1/reintegration-parts/${first}`)).status).toBe(200);
    expect((await told('acme-hr')).filter((about) => about === first)).toEqual([first]);
    const released = 'SELECT responsible_doctor_id AS "under" FROM employee.reintegration_release WHERE part_id = $1';
    expect(await world.cast.sql(released, [first])).toEqual([{ under: null }]);
    expect(await waits('cm-acme')).toEqual([]);
    const second = await recorded();
    await world.cast.responsibility(world.id('noor'), world.id('dr-smit'));
    expect(await waits('cm-acme')).toEqual([]);
    expect(problemOf(await posting('cm-acme', second))).toEqual([403, '/problems/not-allowed', 'V7']);
    expect((await posting('dr-smit', second)).status).toBe(201);
  });

  test('S7 once at work again no letter goes out, and V5 a narrower edition hides what did', async () => {
    await world.post('dr-vos', `${path()}/amendments`, { version: 3, now: says('own-work') });
    await world.cast.sql('UPDATE access.agreement SET disclosure_edition = $2 WHERE employer_id = $1', [
      world.id('acme'),
      'statement-2019',
    ]);
    expect((await world.get('acme-hr', path())).status).toBe(404);
    await world.post('acme-hr', `/v1/absences/${ofEls}/recovery`, { recoveredOn: world.day(0), version: 1 });
    expect(problemOf(await post('dr-vos', 4))).toEqual([409, '/problems/not-absent', 'S7']);
  });
});
