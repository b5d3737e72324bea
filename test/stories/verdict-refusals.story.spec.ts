import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ask } from '../harness/http.js';
import { comparable, idIn, itemsOf, refusal, UNFIT, verdictWorld, type VerdictWorld } from './verdict-world.js';

describe("the dossier doctor's verdict, refused", () => {
  let world: VerdictWorld;
  beforeAll(async () => {
    world = await verdictWorld();
  });
  afterAll(() => world.stop());

  const asked = (withAccount?: boolean): ReturnType<VerdictWorld['askedOfSomebodyNew']> =>
    world.askedOfSomebodyNew(withAccount);
  const count = async (table: string): Promise<number> =>
    (await world.cast.sql<{ n: number }>(`SELECT count(*)::integer AS n FROM ${table}`))[0]?.n ?? -1;

  describe('and who may not', () => {
    test('V3 another doctor finds no question, the same as one that never was', async () => {
      const { questionId } = await asked();
      const foreign = await world.answer(questionId, UNFIT, 'dr-smit');
      const unknown = await world.answer(randomUUID(), UNFIT, 'dr-smit');
      expect(foreign.status).toBe(404);
      expect(comparable(foreign)).toEqual(comparable(unknown));
    });

    test('S9 a doctor who lost the employee does not answer any more', async () => {
      const { questionId, employeeId } = await asked();
      const smit = await world.cast.person('dr-next', {
        roles: [{ role: 'company-doctor' }],
        registeredUntil: '2099-01-01',
      });
      await world.cast.responsibility(employeeId, smit);
      expect((await world.answer(questionId)).status).toBe(404);
      expect((await world.answer(questionId, UNFIT, 'dr-next')).status).toBe(201);
    });

    test('S5 an assistant never issues a verdict, and nobody else does', async () => {
      const { questionId, employeeId, person } = await asked();
      await world.cast.delegation(world.vos, world.anna, employeeId, ['read', 'record', 'amend']);
      for (const other of ['anna', 'acme-hr', 'cm-acme', person]) {
        expect(refusal(await world.answer(questionId, UNFIT, other))).toEqual([403, '/problems/role-cannot', 'V3']);
      }
    });

    test("V1 the officer never reads the medical dossier's verdict, and learns nothing by trying", async () => {
      const { questionId, employeeId } = await asked();
      const verdictId = idIn(await world.answer(questionId), 'verdictId');
      for (const path of [`/verdicts/${verdictId}`, `/verdicts/${randomUUID()}`, `/employees/${employeeId}/verdicts`]) {
        expect(refusal(await world.as('acme-hr', path))).toEqual([403, '/problems/role-cannot', 'V3']);
      }
    });

    test('V6 another employer finds no answer, the same as one that never was', async () => {
      const { questionId, employeeId } = await asked();
      const verdictId = idIn(await world.answer(questionId), 'verdictId');
      const pairs = [
        [`/released-verdicts/${verdictId}`, `/released-verdicts/${randomUUID()}`],
        [`/employees/${employeeId}/released-verdicts`, `/employees/${randomUUID()}/released-verdicts`],
        [`/employers/${world.acme}/released-verdicts`, `/employers/${randomUUID()}/released-verdicts`],
      ] as const;
      for (const [foreign, unknown] of pairs) {
        const one = await world.as('globex-hr', foreign);
        expect(one.status).toBe(404);
        expect(comparable(one)).toEqual(comparable(await world.as('globex-hr', unknown)));
      }
      expect(itemsOf(await world.as('globex-hr', `/employers/${world.globex}/released-verdicts`))).toEqual([]);
    });

    test('D10 a verdict asks a sign-in of five minutes, reading it one of an hour', async () => {
      const { questionId } = await asked();
      const stale = { token: await world.cast.token('dr-vos', { authAge: 400 }) };
      const url = `${world.service.url}/v1`;
      const refused = await ask(`${url}/questions/${questionId}/verdicts`, { ...stale, body: UNFIT });
      expect([refused.status, refused.headers.get('www-authenticate')]).toEqual([
        401,
        expect.stringContaining('insufficient_user_authentication'),
      ]);
      const verdictId = idIn(await world.answer(questionId), 'verdictId');
      expect((await ask(`${url}/verdicts/${verdictId}`, stale)).status).toBe(200);
      const older = { token: await world.cast.token('dr-vos', { authAge: 3700 }) };
      expect((await ask(`${url}/verdicts/${verdictId}`, older)).status).toBe(401);
    });
  });

  describe("and what can't travel with it", () => {
    test.each([
      ['a reason', { outcome: 'unfit', reason: 'hernia' }, '/reason'],
      ['a part', { outcome: 'partly' }, '/outcome'],
      ['a past day', { outcome: 'fit', validUntil: '2020-01-01' }, '/validUntil'],
      ['no day', { outcome: 'fit', validUntil: '2099-02-30' }, '/validUntil'],
      ['a text for an id', { outcome: 'fit', supersedes: 'hernia' }, '/supersedes'],
    ])('V1 %s is refused, stored nowhere and not repeated', async (_, body, at) => {
      const { questionId } = await asked();
      const before = await count('medical.verdict');
      const refused = await world.answer(questionId, body);
      const places = new Set((refused.body['errors'] as { at: string }[]).map((error) => error.at));
      expect([refused.status, [...places]]).toEqual([400, [at]]);
      expect(refused.text).not.toContain('hernia');
      expect(await count('medical.verdict')).toBe(before);
    });

    test('V5 a last day that would tell the expected duration is refused, stored nowhere and not repeated', async () => {
      const { questionId } = await asked();
      const before = await count('medical.verdict');
      const refused = await world.answer(questionId, { outcome: 'unfit', validUntil: await world.day(43) });
      expect(refusal(refused)).toEqual([400, '/problems/invalid-input', 'V5']);
      expect(refused.body['errors']).toEqual([{ at: '/validUntil', code: 'too_far_ahead', rule: 'V5' }]);
      expect(await count('medical.verdict')).toBe(before);
    });

    test('V6 nothing new goes out after the employment ended, and nothing waits for an answer that would be refused', async () => {
      const { questionId, employeeId } = await asked();
      const waits = async (path: string): Promise<boolean> =>
        itemsOf(await world.as('dr-vos', `${path}?limit=100`)).some(({ id }) => id === questionId);
      expect([await waits('/waiting'), await waits('/questions')]).toEqual([true, true]);
      await world.cast.sql('UPDATE access.employment SET ends_on = platform.today() - 1 WHERE employee_id = $1', [
        employeeId,
      ]);
      expect(refusal(await world.answer(questionId))).toEqual([409, '/problems/employment-ended', 'V6']);
      expect([await waits('/waiting'), await waits('/questions')]).toEqual([false, false]);
      expect((await world.as('acme-hr', `/questions/${questionId}`)).body['state']).toBe('open');
    });

    test('V1 nothing is answered once the employee recovered; what was signed before is posted, and nobody sees the difference', async () => {
      const [answered, signed, pending] = [await asked(false), await asked(false), await asked(false)];
      const verdictId = idIn(await world.answer(signed.questionId), 'verdictId');
      for (const { absenceId } of [answered, signed, pending]) {
        const recovery = { body: { recoveredOn: await world.today(), version: 1 } };
        expect((await world.as('acme-hr', `/absences/${absenceId}/recovery`, recovery)).status).toBe(201);
      }
      expect(refusal(await world.answer(answered.questionId))).toEqual([409, '/problems/absence-not-running', 'V1']);
      const again = { outcome: 'fit', supersedes: verdictId };
      expect(refusal(await world.answer(signed.questionId, again))).toEqual([
        409,
        '/problems/absence-not-running',
        'V1',
      ]);
      const [tried, never] = await Promise.all(
        [answered, pending].map(async ({ questionId, employeeId, absenceId }) => {
          const { status, text } = await world.as('acme-hr', `/questions/${questionId}`);
          return [status, text.replace(questionId, '').replace(employeeId, '').replace(absenceId, '')];
        }),
      );
      expect(tried).toEqual(never);
      const posting = { body: { postedOn: await world.today() } };
      expect((await world.as('dr-vos', `/verdicts/${verdictId}/posting`, posting)).body).toMatchObject({
        released: true,
      });
      expect((await world.as('acme-hr', `/released-verdicts/${verdictId}`)).body).toMatchObject(UNFIT);
    });

    test('V3 a verdict that is sent twice under one key is issued once', async () => {
      const { questionId } = await asked();
      const sent = { body: UNFIT, headers: { 'idempotency-key': randomUUID() } };
      const path = `/questions/${questionId}/verdicts`;
      const [first, second] = [await world.as('dr-vos', path, sent), await world.as('dr-vos', path, sent)];
      expect([first.status, second.status, second.body]).toEqual([201, 201, first.body]);
    });

    test("A1 an issue leaves one line in the employee's trail, and a refused one does not look like one", async () => {
      const { questionId, employeeId } = await asked();
      await world.answer(questionId);
      await Promise.all([world.answer(questionId), world.answer(questionId, { outcome: 'fit' })]);
      const lines = await world.cast.sql<{ outcome: string; rule: string }>(
        "SELECT outcome, rule FROM trail.line WHERE employee_id = $1 AND action = 'issue' ORDER BY id",
        [employeeId],
      );
      expect(lines.map(({ outcome, rule }) => [outcome, rule])).toEqual([
        ['allowed', 'V3'],
        ['conflict', 'V3'],
        ['conflict', 'V3'],
      ]);
    });
  });
});
