import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { QuestionClosingJob } from '../../src/records/fitness-verdict/closing/question-closing.job.js';
import { idIn, QUESTION, refusal, verdictWorld, type Asked, type VerdictWorld } from './verdict-world.js';

/** Two employees who differ only in what the employer may not know: whether the doctor answered. */
describe("an employer whose question is pending, and one whose answer isn't posted yet", () => {
  let world: VerdictWorld;
  let pending: Asked;
  let held: Asked;
  let superseded: Asked;
  beforeAll(async () => {
    world = await verdictWorld();
    [pending, held, superseded] = [await world.asked(), await world.asked(), await world.asked()];
    await world.answer(held.questionId);
    const supersedes = idIn(await world.answer(superseded.questionId), 'verdictId');
    await world.answer(superseded.questionId, { outcome: 'fit', supersedes });
  });
  afterAll(() => world.stop());

  /** Everything that the officer gets about one of them, with ids and instants blanked out. */
  const view = async ({ employeeId, absenceId, questionId }: Asked): Promise<readonly unknown[]> => {
    const mine = [employeeId, absenceId, questionId];
    const about = (text: string): string => {
      const parsed: unknown = text === '' ? null : JSON.parse(text);
      const isPage = typeof parsed === 'object' && parsed !== null && 'items' in parsed;
      const items = isPage ? (parsed.items as unknown[]).map((item) => JSON.stringify(item)) : [text];
      const kept = isPage ? items.filter((item) => mine.some((id) => item.includes(id))) : items;
      return kept
        .join('\n')
        .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, (id) => `<${mine.indexOf(id)}>`)

        .replaceAll(employeeId.slice(0, 8), '<staff number>')
        .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '<instant>');
    };
    const looks = [
      ['GET', `/questions/${questionId}`],
      ['GET', '/questions?limit=100'],
      ['GET', `/employers/${world.acme}/questions?limit=100`],
      ['GET', `/employers/${world.acme}/released-verdicts?limit=100`],
      ['GET', `/employees/${employeeId}/released-verdicts`],
      ['GET', `/released-verdicts/${questionId}`],
      ['GET', `/verdicts/${questionId}`],
      ['GET', `/employees/${employeeId}/verdicts`],
      ['GET', `/employees/${employeeId}`],
      ['GET', '/notices?limit=100'],
      ['POST', `/absences/${absenceId}/questions`, QUESTION],
      ['POST', `/questions/${questionId}/verdicts`, { outcome: 'fit' }],
      ['POST', `/verdicts/${randomUUID()}/posting`, { postedOn: '2026-01-01' }],
    ] as const;
    const seen: unknown[] = [];
    for (const [method, path, body] of looks) {
      const given = await world.as('acme-hr', path, { method, ...(body === undefined ? {} : { body }) });
      const headers = [...given.headers].filter(([name]) => !['date', 'content-length', 'x-request-id'].includes(name));
      seen.push([
        method,
        path.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '<id>'),
        given.status,
        headers,
        about(given.text),
      ]);
    }
    return seen;
  };

  test('V4 sees the same of both, in every answer', async () => {
    const twin = await view(pending);
    expect(twin).toContainEqual([
      'GET',
      '/questions/<id>',
      200,
      expect.anything(),
      expect.stringContaining('"state":"open"'),
    ]);
    expect(await view(held)).toEqual(twin);
    expect(await view(superseded)).toEqual(twin);
  });

  test('V4 sees the same of both when the questions close, notices included', async () => {
    await world.cast.sql('UPDATE desk.verdict_question SET closes_on = platform.today() - 1');
    expect(await world.service.app.get(QuestionClosingJob).closeDueQuestions()).toBe(3);
    const twin = await view(pending);
    expect(twin).toContainEqual([
      'GET',
      '/notices?limit=100',
      200,
      expect.anything(),
      expect.stringContaining('"code":"question-closed"'),
    ]);
    expect(twin).toContainEqual([
      'GET',
      '/questions/<id>',
      200,
      expect.anything(),
      expect.stringContaining('"state":"closed"'),
    ]);
    // Asking anew, which the view does last but two, opens each again alike.
    expect(await view(held)).toEqual(twin);
    expect(await view(superseded)).toEqual(twin);
  });

  test("D5 what isn't released isn't outside the medical store: the desk's tables hold the same of both", async () => {
    const desk = async ({ questionId, employeeId }: Asked): Promise<readonly unknown[]> => [
      await world.cast.sql('SELECT question, round FROM desk.verdict_question WHERE employee_id = $1 ORDER BY round', [
        employeeId,
      ]),
      await world.cast.sql('SELECT count(*) FROM desk.released_verdict WHERE employee_id = $1', [employeeId]),
      await world.cast.sql('SELECT code FROM desk.notice WHERE about = $1', [questionId]),
      await world.cast.sql('SELECT count(*) FROM desk.question_closing WHERE question_id = $1', [questionId]),
    ];
    expect(await desk(held)).toEqual(await desk(pending));
    expect(await desk(superseded)).toEqual(await desk(pending));
  });
});

describe('what an employer had, after the employment ended', () => {
  let world: VerdictWorld;
  beforeAll(async () => {
    world = await verdictWorld();
  });
  afterAll(() => world.stop());

  test('V6 stays readable for two years, to the day, and is then gone like what never was; the employee keeps it', async () => {
    const { employeeId, absenceId } = await world.absentee('jan');
    const questionId = idIn(
      await world.as('acme-hr', `/absences/${absenceId}/questions`, { body: QUESTION }),
      'questionId',
    );
    const verdictId = idIn(
      await world.as('dr-vos', `/questions/${questionId}/verdicts`, { body: { outcome: 'fit' } }),
      'verdictId',
    );
    const looks = [
      `/questions/${questionId}`,
      `/released-verdicts/${verdictId}`,
      `/employees/${employeeId}/released-verdicts`,
    ];
    const statuses = async (person: string): Promise<number[]> =>
      Promise.all(looks.map(async (path) => (await world.as(person, path)).status));
    await world.cast.sql("UPDATE access.absence SET first_day = '2022-01-01' WHERE id = $1", [absenceId]);
    const ended = async (when: string): Promise<unknown> =>
      world.cast.sql(`UPDATE access.employment SET ends_on = ${when} WHERE employee_id = $1`, [employeeId]);
    await ended("(platform.today() - interval '2 years' + interval '1 day')::date");
    expect(await statuses('acme-hr')).toEqual([200, 200, 200]);
    await ended("(platform.today() - interval '2 years' - interval '1 day')::date");
    expect(await statuses('acme-hr')).toEqual([404, 404, 404]);
    expect(await world.as('acme-hr', `/employers/${world.acme}/released-verdicts`)).toMatchObject({
      body: { items: [] },
    });
    expect(await statuses('jan')).toEqual([200, 200, 200]);
    expect(await statuses('dr-vos')).toEqual([200, 200, 200]);
  });

  test('V6 does not come back with a later employment of the same person, nor does anything new', async () => {
    const { cast } = world;
    const { employeeId, absenceId } = await world.absentee();
    const path = `/absences/${absenceId}/questions`;
    const questionId = idIn(await world.as('acme-hr', path, { body: QUESTION }), 'questionId');
    const verdictId = idIn(await world.answer(questionId, { outcome: 'fit' }), 'verdictId');
    const posting = { body: { postedOn: await world.today() } };
    const endOfItsOwn = async (when: string): Promise<unknown> =>
      cast.sql(`UPDATE access.employment SET ends_on = ${when} WHERE employee_id = $1 AND starts_on = '2020-01-01'`, [
        employeeId,
      ]);
    await endOfItsOwn('platform.today() - 31');
    await cast.sql('INSERT INTO access.employment VALUES (gen_random_uuid(), $1, platform.today() - 30, NULL)', [
      employeeId,
    ]);
    const ended = [409, '/problems/employment-ended', 'V6'];
    expect(refusal(await world.answer(questionId, { outcome: 'unfit', supersedes: verdictId }))).toEqual(ended);
    expect(refusal(await world.as('dr-vos', `/verdicts/${verdictId}/posting`, posting))).toEqual(ended);
    expect(refusal(await world.as('acme-hr', path, { body: QUESTION }))).toEqual(ended);
    expect((await world.as('acme-hr', `/questions/${questionId}`)).status).toBe(200);
    // The same long ago: the later employment, which goes on, shows nothing of what is hidden.
    await cast.sql("UPDATE access.absence SET first_day = '2022-01-01' WHERE id = $1", [absenceId]);
    await endOfItsOwn("'2022-02-01'");
    for (const look of [`/questions/${questionId}`, `/employees/${employeeId}/questions`]) {
      expect((await world.as('acme-hr', look)).status).toBe(404);
    }
    // Its own employment's end, corrected, is another matter.
    await endOfItsOwn('platform.today() - 31');
    expect((await world.as('acme-hr', `/questions/${questionId}`)).status).toBe(200);
  });
});
