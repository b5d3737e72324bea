import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Answer } from '../harness/http.js';
import { comparable, idIn, itemsOf, refusal, UNFIT, verdictWorld, type VerdictWorld } from './verdict-world.js';

describe("the dossier doctor's verdict", () => {
  let world: VerdictWorld;
  beforeAll(async () => {
    world = await verdictWorld();
  });
  afterAll(() => world.stop());

  const asked = (withAccount?: boolean): ReturnType<VerdictWorld['askedOfSomebodyNew']> =>
    world.askedOfSomebodyNew(withAccount);
  const noticesOf = async (accountId: string | null): Promise<readonly unknown[]> =>
    world.cast.sql('SELECT code, about FROM desk.notice WHERE account_id = $1 ORDER BY created_at', [accountId]);

  describe('of an employee with an account', () => {
    test('V7 employer and employee get the same answer in one transaction, and a notice without content', async () => {
      const { questionId, employeeId, person, accountId } = await asked();
      const validUntil = await world.day(42);
      const issued = await world.answer(questionId, { outcome: 'unfit', validUntil });
      const verdictId = idIn(issued, 'verdictId');
      expect(issued.body).toEqual({ verdictId, released: true });
      const officers = await world.as('acme-hr', `/released-verdicts/${verdictId}`);
      const employees = await world.as(person, `/released-verdicts/${verdictId}`);
      const text = { employeeId, question: 'fit-for-own-work', outcome: 'unfit', validUntil, questionId };
      const { issuedOn } = officers.body;
      expect(officers.body).toEqual({ ...text, id: verdictId, issuedOn, supersededBy: null });
      expect(employees.body).toEqual({
        ...text,
        id: verdictId,
        issuedOn,
        supersededBy: null,
        employerId: world.acme,
      });
      expect(await noticesOf(accountId)).toEqual([{ code: 'verdict-released', about: verdictId }]);
      expect(itemsOf(await world.as('acme-hr', `/employers/${world.acme}/released-verdicts`))).toContainEqual(
        officers.body,
      );
      expect(itemsOf(await world.as(person, `/employees/${employeeId}/released-verdicts`))).toEqual([employees.body]);
    });

    test('V7 the officer who asked is told, and not one who acts for that employer no longer', async () => {
      const { questionId } = await asked();
      const [{ asked_by: officer } = { asked_by: '' }] = await world.cast.sql<{ asked_by: string }>(
        'SELECT asked_by FROM desk.verdict_question WHERE id = $1',
        [questionId],
      );
      const verdictId = idIn(await world.answer(questionId), 'verdictId');
      expect(await noticesOf(officer)).toContainEqual({ code: 'verdict-released', about: verdictId });
      const other = await asked();
      await world.cast.sql('UPDATE access.role SET ended_at = platform.clock(), ended_by = $2 WHERE account_id = $1', [
        officer,
        randomUUID(),
      ]);
      const untold = idIn(await world.answer(other.questionId), 'verdictId');
      expect(await noticesOf(officer)).not.toContainEqual({ code: 'verdict-released', about: untold });
      await world.cast.role(officer, 'employer-officer', world.acme);
    });

    test('V3 a second verdict names the one it supersedes, and the employer sees what took its place', async () => {
      const { questionId, employeeId } = await asked();
      const first = idIn(await world.answer(questionId), 'verdictId');
      for (const body of [UNFIT, { ...UNFIT, supersedes: randomUUID() }]) {
        expect(refusal(await world.answer(questionId, body))).toEqual([409, '/problems/verdict-superseded', 'V3']);
      }
      const second = idIn(await world.answer(questionId, { outcome: 'fit', supersedes: first }), 'verdictId');
      expect((await world.as('acme-hr', `/released-verdicts/${first}`)).body).toMatchObject({
        outcome: 'unfit',
        supersededBy: second,
      });
      expect((await world.as('acme-hr', `/released-verdicts/${second}`)).body).toMatchObject({
        outcome: 'fit',
        supersededBy: null,
      });
      const dossier = itemsOf(await world.as('dr-vos', `/employees/${employeeId}/verdicts`));
      expect(dossier.map(({ id, outcome, supersedes }) => [id, outcome, supersedes]).toSorted()).toEqual(
        [
          [first, 'unfit', null],
          [second, 'fit', first],
        ].toSorted(),
      );
      const foreign = await asked();
      expect(refusal(await world.answer(foreign.questionId, { ...UNFIT, supersedes: second }))).toEqual([
        409,
        '/problems/verdict-superseded',
        'V3',
      ]);
    });

    test('V3 of parallel deciders exactly one wins, for a first answer and for the next', async () => {
      const { questionId, employeeId } = await asked();
      const outcomes = ['fit', 'unfit', 'fit', 'unfit', 'fit'];
      const first = await Promise.all(outcomes.map((outcome) => world.answer(questionId, { outcome })));
      expect(first.map(({ status }) => status).toSorted()).toEqual([201, 409, 409, 409, 409]);
      const supersedes = first.find(({ status }) => status === 201)?.body['verdictId'];
      const second = await Promise.all(outcomes.map((outcome) => world.answer(questionId, { outcome, supersedes })));
      expect(second.map(({ status }) => status).toSorted()).toEqual([201, 409, 409, 409, 409]);
      const [{ n } = { n: -1 }] = await world.cast.sql<{ n: number }>(
        'SELECT count(*)::integer AS n FROM desk.released_verdict WHERE question_id = $1',
        [questionId],
      );
      expect(n).toBe(2);
      const lines = await world.cast.sql<{ outcome: string }>(
        "SELECT outcome FROM trail.line WHERE action = 'issue' AND kind = 'Verdict' AND route LIKE '%verdicts' AND employee_id = $1",
        [employeeId],
      );
      expect(lines.map(({ outcome }) => outcome).toSorted()).toEqual([
        'allowed',
        'allowed',
        ...Array<string>(8).fill('conflict'),
      ]);
    });

    test('V3 what was answered waits no longer', async () => {
      const { questionId } = await asked();
      const waiting = async (): Promise<readonly unknown[]> =>
        itemsOf(await world.as('dr-vos', '/questions?limit=100')).map(({ id }) => id);
      expect(await waiting()).toContain(questionId);
      await world.answer(questionId);
      expect(await waiting()).not.toContain(questionId);
    });
  });

  describe('of an employee without an account', () => {
    test('V7 the employer gets it when the letter to the employee is recorded as posted, and not before', async () => {
      const { questionId, employeeId } = await asked(false);
      const issued = await world.answer(questionId);
      const verdictId = idIn(issued, 'verdictId');
      expect(issued.body['released']).toBe(false);
      const before = await world.as('acme-hr', `/released-verdicts/${verdictId}`);
      expect(comparable(before)).toEqual(comparable(await world.as('acme-hr', `/released-verdicts/${randomUUID()}`)));
      expect(itemsOf(await world.as('acme-hr', `/employees/${employeeId}/released-verdicts`))).toEqual([]);
      const today = await world.today();
      for (const [postedOn, code] of [
        ['2026-01-01', 'before_the_verdict'],
        ['2099-01-01', 'in_the_future'],
      ] as const) {
        const refused = await world.as('dr-vos', `/verdicts/${verdictId}/posting`, { body: { postedOn } });
        expect([refused.status, refused.body['errors']]).toEqual([400, [{ at: '/postedOn', code }]]);
      }
      const posting = `/verdicts/${verdictId}/posting`;
      const posted = await Promise.all([1, 2, 3].map(() => world.as('dr-vos', posting, { body: { postedOn: today } })));
      expect(posted.map(({ status }) => status).toSorted()).toEqual([201, 409, 409]);
      expect((await world.as('acme-hr', `/released-verdicts/${verdictId}`)).body).toMatchObject({ outcome: 'unfit' });
      expect(refusal(await world.as('dr-vos', posting, { body: { postedOn: today } }))).toEqual([
        409,
        '/problems/already-released',
        'V7',
      ]);
    });

    test('S11 an assistant under derived secrecy posts the letter, and the trail names the doctor beside her', async () => {
      const { questionId, employeeId } = await asked(false);
      const verdictId = idIn(await world.answer(questionId), 'verdictId');
      const today = await world.today();
      const posting = { body: { postedOn: today } };
      expect((await world.as('anna', `/verdicts/${verdictId}/posting`, posting)).status).toBe(404);
      // S2 — for stated actions: who may read alone reads what is to be posted, and posts nothing.
      await world.cast.delegation(world.vos, world.anna, employeeId, ['read']);
      const refused = await world.as('anna', `/verdicts/${verdictId}/posting`, posting);
      expect([refused.status, refused.body['rule']]).toEqual([403, 'V7']);
      await world.cast.delegation(world.vos, world.anna, employeeId, ['record']);
      expect((await world.as('anna', `/verdicts/${verdictId}`)).body).toMatchObject({ outcome: 'unfit' });
      expect((await world.as('anna', `/verdicts/${verdictId}/posting`, posting)).status).toBe(201);
      expect((await world.as('anna', `/released-verdicts/${verdictId}`)).body).toMatchObject({
        outcome: 'unfit',
        questionId,
      });
      expect(
        await world.cast.sql(
          "SELECT account_id, responsible_doctor_id FROM trail.line WHERE action = 'post' AND outcome = 'allowed' AND record_id = $1",
          [verdictId],
        ),
      ).toEqual([{ account_id: world.anna, responsible_doctor_id: world.vos }]);
      expect(
        await world.cast.sql(
          'SELECT released_by, responsible_doctor_id FROM medical.verdict_release WHERE verdict_id = $1',
          [verdictId],
        ),
      ).toEqual([{ released_by: world.anna, responsible_doctor_id: world.vos }]);
    });

    test('V3 a verdict that was superseded before it was posted never goes out', async () => {
      const { questionId } = await asked(false);
      const first = idIn(await world.answer(questionId), 'verdictId');
      const second = idIn(await world.answer(questionId, { outcome: 'fit', supersedes: first }), 'verdictId');
      const today = await world.today();
      const post = async (id: string): Promise<Answer> =>
        world.as('dr-vos', `/verdicts/${id}/posting`, { body: { postedOn: today } });
      expect(refusal(await post(first))).toEqual([409, '/problems/verdict-superseded', 'V3']);
      expect((await post(second)).status).toBe(201);
      const third = idIn(await world.answer(questionId, { outcome: 'unfit', supersedes: second }), 'verdictId');
      expect((await world.as('acme-hr', `/released-verdicts/${second}`)).body).toMatchObject({ supersededBy: null });
      expect((await post(third)).status).toBe(201);
      expect((await world.as('acme-hr', `/released-verdicts/${second}`)).body).toMatchObject({ supersededBy: third });
    });

    test('V7 a shut account gets nothing, so the employer gets nothing either', async () => {
      const { questionId, accountId } = await asked();
      await world.cast.sql("UPDATE access.account SET status = 'suspended' WHERE id = $1", [accountId]);
      expect((await world.answer(questionId)).body['released']).toBe(false);
    });
  });
});
