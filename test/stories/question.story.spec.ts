import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { comparable, idIn, itemsOf, QUESTION, refusal, verdictWorld, type VerdictWorld } from './verdict-world.js';

describe("an employer's question", () => {
  let world: VerdictWorld;
  beforeAll(async () => {
    world = await verdictWorld();
  });
  afterAll(() => world.stop());
  const questions = async (): Promise<number> =>
    (await world.cast.sql<{ n: number }>('SELECT count(*)::integer AS n FROM desk.verdict_question'))[0]?.n ?? -1;

  test('V1 an employer asks about a running absence, and sees its question open until the sixth week ends', async () => {
    const { absenceId, employeeId } = await world.absentee();
    const asked = await world.as('acme-hr', `/absences/${absenceId}/questions`, { body: QUESTION });
    const questionId = idIn(asked, 'questionId');
    const closesOn = asked.body['closesOn'] as string;
    const seen = await world.as('acme-hr', `/questions/${questionId}`);
    const { askedOn } = seen.body;
    expect(seen.body).toEqual({
      absenceId,
      askedOn,
      closesOn,
      employeeId,
      id: questionId,
      question: 'fit-for-own-work',
      state: 'open',
    });
    expect((Date.parse(closesOn) - Date.parse(askedOn as string)) / 86_400_000).toBe(42);
    expect(itemsOf(await world.as('acme-hr', `/employers/${world.acme}/questions`))).toContainEqual(seen.body);
  });

  test('V1 the doctor sees what waits for him, and so does an assistant to whom he delegated', async () => {
    const { absenceId, employeeId } = await world.absentee();
    await world.cast.delegation(world.vos, world.anna, employeeId);
    const questionId = idIn(
      await world.as('acme-hr', `/absences/${absenceId}/questions`, { body: QUESTION }),
      'questionId',
    );
    for (const person of ['dr-vos', 'anna']) {
      expect(itemsOf(await world.as(person, '/questions')).map(({ id }) => id)).toContain(questionId);
    }
    expect(itemsOf(await world.as('dr-smit', '/questions'))).toEqual([]);
    expect(itemsOf(await world.as('globex-hr', '/questions'))).toEqual([]);
  });

  test('I5 the employee sees what was asked about him, and nobody another’s', async () => {
    const { employeeId, questionId, closesOn } = await world.asked('own-question');
    await world.asked();
    const questionsOf = (person: string): ReturnType<typeof world.as> =>
      world.as(person, `/employees/${employeeId}/questions`);
    const own = itemsOf(await questionsOf('own-question'));
    expect(own).toEqual([expect.objectContaining({ id: questionId, employeeId, employerId: world.acme, closesOn })]);
    for (const person of ['acme-hr', 'dr-vos']) {
      expect(itemsOf(await questionsOf(person)).map(({ id }) => id)).toEqual([questionId]);
    }
    const unknown = `/employees/${randomUUID()}/questions`;
    for (const person of ['globex-hr', 'dr-smit']) {
      const [foreign, never] = [await questionsOf(person), await world.as(person, unknown)];
      expect([foreign.status, comparable(foreign)]).toEqual([404, comparable(never)]);
    }
  });

  test("V6 another employer's absence is answered like one that never was, byte for byte", async () => {
    const { absenceId } = await world.absentee();
    const before = await questions();
    const foreign = await world.as('globex-hr', `/absences/${absenceId}/questions`, { body: QUESTION });
    const unknown = await world.as('globex-hr', `/absences/${randomUUID()}/questions`, { body: QUESTION });
    expect(foreign.status).toBe(404);
    expect(comparable(foreign)).toEqual(comparable(unknown));
    expect(await questions()).toBe(before);
  });

  test("V6 another employer's question and list are answered like those that never were", async () => {
    const { absenceId } = await world.absentee();
    const questionId = idIn(
      await world.as('acme-hr', `/absences/${absenceId}/questions`, { body: QUESTION }),
      'questionId',
    );
    const ids = [
      [`/questions/${questionId}`, `/questions/${randomUUID()}`],
      [`/employers/${world.acme}/questions`, `/employers/${randomUUID()}/questions`],
    ] as const;
    for (const [foreign, unknown] of ids) {
      const answers = [await world.as('globex-hr', foreign), await world.as('globex-hr', unknown)];
      expect(answers.map(({ status }) => status)).toEqual([404, 404]);
      const [one, other] = answers.map(comparable);
      expect(one).toEqual(other);
    }
    expect((await world.as('dr-vos', `/employers/${world.acme}/questions`)).status).toBe(404);
  });

  test('V1 asking again while one is open is refused, also of two who ask at once', async () => {
    const { absenceId } = await world.absentee();
    const both = await Promise.all(
      [1, 2, 3, 4].map(() => world.as('acme-hr', `/absences/${absenceId}/questions`, { body: QUESTION })),
    );
    expect(both.map(({ status }) => status).toSorted()).toEqual([201, 409, 409, 409]);
    const again = await world.as('acme-hr', `/absences/${absenceId}/questions`, { body: QUESTION });
    expect(refusal(again)).toEqual([409, '/problems/question-open', 'V1']);
    const closesOn = both.find(({ status }) => status === 201)?.body['closesOn'];
    expect([...both, again].filter(({ status }) => status === 409).map(({ body }) => body['detail'])).toEqual(
      Array(4).fill(`A question about this absence is open until ${String(closesOn)}.`),
    );
  });

  test('V1 without a running absence nothing is asked', async () => {
    const { absenceId } = await world.absentee();
    await world.cast.sql('UPDATE access.absence SET recovered_on = platform.today() WHERE id = $1', [absenceId]);
    expect(refusal(await world.as('acme-hr', `/absences/${absenceId}/questions`, { body: QUESTION }))).toEqual([
      409,
      '/problems/absence-not-running',
      'V1',
    ]);
  });

  test('V1 without an agreement in force for absence guidance nothing is asked', async () => {
    const payrollOnly = await world.cast.employer('Initech', ['payroll']);
    await world.cast.person('initech-hr', {
      kind: 'external',
      roles: [{ role: 'employer-officer', employerId: payrollOnly }],
    });
    const { absenceId } = await world.cast.employee({ employerId: payrollOnly, absentSince: '2026-01-01' });
    expect(refusal(await world.as('initech-hr', `/absences/${absenceId}/questions`, { body: QUESTION }))).toEqual([
      409,
      '/problems/no-agreement-in-force',
      'V1',
    ]);
  });

  test('V6 after the employment ended nothing new is asked, unless the agreement bears the sick-pay risk', async () => {
    const risky = await world.cast.employer('Hooli', ['absence-guidance'], true);
    await world.cast.person('hooli-hr', { kind: 'external', roles: [{ role: 'employer-officer', employerId: risky }] });
    const [{ day } = { day: '' }] = await world.cast.sql<{ day: string }>(
      'SELECT (platform.today() - 30)::text AS day',
    );
    const former = await world.cast.employee({ employerId: world.acme, endsOn: day, absentSince: '2026-01-01' });
    expect(refusal(await world.as('acme-hr', `/absences/${former.absenceId}/questions`, { body: QUESTION }))).toEqual([
      409,
      '/problems/employment-ended',
      'V6',
    ]);
    const borne = await world.cast.employee({ employerId: risky, endsOn: day, absentSince: '2026-01-01' });
    const asked = await world.as('hooli-hr', `/absences/${borne.absenceId}/questions`, { body: QUESTION });
    expect((await world.as('hooli-hr', `/questions/${idIn(asked, 'questionId')}`)).status).toBe(200);
    const later = await world.cast.employee({ employerId: risky, endsOn: '2025-12-31', absentSince: '2026-01-01' });
    expect(refusal(await world.as('hooli-hr', `/absences/${later.absenceId}/questions`, { body: QUESTION }))).toEqual([
      409,
      '/problems/employment-ended',
      'V6',
    ]);
  });

  test('V6 an agreement of later on that bears the sick-pay risk opens nothing of an absence before it', async () => {
    const initrode = await world.cast.employer('Initrode');
    await world.cast.person('initrode-hr', {
      kind: 'external',
      roles: [{ role: 'employer-officer', employerId: initrode }],
    });
    const yesterday = await world.day(-1);
    const of = { employerId: initrode, doctorId: world.vos, absentSince: yesterday };
    const { absenceId } = await world.cast.employee(of);
    const asking = { body: QUESTION };
    const questionId = idIn(await world.as('initrode-hr', `/absences/${absenceId}/questions`, asking), 'questionId');
    const verdict = await world.answer(questionId);
    await world.cast.sql(
      'UPDATE access.employment SET ends_on = $2 WHERE employee_id = (SELECT employee_id FROM access.absence WHERE id = $1)',
      [absenceId, yesterday],
    );
    await world.cast.sql('UPDATE access.agreement SET ends_on = $2 WHERE employer_id = $1', [initrode, yesterday]);
    await world.cast.sql(
      `INSERT INTO access.agreement (id, employer_id, services, starts_on, bears_sick_pay_risk, disclosure_edition)
       VALUES ($1, $2, '{absence-guidance,reintegration}', platform.today(), true, 'current')`,
      [randomUUID(), initrode],
    );
    const ended = [409, '/problems/employment-ended', 'V6'];
    const posting = { body: { postedOn: await world.today() } };
    expect(refusal(await world.as('dr-vos', `/verdicts/${idIn(verdict, 'verdictId')}/posting`, posting))).toEqual(
      ended,
    );
    expect(refusal(await world.answer(questionId, { outcome: 'fit' }))).toEqual(ended);
    const duration = { item: 'M04', values: [{ field: 'duration', is: 'two-to-six-weeks' }] };
    const advice = { body: { items: [duration] } };
    expect(refusal(await world.as('dr-vos', `/absences/${absenceId}/advice`, advice))).toEqual(ended);
    const part = { body: { part: 'problem-analysis', content: { madeOn: yesterday, goal: 'own-work' } } };
    expect(refusal(await world.as('dr-vos', `/absences/${absenceId}/reintegration-parts`, part))).toEqual(ended);
    await world.cast.sql('UPDATE desk.verdict_question SET closes_on = platform.today() - 1 WHERE id = $1', [
      questionId,
    ]);
    expect(refusal(await world.as('initrode-hr', `/absences/${absenceId}/questions`, asking))).toEqual(ended);
  });

  test.each([
    ['an open text', { question: 'fit-for-own-work', remark: 'back pain?' }, '/remark'],
    ['another question', { question: 'why-is-he-ill' }, '/question'],
    ['no question', {}, '/question'],
  ])('V1 %s is refused and nothing is stored', async (_, body, at) => {
    const { absenceId } = await world.absentee();
    const before = await questions();
    const refused = await world.as('acme-hr', `/absences/${absenceId}/questions`, { body });
    expect([refused.status, (refused.body['errors'] as { at: string }[]).map((error) => error.at)]).toEqual([
      400,
      [at],
    ]);
    expect(refused.text).not.toContain('back pain');
    expect(await questions()).toBe(before);
  });

  test('V1 only an employer asks', async () => {
    const { absenceId } = await world.absentee();
    for (const person of ['dr-vos', 'anna', 'cm-acme']) {
      const refused = await world.as(person, `/absences/${absenceId}/questions`, { body: QUESTION });
      expect(refusal(refused)).toEqual([403, '/problems/role-cannot', 'V1']);
    }
  });

  test('V1 a question that is sent twice under one key is asked once', async () => {
    const { absenceId } = await world.absentee();
    const headers = { 'idempotency-key': randomUUID() };
    const first = await world.as('acme-hr', `/absences/${absenceId}/questions`, { body: QUESTION, headers });
    const second = await world.as('acme-hr', `/absences/${absenceId}/questions`, { body: QUESTION, headers });
    expect([first.status, second.status, second.body]).toEqual([201, 201, first.body]);
  });

  test('A1 asking, being refused and being told of nothing each leave their line', async () => {
    const { absenceId, employeeId } = await world.absentee();
    const lines = async (): Promise<readonly unknown[]> =>
      world.cast.sql(
        `SELECT action, kind, outcome, rule, status, employee_id = $1 AS of_employee FROM trail.line
       WHERE employee_id = $1 ORDER BY id`,
        [employeeId],
      );
    await world.as('globex-hr', `/absences/${absenceId}/questions`, { body: QUESTION });
    await world.as('acme-hr', `/absences/${absenceId}/questions`, { body: QUESTION });
    await world.as('acme-hr', `/absences/${absenceId}/questions`, { body: QUESTION });
    const line = { action: 'ask', kind: 'VerdictQuestion', of_employee: true };
    expect(await lines()).toEqual([
      { ...line, outcome: 'not-found', rule: 'V1', status: 404 },
      { ...line, outcome: 'allowed', rule: 'V1', status: 201 },
      { ...line, outcome: 'conflict', rule: 'V1', status: 409 },
    ]);
  });
});
