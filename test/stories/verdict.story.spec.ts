import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ask, type Answer } from '../harness/http.js';
import {
  comparable,
  idIn,
  itemsOf,
  QUESTION,
  refusal,
  verdictWorld,
  type Absentee,
  type VerdictWorld,
} from './verdict-world.js';

const UNFIT = { outcome: 'unfit' };

describe("the dossier doctor's verdict", () => {
  let world: VerdictWorld;
  let people = 0;
  beforeAll(async () => {
    world = await verdictWorld();
  });
  afterAll(() => world.stop());

  /** An absentee about whom the employer asked. */
  const asked = async (withAccount = true): Promise<Absentee & { person: string; questionId: string }> => {
    people += 1;
    const person = `employee-${people}`;
    const absentee = await world.absentee(withAccount ? person : undefined);
    const path = `/absences/${absentee.absenceId}/questions`;
    return { ...absentee, person, questionId: idIn(await world.as('acme-hr', path, { body: QUESTION }), 'questionId') };
  };
  const answer = async (questionId: string, body: unknown = UNFIT, person = 'dr-vos'): Promise<Answer> =>
    world.as(person, `/questions/${questionId}/verdicts`, { body });
  const noticesOf = async (accountId: string | null): Promise<readonly unknown[]> =>
    world.cast.sql('SELECT code, about FROM desk.notice WHERE account_id = $1 ORDER BY created_at', [accountId]);
  const count = async (table: string): Promise<number> =>
    (await world.cast.sql<{ n: number }>(`SELECT count(*)::integer AS n FROM ${table}`))[0]?.n ?? -1;

  describe('of an employee with an account', () => {
    test('V7 employer and employee get the same answer in one transaction, and a notice without content', async () => {
      const { questionId, employeeId, person, accountId } = await asked();
      const issued = await answer(questionId, { outcome: 'unfit', validUntil: '2099-12-31' });
      const verdictId = idIn(issued, 'verdictId');
      expect(issued.body).toEqual({ verdictId, released: true });
      const officers = await world.as('acme-hr', `/released-verdicts/${verdictId}`);
      const employees = await world.as(person, `/released-verdicts/${verdictId}`);
      const text = { employeeId, question: 'fit-for-own-work', outcome: 'unfit', validUntil: '2099-12-31' };
      const { issuedOn } = officers.body;
      expect(officers.body).toEqual({ ...text, id: verdictId, issuedOn, supersededBy: null });
      expect(employees.body).toEqual({
        ...text,
        id: verdictId,
        issuedOn,
        supersededBy: null,
        questionId,
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
      const verdictId = idIn(await answer(questionId), 'verdictId');
      expect(await noticesOf(officer)).toContainEqual({ code: 'verdict-released', about: verdictId });
      const other = await asked();
      await world.cast.sql('UPDATE access.role SET ended_at = platform.clock(), ended_by = $2 WHERE account_id = $1', [
        officer,
        randomUUID(),
      ]);
      const untold = idIn(await answer(other.questionId), 'verdictId');
      expect(await noticesOf(officer)).not.toContainEqual({ code: 'verdict-released', about: untold });
      await world.cast.role(officer, 'employer-officer', world.acme);
    });

    test('V3 a second verdict names the one it supersedes, and the employer sees what took its place', async () => {
      const { questionId, employeeId } = await asked();
      const first = idIn(await answer(questionId), 'verdictId');
      for (const body of [UNFIT, { ...UNFIT, supersedes: randomUUID() }]) {
        expect(refusal(await answer(questionId, body))).toEqual([409, '/problems/verdict-superseded', 'V3']);
      }
      const second = idIn(await answer(questionId, { outcome: 'fit', supersedes: first }), 'verdictId');
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
      expect(refusal(await answer(foreign.questionId, { ...UNFIT, supersedes: second }))).toEqual([
        409,
        '/problems/verdict-superseded',
        'V3',
      ]);
    });

    test('V3 of parallel deciders exactly one wins, for a first answer and for the next', async () => {
      const { questionId, employeeId } = await asked();
      const outcomes = ['fit', 'unfit', 'fit', 'unfit', 'fit'];
      const first = await Promise.all(outcomes.map((outcome) => answer(questionId, { outcome })));
      expect(first.map(({ status }) => status).toSorted()).toEqual([201, 409, 409, 409, 409]);
      const supersedes = first.find(({ status }) => status === 201)?.body['verdictId'];
      const second = await Promise.all(outcomes.map((outcome) => answer(questionId, { outcome, supersedes })));
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
      await answer(questionId);
      expect(await waiting()).not.toContain(questionId);
    });
  });

  describe('of an employee without an account', () => {
    test('V7 the employer gets it when the letter to the employee is recorded as posted, and not before', async () => {
      const { questionId, employeeId } = await asked(false);
      const issued = await answer(questionId);
      const verdictId = idIn(issued, 'verdictId');
      expect(issued.body['released']).toBe(false);
      const before = await world.as('acme-hr', `/released-verdicts/${verdictId}`);
      expect(comparable(before)).toEqual(comparable(await world.as('acme-hr', `/released-verdicts/${randomUUID()}`)));
      expect(itemsOf(await world.as('acme-hr', `/employees/${employeeId}/released-verdicts`))).toEqual([]);
      const [{ today } = { today: '' }] = await world.cast.sql<{ today: string }>(
        'SELECT platform.today()::text AS today',
      );
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
      const verdictId = idIn(await answer(questionId), 'verdictId');
      const [{ today } = { today: '' }] = await world.cast.sql<{ today: string }>(
        'SELECT platform.today()::text AS today',
      );
      const posting = { body: { postedOn: today } };
      expect((await world.as('anna', `/verdicts/${verdictId}/posting`, posting)).status).toBe(404);
      await world.cast.delegation(world.vos, world.anna, employeeId);
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
      const first = idIn(await answer(questionId), 'verdictId');
      const second = idIn(await answer(questionId, { outcome: 'fit', supersedes: first }), 'verdictId');
      const [{ today } = { today: '' }] = await world.cast.sql<{ today: string }>(
        'SELECT platform.today()::text AS today',
      );
      const post = async (id: string): Promise<Answer> =>
        world.as('dr-vos', `/verdicts/${id}/posting`, { body: { postedOn: today } });
      expect(refusal(await post(first))).toEqual([409, '/problems/verdict-superseded', 'V3']);
      expect((await post(second)).status).toBe(201);
      const third = idIn(await answer(questionId, { outcome: 'unfit', supersedes: second }), 'verdictId');
      expect((await world.as('acme-hr', `/released-verdicts/${second}`)).body).toMatchObject({ supersededBy: null });
      expect((await post(third)).status).toBe(201);
      expect((await world.as('acme-hr', `/released-verdicts/${second}`)).body).toMatchObject({ supersededBy: third });
    });

    test('V7 a shut account gets nothing, so the employer gets nothing either', async () => {
      const { questionId, accountId } = await asked();
      await world.cast.sql("UPDATE access.account SET status = 'suspended' WHERE id = $1", [accountId]);
      expect((await answer(questionId)).body['released']).toBe(false);
    });
  });

  describe('and who may not', () => {
    test('V3 another doctor finds no question, the same as one that never was', async () => {
      const { questionId } = await asked();
      const foreign = await answer(questionId, UNFIT, 'dr-smit');
      const unknown = await answer(randomUUID(), UNFIT, 'dr-smit');
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
      expect((await answer(questionId)).status).toBe(404);
      expect((await answer(questionId, UNFIT, 'dr-next')).status).toBe(201);
    });

    test('S5 an assistant never issues a verdict, and nobody else does', async () => {
      const { questionId, employeeId, person } = await asked();
      await world.cast.delegation(world.vos, world.anna, employeeId, ['read', 'record', 'amend']);
      for (const other of ['anna', 'acme-hr', 'cm-acme', person]) {
        expect(refusal(await answer(questionId, UNFIT, other))).toEqual([403, '/problems/role-cannot', 'V3']);
      }
    });

    test("V1 the officer never reads the medical dossier's verdict, and learns nothing by trying", async () => {
      const { questionId, employeeId } = await asked();
      const verdictId = idIn(await answer(questionId), 'verdictId');
      for (const path of [`/verdicts/${verdictId}`, `/verdicts/${randomUUID()}`, `/employees/${employeeId}/verdicts`]) {
        expect(refusal(await world.as('acme-hr', path))).toEqual([403, '/problems/role-cannot', 'V3']);
      }
    });

    test('V6 another employer finds no answer, the same as one that never was', async () => {
      const { questionId, employeeId } = await asked();
      const verdictId = idIn(await answer(questionId), 'verdictId');
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
      const verdictId = idIn(await answer(questionId), 'verdictId');
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
      const refused = await answer(questionId, body);
      const places = new Set((refused.body['errors'] as { at: string }[]).map((error) => error.at));
      expect([refused.status, [...places]]).toEqual([400, [at]]);
      expect(refused.text).not.toContain('hernia');
      expect(await count('medical.verdict')).toBe(before);
    });

    test('V6 nothing new goes out after the employment ended', async () => {
      const { questionId, employeeId } = await asked();
      await world.cast.sql('UPDATE access.employment SET ends_on = platform.today() - 1 WHERE employee_id = $1', [
        employeeId,
      ]);
      expect(refusal(await answer(questionId))).toEqual([409, '/problems/employment-ended', 'V6']);
      expect((await world.as('acme-hr', `/questions/${questionId}`)).status).toBe(200);
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
      await answer(questionId);
      await Promise.all([answer(questionId), answer(questionId, { outcome: 'fit' })]);
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
