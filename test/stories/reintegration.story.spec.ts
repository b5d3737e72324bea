import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mandateOf } from '../cast-mandate.js';
import type { Answer } from '../harness/http.js';
import { problemOf, sameButForId, StaffWorld, UNKNOWN } from './staff-world.js';

const EVERYBODY = ['dr-vos', 'cm-acme', 'expert', 'acme-hr', 'jan'];

describe('the re-integration file of an absence', () => {
  let world: StaffWorld;
  let absenceId: string;
  beforeAll(async () => {
    world = await StaffWorld.open();
    for (const employer of ['acme', 'globex']) await world.employer(employer);
    await world.person('dr-vos', 'company-doctor', { registeredUntil: '2099-01-01' });
    await world.person('dr-smit', 'company-doctor', { registeredUntil: '2099-01-01' });
    await world.person('cm-acme', 'case-manager', {}, 'acme');
    await world.person('expert', 'labour-expert', {}, 'acme');
    await world.person('jan', 'employee', { kind: 'employee' });
    await world.person('anna', 'medical-assistant', { declared: true, instructedUntil: '2099-01-01' });
    await world.person('rita', 'representative', { kind: 'external' });
    absenceId = await world.employee('jan-at-acme', 'acme', {
      accountId: world.id('jan'),
      doctorId: world.id('dr-vos'),
      absentSince: world.day(-50),
    });
  });
  afterAll(() => world.close());

  const record = (who: string, part: string, content: object, absence = absenceId): Promise<Answer> =>
    world.post(who, `/v1/absences/${absence}/reintegration-parts`, { part, content });
  const file = (who: string, absence = absenceId): Promise<Answer> =>
    world.get(who, `/v1/absences/${absence}/reintegration-parts`);
  const partsOf = async (who: string): Promise<unknown[]> =>
    ((await file(who)).body['items'] as Record<string, unknown>[]).map(({ part }) => part);
  const contents = (): Readonly<Record<string, readonly [string, object]>> => ({
    'problem-analysis': ['dr-vos', { madeOn: world.day(-8), goal: 'own-work' }],
    'current-opinion': ['dr-vos', { givenOn: world.day(0), efforts: 'sufficient', goal: 'own-work' }],
    plan: ['cm-acme', { agreedOn: world.day(-3), goal: 'own-work-adapted' }],
    evaluation: ['acme-hr', { heldOn: world.day(-1), progress: 'slower', goal: 'own-work-adapted' }],
    'own-share': ['jan', { about: 'plan', answer: 'disagrees' }],
    activity: ['expert', { activity: 'workplace-visit', status: 'planned', plannedFor: world.day(9), doneOn: null }],
    intervention: ['cm-acme', { used: true, from: world.day(-2), until: null }],
    'wage-value': ['acme-hr', { from: world.day(-4), percent: 40 }],
    'pay-suspension': ['acme-hr', { measure: 'suspended', from: world.day(-1), until: null }],
    'next-doctor-contact': ['dr-vos', { on: world.day(14), everyWeeks: 6 }],
    'non-attendance': ['dr-vos', { on: world.day(-6), what: 'did-not-attend' }],
  });

  test('V8 each part is recorded by those whose it is, and refused to everybody else', async () => {
    const may: Readonly<Record<string, readonly string[]>> = {
      'problem-analysis': ['dr-vos'],
      'current-opinion': ['dr-vos'],
      plan: ['cm-acme', 'acme-hr'],
      evaluation: ['cm-acme', 'acme-hr'],
      'own-share': ['jan'],
      activity: ['cm-acme', 'expert', 'acme-hr'],
      intervention: ['cm-acme', 'expert', 'acme-hr'],
      'wage-value': ['acme-hr'],
      'pay-suspension': ['acme-hr'],
      'next-doctor-contact': ['dr-vos'],
      'non-attendance': ['dr-vos', 'cm-acme'],
    };
    for (const [part, [by, content]] of Object.entries(contents())) {
      for (const who of EVERYBODY.filter((one) => may[part]?.includes(one) !== true)) {
        const refused = await record(who, part, content);
        const isHidden = who === 'expert' && ['next-doctor-contact', 'non-attendance'].includes(part);
        expect([part, who, refused.status, refused.body['rule']]).toEqual([
          part,
          who,
          isHidden ? 404 : 403,
          isHidden ? undefined : 'V8',
        ]);
      }
      expect([part, (await record(by, part, content)).status]).toEqual([part, 201]);
    }
    expect(problemOf(await record('cm-acme', 'plan', contents()['plan']?.[1] ?? {}))).toEqual([
      409,
      '/problems/on-record-already',
      'D1',
    ]);
  });

  test('V8 everybody reads the columns of the matrix: the labour expert neither contact nor non-attendance', async () => {
    const all = Object.keys(contents()).sort();
    for (const who of ['dr-vos', 'cm-acme', 'acme-hr', 'jan']) expect([who, await partsOf(who)]).toEqual([who, all]);
    expect(await partsOf('expert')).toEqual(
      all.filter((part) => !['next-doctor-contact', 'non-attendance'].includes(part)),
    );
    for (const { id, part } of (await file('dr-vos')).body['items'] as Record<string, string>[]) {
      const answer = await world.get('expert', `/v1/reintegration-parts/${id ?? ''}`);
      expect([part, answer.status]).toEqual([
        part,
        part === 'next-doctor-contact' || part === 'non-attendance' ? 404 : 200,
      ]);
    }
  });

  test('V7 the employee reads what the employer reads: the same, at once', async () => {
    expect((await file('jan')).body).toEqual((await file('acme-hr')).body);
  });

  test('V8 what is due is counted from the first day, the plan and its evaluations', async () => {
    expect((await file('expert')).body['due']).toEqual({
      problemAnalysis: world.day(-50 + 42),
      plan: world.day(-50 + 56),
      nextEvaluation: world.day(-1 + 42),
      firstYearEvaluation: world.day(-50 + 364),
      currentOpinion: world.day(-50 + 637),
    });
  });

  test('V8 a part that is none is refused with those there are', async () => {
    const [error] = (await record('acme-hr', 'remark', {})).body['errors'] as Record<string, unknown>[];
    expect(error).toMatchObject({
      at: '/part',
      code: 'invalid_value',
      oneOf: expect.arrayContaining(['plan', 'activity']),
    });
  });

  test('D5 no field takes a word about health: codes of a list, days and numbers', async () => {
    const refused = async (part: string, content: object): Promise<unknown> =>
      ((await record('acme-hr', part, content)).body['errors'] as Record<string, unknown>[])[0];
    const today = world.day(0);
    expect(await refused('evaluation', { heldOn: today, progress: 'burn-out', goal: 'own-work' })).toEqual({
      at: '/content/progress',
      code: 'not_on_the_list',
      rule: 'D5',
    });
    const activity = { activity: 'psychologist', status: 'planned', plannedFor: today, doneOn: null };
    expect(await refused('activity', activity)).toMatchObject({ at: '/content/activity', code: 'not_on_the_list' });
    const noted = { used: true, from: null, until: null, which: 'fysiotherapie' };
    expect(await refused('intervention', noted)).toMatchObject({ at: '/content/which', code: 'unknown_key' });
    expect(await refused('evaluation', { heldOn: world.day(1), progress: 'slower', goal: 'own-work' })).toEqual({
      at: '/content/heldOn',
      code: 'in_the_future',
    });
    expect(JSON.stringify((await file('acme-hr')).body)).not.toMatch(/burn-out|psychologist|fysio/);
  });

  test('I9 an amendment keeps what stood before; of two on one version one wins', async () => {
    const items = (await file('acme-hr')).body['items'] as Record<string, unknown>[];
    const { id, content } = items.find(({ part }) => part === 'wage-value') ?? {};
    const path = `/v1/reintegration-parts/${String(id)}/amendments`;
    const now = { part: 'wage-value', content: { from: world.day(0), percent: 55 } };
    const answers = await Promise.all([1, 2].map(() => world.post('acme-hr', path, { version: 1, now })));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    const { body } = await world.get('jan', `/v1/reintegration-parts/${String(id)}`);
    expect(body).toMatchObject({ version: 2, content: now.content, recordedBy: world.id('acme-hr') });
    expect(body['earlier']).toMatchObject([{ version: 1, content, recordedBy: world.id('acme-hr') }]);
    expect((await world.post('cm-acme', path, { version: 2, now })).body['rule']).toBe('V8');
    const other = { version: 2, now: { part: 'plan', content: { agreedOn: world.day(0), goal: 'own-work' } } };
    expect((await world.post('acme-hr', path, other)).body['errors']).toEqual([
      { at: '/now/part', code: 'another_part', rule: 'D1' },
    ]);
  });

  test('V7 what the service recorded the employer amends nothing of, nor the service what the employer said', async () => {
    const items = (await file('dr-vos')).body['items'] as Record<string, unknown>[];
    const amend = async (who: string, part: string, version: number): Promise<unknown[]> => {
      const { id, content } = items.find((one) => one['part'] === part) ?? {};
      const answer = await world.post(who, `/v1/reintegration-parts/${String(id)}/amendments`, {
        version,
        now: { part, content },
      });
      return [part, answer.status, answer.body['rule']];
    };
    for (const part of ['plan', 'activity', 'intervention']) {
      expect(await amend('acme-hr', part, 1)).toEqual([part, 403, 'V8']);
    }
    expect(await amend('acme-hr', 'evaluation', 1)).toEqual(['evaluation', 201, undefined]);
    expect(await amend('cm-acme', 'evaluation', 2)).toEqual(['evaluation', 403, 'V8']);
    expect(await amend('cm-acme', 'activity', 1)).toEqual(['activity', 201, undefined]);
  });

  test('V6 for who may not know of it a file and an unknown one are the same', async () => {
    const unknown = sameButForId(await file('globex-hr', UNKNOWN));
    expect(sameButForId(await file('globex-hr'))).toEqual(unknown);
    expect(sameButForId(await file('dr-smit'))).toEqual(unknown);
    const content = { agreedOn: world.day(0), goal: 'own-work' };
    expect(sameButForId(await record('globex-hr', 'plan', content))).toEqual(unknown);
    expect(sameButForId(await file('anna'))).toEqual(unknown);
    expect(sameButForId(await file('rita'))).toEqual(unknown);
  });

  test('V8 under derived secrecy all but the pay and the own share is read, and nothing is written', async () => {
    const all = await partsOf('dr-vos');
    await world.cast.delegation(world.id('dr-vos'), world.id('anna'), world.id('jan-at-acme'));
    const kept = ['own-share', 'pay-suspension', 'wage-value'];
    expect(await partsOf('anna')).toEqual(all.filter((part) => !kept.includes(String(part))));
    for (const { id, part } of (await file('dr-vos')).body['items'] as Record<string, string>[]) {
      const answer = await world.get('anna', `/v1/reintegration-parts/${id ?? ''}`);
      expect([part, answer.status]).toEqual([part, kept.includes(part ?? '') ? 404 : 200]);
    }
    const [, analysis = {}] = contents()['problem-analysis'] ?? [];
    expect(problemOf(await record('anna', 'problem-analysis', analysis))).toEqual([403, '/problems/role-cannot', 'V8']);
  });

  test('I3 who acts for the employee reads what he reads, within a mandate that shows the employee dossier', async () => {
    await mandateOf(world.cast, world.id('jan-at-acme'), world.id('rita'));
    expect((await file('rita')).body).toEqual((await file('jan')).body);
  });

  test('S7 once at work again the file is closed to casework and to new parts; the employer still reads what it had', async () => {
    const id = await world.employee('kees', 'acme', { absentSince: world.day(-20), doctorId: world.id('dr-vos') });
    await record('acme-hr', 'plan', { agreedOn: world.day(-1), goal: 'own-work' }, id);
    await world.post('acme-hr', `/v1/absences/${id}/recovery`, { recoveredOn: world.day(0), version: 1 });
    expect((await file('cm-acme', id)).status).toBe(404);
    expect((await file('acme-hr', id)).status).toBe(200);
    expect((await record('acme-hr', 'wage-value', { from: world.day(0), percent: 1 }, id)).body['rule']).toBe('V8');
    const analysis = { madeOn: world.day(0), goal: 'own-work' };
    expect(problemOf(await record('dr-vos', 'problem-analysis', analysis, id))).toEqual([
      409,
      '/problems/not-absent',
      'S7',
    ]);
  });

  test('V6 two years after the employment the employer reads nothing of it', async () => {
    const id = await world.employee('left', 'acme', { absentSince: world.day(-900), endsOn: world.day(-800) });
    await record('cm-acme', 'plan', { agreedOn: world.day(-1), goal: 'own-work' }, id);
    expect((await file('acme-hr', id)).status).toBe(404);
  });

  test('D7 nothing is recorded where no agreement includes guiding an absence', async () => {
    await world.employer('initech', ['payroll']);
    const id = await world.employee('ina', 'initech', { absentSince: world.day(-9) });
    expect(problemOf(await record('initech-hr', 'wage-value', { from: world.day(0), percent: 1 }, id))).toEqual([
      403,
      '/problems/not-agreed',
      'D7',
    ]);
  });

  test('V5 an employer of the edition of 2019 reads what it agreed or set itself, not what the service says', async () => {
    const narrow = 'UPDATE access.agreement SET disclosure_edition = $2 WHERE employer_id = $1';
    const before = await partsOf('acme-hr');
    // Of these three the labour expert and the case manager recorded.
    const byCasework = ['plan', 'activity', 'intervention'];
    const said = ['problem-analysis', 'current-opinion', 'next-doctor-contact', 'non-attendance', ...byCasework];
    expect(before).toEqual(expect.arrayContaining(said));
    await world.cast.sql(narrow, [world.id('acme'), 'statement-2019']);
    expect(await partsOf('acme-hr')).toEqual(before.filter((part) => !said.includes(String(part))));
    expect(await partsOf('cm-acme')).toEqual(before);
    expect(await partsOf('jan')).toEqual(before);
  });
});
