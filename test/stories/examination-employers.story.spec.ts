import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ExaminationClosingJob } from '../../src/records/examination/closing/examination-closing.job.js';
import { betweenTwoLooks } from '../harness/between-two-looks.js';
import type { Answer } from '../harness/http.js';
import { examinationWorld, ON_CONDITIONS, PASSED, type ExaminationWorld } from './examination-world.js';
import { comparable, idIn, itemsOf, refusal } from './verdict-world.js';

describe('what an employer commissions', () => {
  let world: ExaminationWorld;
  beforeAll(async () => {
    world = await examinationWorld();
  });
  afterAll(() => world.stop());

  const commission = async (employeeId: string, body: unknown, person = 'acme-hr'): Promise<Answer> =>
    world.as(person, `/employees/${employeeId}/examinations`, { body });

  test('V4 a kind without blocking goes to both at once, and a block is refused with that reason', async () => {
    const kind = 'statutory-periodic';
    const { examinationId, person } = await world.commissioned(kind);
    const issued = await world.answer(examinationId, ON_CONDITIONS);
    const outcomeId = idIn(issued, 'outcomeId');
    expect(issued.body['released']).toBe(true);
    for (const somebody of [person, 'acme-hr']) {
      expect((await world.as(somebody, `/released-outcomes/${outcomeId}`)).body).toMatchObject({
        examinationKind: kind,
        outcome: 'passed-under-conditions',
      });
    }
    for (const what of ['block', 'agreement', 're-examination']) {
      expect(refusal(await world.decide(person, outcomeId, what))).toEqual([409, '/problems/no-blocking', 'V4']);
    }
  });

  test('V7 without an account both get it when the letter is recorded as posted, once', async () => {
    const { examinationId } = await world.commissioned('statutory-periodic', false);
    const outcomeId = await world.issued(examinationId);
    const before = await world.as('acme-hr', `/released-outcomes/${outcomeId}`);
    expect(comparable(before)).toEqual(comparable(await world.as('acme-hr', `/released-outcomes/${randomUUID()}`)));
    const body = { postedOn: await world.day(0) };
    const posted = await Promise.all(
      [1, 2, 3].map(() => world.as('dr-vos', `/examination-outcomes/${outcomeId}/posting`, { body })),
    );
    expect(posted.map(({ status }) => status).toSorted()).toEqual([201, 409, 409]);
    expect((await world.as('acme-hr', `/released-outcomes/${outcomeId}`)).body).toMatchObject(PASSED);
  });

  test('V7 who posts a letter that somebody else posts at that moment hears that it was posted', async () => {
    const { examinationId } = await world.commissioned('statutory-periodic', false);
    const outcomeId = await world.issued(examinationId);
    const body = { postedOn: await world.day(0) };
    const post = (): Promise<Answer> => world.as('dr-vos', `/examination-outcomes/${outcomeId}/posting`, { body });
    const first: Answer[] = [];
    const happened = betweenTwoLooks(
      world.service.app,
      /examination_outcome o WHERE o\.examination_id = \$1/,
      async () => {
        first.push(await post());
      },
    );
    expect(refusal(await post())).toEqual([409, '/problems/already-released', 'V4']);
    expect([happened(), first.map(({ status }) => status)]).toEqual([true, [201]]);
  });

  test('S9 who lost an employee while his question was looked at gets nothing, as if he had lost him before', async () => {
    const { examinationId, employeeId } = await world.commissioned('statutory-periodic');
    const outcomeId = await world.issued(examinationId);
    const happened = betweenTwoLooks(world.service.app, /examination_outcome o WHERE o\.id = \$1/, () =>
      world.moveTo(world.smit, employeeId),
    );
    const answer = await world.as('dr-vos', `/examination-outcomes/${outcomeId}`);
    expect(comparable(answer)).toEqual(comparable(await world.as('dr-vos', `/examination-outcomes/${randomUUID()}`)));
    expect([answer.status, happened()]).toEqual([404, true]);
  });

  test('V4 of a voluntary screening nothing individual can even be asked; of an absence one asks otherwise (V1)', async () => {
    const { employeeId } = await world.examinee();
    const asked = async (examinationKind: string): Promise<readonly unknown[]> =>
      refusal(await commission(employeeId, { examinationKind }));
    expect(await asked('voluntary-screening')).toEqual([409, '/problems/never-individual', 'V4']);
    for (const kind of ['absence-guidance', 'control-consultation']) {
      expect(await asked(kind)).toEqual([409, '/problems/asked-about-an-absence', 'V1']);
    }
  });

  test('V4 a kind that nobody listed counts, and is kept, as a pre-employment examination', async () => {
    const { employeeId, person } = await world.examinee();
    const receipt = await commission(employeeId, { examinationKind: 'applicant-health-history' });
    expect(receipt.body).toMatchObject({ examinationKind: 'pre-employment' });
    const outcomeId = await world.issued(idIn(receipt, 'examinationId'));
    expect((await world.as('acme-hr', `/released-outcomes/${outcomeId}`)).status).toBe(404);
    expect((await world.decide(person, outcomeId, 'agreement')).status).toBe(201);
    const rows = await world.cast.sql('SELECT examination_kind FROM desk.examination WHERE employee_id = $1', [
      employeeId,
    ]);
    expect(rows).toEqual([{ examination_kind: 'pre-employment' }]);
  });

  test('V1 no word travels with question or answer: not about health history, complaints or an old outcome (M64, M65, M66)', async () => {
    const { employeeId, examinationId } = await world.commissioned();
    const { employeeId: somebody } = await world.examinee();
    for (const surplus of ['healthHistory', 'reportedComplaints', 'previousOutcome', 'note', 'supersedes']) {
      const asked = { examinationKind: 'pre-employment', [surplus]: 'passed' };
      expect((await commission(somebody, asked)).status).toBe(400);
      if (surplus !== 'supersedes') {
        expect((await world.answer(examinationId, { ...PASSED, [surplus]: 'rejected' })).status).toBe(400);
      }
    }
    for (const [body, code] of [
      [{ outcome: 'passed-under-conditions' }, 'missing'],
      [{ outcome: 'passed-under-conditions', conditions: ['depressed'] }, 'not_listed'],
      [{ outcome: 'passed-under-conditions', conditions: ['no-night-shifts', 'no-night-shifts'] }, 'named_twice'],
      [{ outcome: 'rejected', conditions: ['no-night-shifts'] }, 'only_with_conditions'],
    ] as const) {
      const refused = await world.answer(examinationId, body);
      expect([refused.status, refused.body['errors']]).toEqual([400, [{ at: '/conditions', code, rule: 'V1' }]]);
    }
    expect(itemsOf(await world.as('dr-vos', `/employees/${employeeId}/examination-outcomes`))).toEqual([]);
  });

  test('V1 an outcome answers its own examination alone: a later one begins without (M66)', async () => {
    const { employeeId, examinationId, person } = await world.commissioned();
    const old = await world.issued(examinationId);
    await world.decide(person, old, 'block');
    await world.cast.sql('UPDATE desk.examination SET closes_on = platform.today() - 1 WHERE id = $1', [examinationId]);
    expect(refusal(await world.decide(person, old, 'agreement'))).toEqual([409, '/problems/examination-closed', 'V4']);
    const later = idIn(await commission(employeeId, { examinationKind: 'pre-employment' }), 'examinationId');
    expect(refusal(await world.answer(later, { ...PASSED, supersedes: old }))).toEqual([
      409,
      '/problems/outcome-superseded',
      'V3',
    ]);
    expect(refusal(await world.decide(person, old, 'agreement'))).toEqual([409, '/problems/examination-closed', 'V4']);
  });

  test('V6 only of its own, under an agreement for examinations, and nothing new after the employment', async () => {
    const { employeeId, examinationId, person } = await world.commissioned('change-of-function');
    const body = { examinationKind: 'statutory-periodic' };
    expect(comparable(await commission(employeeId, body, 'globex-hr'))).toEqual(
      comparable(await commission(randomUUID(), body, 'globex-hr')),
    );
    const outcomeId = await world.issued(examinationId);
    const ends = async (on: string): Promise<unknown> =>
      world.cast.sql(`UPDATE access.employment SET ends_on = ${on} WHERE employee_id = $1`, [employeeId]);
    await world.cast.sql("UPDATE desk.examination SET asked_at = asked_at - interval '10 days' WHERE id = $1", [
      examinationId,
    ]);
    await ends('platform.today() - 1');
    const ended = [409, '/problems/employment-ended', 'V6'];
    expect(refusal(await world.decide(person, outcomeId, 'agreement'))).toEqual(ended);
    expect(refusal(await commission(employeeId, body))).toEqual(ended);
    expect((await world.as('acme-hr', `/examinations/${examinationId}`)).status).toBe(200);
    await ends("(platform.today() - interval '2 years' - interval '1 day')::date");
    await world.cast.sql("UPDATE desk.examination SET asked_at = asked_at - interval '3 years' WHERE id = $1", [
      examinationId,
    ]);
    expect((await world.as('acme-hr', `/examinations/${examinationId}`)).status).toBe(404);
    expect((await world.as(person, `/examinations/${examinationId}`)).status).toBe(200);
    await ends('NULL');
    const agreed = async (services: string): Promise<unknown> =>
      world.cast.sql('UPDATE access.agreement SET services = $2 WHERE employer_id = $1', [world.acme, services]);
    await agreed('{absence-guidance}');
    expect(refusal(await commission(employeeId, body))).toEqual([409, '/problems/no-agreement-in-force', 'V1']);
    await agreed('{absence-guidance,examinations}');
  });

  test('V4 a kind without blocking is no way round the agreement of who does not work there yet', async () => {
    const { employeeId } = await world.examinee();
    await world.cast.sql('UPDATE access.employment SET starts_on = platform.today() + 9 WHERE employee_id = $1', [
      employeeId,
    ]);
    const asked = await commission(employeeId, { examinationKind: 'statutory-periodic' });
    expect(refusal(asked)).toEqual([409, '/problems/not-employed-yet', 'V4']);
    expect((await commission(employeeId, { examinationKind: 'pre-employment' })).status).toBe(201);
  });

  test('V4 a kind without blocking is no way round the agreement of who came in, or was examined by one he can block', async () => {
    const { employeeId } = await world.examinee();
    const asked = async (): Promise<Answer> => commission(employeeId, { examinationKind: 'statutory-periodic' });
    const since = async (months: number): Promise<unknown> =>
      world.cast.sql(
        "UPDATE access.employment SET starts_on = (platform.today() - $2 * interval '1 month')::date + 1 WHERE employee_id = $1",
        [employeeId, months],
      );
    const settled = [409, '/problems/not-settled-yet', 'V4'];
    await since(6);
    expect(refusal(await asked())).toEqual(settled);
    await since(60);
    await world.cast.sql(
      `INSERT INTO access.application (id, employee_id, from_day, until, recorded_by)
       VALUES ($1, $2, platform.today() - 90, platform.today() - 9, $3)`,
      [randomUUID(), employeeId, world.officer],
    );
    expect(refusal(await asked())).toEqual(settled);
    await world.cast.sql('UPDATE access.application SET from_day = from_day - 100 WHERE employee_id = $1', [
      employeeId,
    ]);
    expect((await asked()).status).toBe(201);

    // Whatever came of it: pending, held and blocked are answered as one that nobody took up.
    const [pending, held, blocked] = [
      await world.commissioned('change-of-function'),
      await world.commissioned('change-of-function'),
      await world.commissioned('change-of-function'),
    ];
    await world.issued(held.examinationId);
    await world.decide(blocked.person, await world.issued(blocked.examinationId), 'block');
    const answers = await Promise.all(
      [pending, held, blocked].map(async (one) =>
        comparable(await commission(one.employeeId, { examinationKind: 'statutory-periodic' })),
      ),
    );
    expect(answers[0]?.[0]).toBe(409);
    expect(answers).toEqual([answers[0], answers[0], answers[0]]);
  });

  test('V4 no employer commissions what the benefits agency asks for', async () => {
    const { employeeId } = await world.examinee();
    expect(refusal(await commission(employeeId, { examinationKind: 'benefits-agency-assessment' }))).toEqual([
      409,
      '/problems/asked-by-the-agency',
      'V4',
    ]);
  });

  test('V4 one of a kind is open at a time, and of officers who ask at once one asks', async () => {
    const { employeeId } = await world.examinee();
    const body = { examinationKind: 'change-of-function' };
    const asked = await Promise.all([1, 2, 3].map(() => commission(employeeId, body)));
    expect(asked.map(({ status }) => status).toSorted()).toEqual([201, 409, 409]);
    expect(refusal(await commission(employeeId, body))).toEqual([409, '/problems/examination-open', 'V4']);
  });

  test('V4 each closes alike after six weeks, and the officer is told once', async () => {
    const { examinationId, closesOn } = await world.commissioned();
    expect(closesOn).toBe(await world.day(42));
    await world.cast.sql('UPDATE desk.examination SET closes_on = platform.today() - 1 WHERE id = $1', [examinationId]);
    const job = world.service.app.get(ExaminationClosingJob);
    expect(await job.closeDueExaminations()).toBeGreaterThan(0);
    expect(await job.closeDueExaminations()).toBe(0);
    const told = await world.cast.sql('SELECT code FROM desk.notice WHERE about = $1 AND account_id = $2', [
      examinationId,
      world.officer,
    ]);
    expect(told).toEqual([{ code: 'examination-closed' }]);
    expect((await world.as('acme-hr', `/examinations/${examinationId}`)).body).toMatchObject({ state: 'closed' });
    expect(refusal(await world.answer(examinationId))).toEqual([409, '/problems/examination-closed', 'V4']);
  });

  test('V2 background reaches no officer, whatever he asks', async () => {
    const { employeeId, examinationId } = await world.commissioned();
    const outcomeId = await world.issued(examinationId);
    const entry = { entryOn: await world.day(0), pieces: [{ item: 'M44', text: 'marker-background' }] };
    idIn(await world.as('dr-vos', `/employees/${employeeId}/entries`, { body: entry }), 'entryId');
    for (const path of [
      `/employees/${employeeId}/pieces`,
      `/examination-outcomes/${outcomeId}`,
      `/employees/${employeeId}/examination-outcomes`,
    ]) {
      for (const somebody of ['acme-hr', 'cm-acme', 'globex-hr']) {
        const refused = await world.as(somebody, path);
        expect([refused.status, refused.text.includes('marker')]).toEqual([403, false]);
      }
    }
  });
});
