import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { QuestionClosingJob } from '../../src/records/fitness-verdict/closing/question-closing.job.js';
import { KeptAnswersSweep } from '../../src/safeguards/access/kept-answers-sweep.js';
import { idIn, QUESTION, refusal, verdictWorld, type VerdictWorld } from './verdict-world.js';

const DAY = 86_400_000;

describe('the closing of questions', () => {
  let world: VerdictWorld;
  beforeAll(async () => {
    world = await verdictWorld();
  });
  afterAll(() => world.stop());

  const job = (): QuestionClosingJob => world.service.app.get(QuestionClosingJob);
  /** Runs `work` as if that many days had gone by. */
  const later = async <T>(days: number, work: () => Promise<T>): Promise<T> => {
    await world.service.setClock(new Date(Date.now() + days * DAY).toISOString());
    try {
      return await work();
    } finally {
      await world.service.setClock(undefined);
    }
  };
  const told = async (questionId: string): Promise<readonly unknown[]> =>
    world.cast.sql("SELECT account_id FROM desk.notice WHERE code = 'question-closed' AND about = $1", [questionId]);
  const lines = async (questionId: string): Promise<readonly unknown[]> =>
    world.cast.sql(
      `SELECT account_id, acting_role, purpose, kind, rule, outcome, employee_id FROM trail.line
     WHERE action = 'close' AND record_id = $1`,
      [questionId],
    );

  test('V4 each question past its last day is closed once, the officer told and a line left, answered or not', async () => {
    const pending = await world.asked();
    const answered = await world.asked('closing-answered');
    await world.as('dr-vos', `/questions/${answered.questionId}/verdicts`, { body: { outcome: 'fit' } });
    expect(await job().closeDueQuestions()).toBe(0);
    expect(await later(42, () => job().closeDueQuestions())).toBe(0);
    expect(await later(44, () => job().closeDueQuestions())).toBeGreaterThanOrEqual(2);
    expect(await later(45, () => job().closeDueQuestions())).toBe(0);
    for (const { questionId, employeeId } of [pending, answered]) {
      expect(await told(questionId)).toHaveLength(1);
      expect(await lines(questionId)).toEqual([
        {
          account_id: null,
          acting_role: 'question-closing',
          purpose: 'absence-guidance',
          kind: 'VerdictQuestion',
          rule: 'V4',
          outcome: 'allowed',
          employee_id: employeeId,
        },
      ]);
    }
  });

  test('V4 two processes at once never close a question twice', async () => {
    const questions: { questionId: string }[] = [];
    while (questions.length < 12) questions.push(await world.asked());
    const closed = await later(50, () => Promise.all([1, 2, 3].map(() => job().closeDueQuestions())));
    expect(closed.reduce((sum, one) => sum + one)).toBe(12);
    for (const { questionId } of questions) {
      expect([(await told(questionId)).length, (await lines(questionId)).length]).toEqual([1, 1]);
    }
  });

  test('A1 without a trail nothing is closed, and the next run does it', async () => {
    const { questionId } = await world.asked();
    await world.cast.sql('REVOKE INSERT ON trail.line FROM kluis_jobs');
    await expect(later(50, () => job().closeDueQuestions())).rejects.toThrow();
    expect(await told(questionId)).toEqual([]);
    await world.cast.sql('GRANT INSERT ON trail.line TO kluis_jobs');
    expect(await later(50, () => job().closeDueQuestions())).toBe(1);
    expect(await told(questionId)).toHaveLength(1);
  });

  test('V6 an officer who acts for that employer no longer is not told, and the question closes all the same', async () => {
    const initech = await world.cast.employer('Initech');
    const officer = await world.cast.person('initech-hr', {
      kind: 'external',
      roles: [{ role: 'employer-officer', employerId: initech }],
    });
    const { absenceId } = await world.cast.employee({ employerId: initech, absentSince: '2026-01-01' });
    const receipt = await world.as('initech-hr', `/absences/${absenceId}/questions`, { body: QUESTION });
    const questionId = idIn(receipt, 'questionId');
    await world.cast.sql('UPDATE access.role SET ended_at = platform.clock(), ended_by = id WHERE account_id = $1', [
      officer,
    ]);
    expect(await later(50, () => job().closeDueQuestions())).toBe(1);
    expect([(await told(questionId)).length, (await lines(questionId)).length]).toEqual([0, 1]);
  });

  describe('once its last day is over', () => {
    /** As if it had been asked long ago. */
    const closed = async (question: { questionId: string }): Promise<void> => {
      await world.cast.sql('UPDATE desk.verdict_question SET closes_on = platform.today() - 1 WHERE id = $1', [
        question.questionId,
      ]);
    };

    test('V4 a question is closed by its date, whether the job ran or not', async () => {
      const question = await world.asked();
      await closed(question);
      expect((await world.as('acme-hr', `/questions/${question.questionId}`)).body['state']).toBe('closed');
    });

    test('V1 a closed question takes no answer, and the employer may ask anew', async () => {
      const question = await world.asked('too-late');
      await closed(question);
      const answer = { body: { outcome: 'fit' } };
      expect(refusal(await world.as('dr-vos', `/questions/${question.questionId}/verdicts`, answer))).toEqual([
        409,
        '/problems/question-closed',
        'V1',
      ]);
      const again = await world.as('acme-hr', `/absences/${question.absenceId}/questions`, { body: QUESTION });
      expect((await world.as('dr-vos', `/questions/${idIn(again, 'questionId')}/verdicts`, answer)).status).toBe(201);
    });

    test("V1 an answer whose letter wasn't posted in time does not go out", async () => {
      const question = await world.asked();
      const issued = await world.as('dr-vos', `/questions/${question.questionId}/verdicts`, {
        body: { outcome: 'fit' },
      });
      await closed(question);
      const [{ today } = { today: '' }] = await world.cast.sql<{ today: string }>(
        'SELECT platform.today()::text AS today',
      );
      const path = `/verdicts/${idIn(issued, 'verdictId')}/posting`;
      expect(refusal(await world.as('dr-vos', path, { body: { postedOn: today } }))).toEqual([
        409,
        '/problems/question-closed',
        'V1',
      ]);
    });

    test('V3 an answer that the employer has is put right all the same', async () => {
      const question = await world.asked('put-right');
      const path = `/questions/${question.questionId}/verdicts`;
      const first = idIn(await world.as('dr-vos', path, { body: { outcome: 'fit' } }), 'verdictId');
      await closed(question);
      const second = await world.as('dr-vos', path, { body: { outcome: 'unfit', supersedes: first } });
      expect([second.status, second.body['released']]).toEqual([201, true]);
      expect((await world.as('acme-hr', `/released-verdicts/${first}`)).body['supersededBy']).toBe(
        second.body['verdictId'],
      );
    });
  });

  test('D5 kept answers go after a day, and not before', async () => {
    const { absenceId } = await world.absentee();
    const headers = { 'idempotency-key': 'a-key-that-grows-old' };
    await world.as('acme-hr', `/absences/${absenceId}/questions`, { body: QUESTION, headers });
    const kept = async (): Promise<number> =>
      (await world.cast.sql("SELECT 1 FROM desk.idempotency WHERE key = 'a-key-that-grows-old'")).length;
    await world.service.app.get(KeptAnswersSweep).sweep();
    expect(await kept()).toBe(1);
    await later(1.01, () => world.service.app.get(KeptAnswersSweep).sweep());
    expect(await kept()).toBe(0);
  });
});
