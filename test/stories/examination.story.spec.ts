import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { examinationWorld, ON_CONDITIONS, PASSED, REJECTED, type ExaminationWorld } from './examination-world.js';
import { comparable, idIn, itemsOf, refusal } from './verdict-world.js';

describe('an examination where the employee goes first', () => {
  let world: ExaminationWorld;
  beforeAll(async () => {
    world = await examinationWorld();
  });
  afterAll(() => world.stop());

  const noticesOf = async (accountId: string | null): Promise<readonly unknown[]> =>
    world.cast.sql('SELECT code, about FROM desk.notice WHERE account_id = $1 ORDER BY created_at', [accountId]);
  const officersView = async (outcomeId: string): Promise<readonly unknown[]> =>
    comparable(await world.as('acme-hr', `/released-outcomes/${outcomeId}`));

  test('V4 he hears outcome and conditions first; the employer gets them when he agreed, in one transaction', async () => {
    const { examinationId, employeeId, person, accountId } = await world.commissioned();
    const issued = await world.answer(examinationId, ON_CONDITIONS);
    const outcomeId = idIn(issued, 'outcomeId');
    expect(issued.body).toEqual({ outcomeId, released: false });
    expect(await noticesOf(accountId)).toEqual([{ code: 'outcome-to-decide', about: outcomeId }]);
    const heard = await world.as(person, `/examination-outcomes/${outcomeId}`);
    const text = { outcome: 'passed-under-conditions', conditions: ['aids-to-vision', 'no-night-shifts'] };
    expect(heard.body).toMatchObject({ ...text, decision: null });
    expect(await officersView(outcomeId)).toEqual(await officersView(randomUUID()));
    expect((await world.decide(person, outcomeId, 'agreement')).body).toEqual({ outcomeId, released: true });
    const officers = await world.as('acme-hr', `/released-outcomes/${outcomeId}`);
    expect(officers.body).toEqual({
      ...text,
      id: outcomeId,
      employeeId,
      examinationId,
      examinationKind: 'pre-employment',
      issuedOn: await world.day(0),
      supersededBy: null,
    });
    const employees = await world.as(person, `/released-outcomes/${outcomeId}`);
    expect(employees.body).toEqual({ ...officers.body, employerId: world.acme });
    expect(await noticesOf(accountId)).toContainEqual({ code: 'outcome-released', about: outcomeId });
    expect(await noticesOf(world.officer)).toContainEqual({ code: 'outcome-released', about: outcomeId });
    for (const path of [
      `/employers/${world.acme}/released-outcomes?limit=100`,
      `/employees/${employeeId}/released-outcomes`,
    ])
      expect(itemsOf(await world.as('acme-hr', path))).toContainEqual(officers.body);
  });

  test('V4 silence is no, a block is no, and what was blocked may be agreed with while it is open', async () => {
    const { examinationId, person } = await world.commissioned();
    const outcomeId = await world.issued(examinationId, REJECTED);
    const unknown = await officersView(randomUUID());
    expect(await officersView(outcomeId)).toEqual(unknown);
    expect((await world.decide(person, outcomeId, 'block')).body).toEqual({ outcomeId, released: false });
    expect(await officersView(outcomeId)).toEqual(unknown);
    expect((await world.as('dr-vos', `/examination-outcomes/${outcomeId}`)).body).toMatchObject({
      decision: 'blocked',
    });
    expect((await world.decide(person, outcomeId, 'agreement')).status).toBe(201);
    expect((await world.as('acme-hr', `/released-outcomes/${outcomeId}`)).body).toMatchObject(REJECTED);
    for (const what of ['block', 'agreement', 're-examination']) {
      expect(refusal(await world.decide(person, outcomeId, what))).toEqual([409, '/problems/already-released', 'V4']);
    }
  });

  test('V4 a re-examination is by another doctor, and the first outcome stays held', async () => {
    const { examinationId, employeeId, person } = await world.commissioned();
    const first = await world.issued(examinationId, REJECTED);
    expect((await world.decide(person, first, 're-examination')).status).toBe(201);
    expect(await noticesOf(world.vos)).toContainEqual({ code: 're-examination-asked', about: first });
    for (const what of ['agreement', 'block', 're-examination']) {
      expect(refusal(await world.decide(person, first, what))).toEqual([409, '/problems/re-examination-asked', 'V4']);
    }
    const second = { ...PASSED, supersedes: first };
    expect(refusal(await world.answer(examinationId, second))).toEqual([409, '/problems/another-doctor', 'V4']);
    await world.moveTo(world.smit, employeeId);
    const outcomeId = idIn(await world.answer(examinationId, second, 'dr-smit'), 'outcomeId');
    expect(refusal(await world.decide(person, first, 'agreement'))).toEqual([
      409,
      '/problems/outcome-superseded',
      'V3',
    ]);
    // What the other doctor found stands: the first one, responsible again, does not undo it.
    await world.moveTo(world.vos, employeeId);
    const undone = { ...REJECTED, supersedes: outcomeId };
    expect(refusal(await world.answer(examinationId, undone))).toEqual([409, '/problems/another-doctor', 'V4']);
    expect((await world.decide(person, outcomeId, 'agreement')).status).toBe(201);
    expect(refusal(await world.answer(examinationId, undone))).toEqual([409, '/problems/another-doctor', 'V4']);
    expect(await officersView(first)).toEqual(await officersView(randomUUID()));
    const got = itemsOf(await world.as('acme-hr', `/employees/${employeeId}/released-outcomes`));
    expect(got.map(({ id, outcome }) => [id, outcome])).toEqual([[outcomeId, 'passed']]);
  });

  test('V4, S9 who gives responsibilities hears and sees that another doctor is wanted, until there was one; nobody else does', async () => {
    const kern = await world.cast.person('dr-kern', {
      roles: [{ role: 'core-expert-doctor' }],
      registeredUntil: '2099-01-01',
    });
    const { examinationId, employeeId, person } = await world.commissioned();
    const wanted = async (): Promise<unknown[]> =>
      itemsOf(await world.as('dr-kern', '/doctors-wanted')).filter((one) => one['employeeId'] === employeeId);
    const waits = async (): Promise<unknown[]> =>
      itemsOf(await world.as('dr-kern', '/waiting')).filter((one) => one['employeeId'] === employeeId);
    const first = await world.issued(examinationId, REJECTED);
    const before = await noticesOf(kern);
    expect([await wanted(), await waits()]).toEqual([[], []]);
    expect((await world.decide(person, first, 're-examination')).status).toBe(201);
    const since = await world.day(0);
    expect(await wanted()).toEqual([{ id: employeeId, employeeId, since }]);
    expect(await waits()).toMatchObject([{ what: 'doctor-to-give', since, until: null }]);
    expect(await noticesOf(kern)).toEqual([...before, { code: 'doctor-wanted', about: employeeId }]);
    expect(await noticesOf(world.smit)).not.toContainEqual({ code: 'doctor-wanted', about: employeeId });
    await world.moveTo(world.smit, employeeId);
    expect([await wanted(), await waits()]).toEqual([[], []]);
    // He may not do it any more than the first one, once it is asked of his.
    const byAnother = await world.answer(examinationId, { ...PASSED, supersedes: first }, 'dr-smit');
    const second = idIn(byAnother, 'outcomeId');
    expect((await world.decide(person, second, 're-examination')).status).toBe(201);
    expect(await wanted()).toEqual([{ id: employeeId, employeeId, since }]);
    await world.moveTo(world.vos, employeeId);
    expect(await wanted()).toEqual([{ id: employeeId, employeeId, since }]);
    expect((await noticesOf(kern)).length).toBe(before.length + 2);
  });

  test('V4, S9 where his doctor is another one by then, none is wanted', async () => {
    const { examinationId, employeeId, person } = await world.commissioned();
    const first = await world.issued(examinationId, REJECTED);
    await world.moveTo(world.smit, employeeId);
    expect((await world.decide(person, first, 're-examination')).status).toBe(201);
    expect(itemsOf(await world.as('dr-kern', '/doctors-wanted')).map((one) => one['employeeId'])).not.toContain(
      employeeId,
    );
    const again = await world.answer(examinationId, { ...PASSED, supersedes: first }, 'dr-smit');
    expect(again.status).toBe(201);
    await world.moveTo(world.vos, employeeId);
    expect(itemsOf(await world.as('dr-kern', '/doctors-wanted')).map((one) => one['employeeId'])).not.toContain(
      employeeId,
    );
  });

  test('V3 what superseded an outcome that went out waits for an agreement of its own', async () => {
    const { examinationId, person } = await world.commissioned('change-of-function');
    const first = await world.issued(examinationId, PASSED);
    await world.decide(person, first, 'agreement');
    expect(refusal(await world.answer(examinationId, REJECTED))).toEqual([409, '/problems/outcome-superseded', 'V3']);
    const second = await world.issued(examinationId, { ...ON_CONDITIONS, supersedes: first });
    expect((await world.as('acme-hr', `/released-outcomes/${first}`)).body).toMatchObject({ supersededBy: null });
    await world.decide(person, second, 'agreement');
    expect((await world.as('acme-hr', `/released-outcomes/${first}`)).body).toMatchObject({ supersededBy: second });
  });

  test('V4 of many agreements and blocks at once each counts once, and it goes out once', async () => {
    const { examinationId, person } = await world.commissioned();
    const outcomeId = await world.issued(examinationId);
    const what = ['agreement', 'block', 'agreement', 'agreement', 'block'];
    const answers = await Promise.all(what.map((one) => world.decide(person, outcomeId, one)));
    expect(answers.every(({ status }) => status === 201 || status === 409)).toBe(true);
    const [{ n } = { n: -1 }] = await world.cast.sql<{ n: number }>(
      'SELECT count(*)::integer AS n FROM desk.released_outcome WHERE id = $1',
      [outcomeId],
    );
    expect(n).toBe(answers.filter(({ body }) => body['released'] === true).length);
    expect(n).toBeLessThanOrEqual(1);
  });

  test('I10 nobody decides for him: neither doctor, staff nor officer, and that somebody tried is told to him', async () => {
    const { examinationId, employeeId, person, accountId } = await world.commissioned();
    const outcomeId = await world.issued(examinationId);
    await world.cast.delegation(world.vos, world.anna, employeeId);
    for (const somebody of ['dr-vos', 'anna', 'acme-hr', 'cm-acme', 'globex-hr']) {
      for (const what of ['agreement', 'block', 're-examination']) {
        expect(refusal(await world.decide(somebody, outcomeId, what))).toEqual([403, '/problems/role-cannot', 'V4']);
      }
    }
    const told = async (): Promise<readonly unknown[]> =>
      (await noticesOf(accountId)).filter((one) => JSON.stringify(one).includes('decision-attempted'));
    // However often: nobody floods him.
    const once = { code: 'decision-attempted', about: outcomeId };
    expect(await told()).toEqual([once]);
    await world.cast.sql('UPDATE desk.notice SET read_at = platform.clock() WHERE about = $1', [outcomeId]);
    await Promise.all([1, 2, 3].map(() => world.decide('dr-vos', outcomeId, 'block')));
    expect(await told()).toEqual([once, once]);
    expect((await world.as(person, `/examination-outcomes/${outcomeId}`)).body).toMatchObject({ decision: null });
    // Another id of the same dossier is answered as one of nothing, and there is nothing to tell about it.
    for (const id of [examinationId, employeeId, randomUUID()]) {
      expect(refusal(await world.decide('acme-hr', id, 'block'))).toEqual([403, '/problems/role-cannot', 'V4']);
    }
    expect(await told()).toHaveLength(2);
    const other = await world.commissioned();
    expect((await world.decide(other.person, outcomeId, 'agreement')).status).toBe(404);
    expect(comparable(await world.decide(other.person, outcomeId, 'block'))).toEqual(
      comparable(await world.decide(other.person, randomUUID(), 'block')),
    );
  });

  test('V4 without an account the letter tells him, and nothing goes out by it', async () => {
    const { examinationId, employeeId } = await world.commissioned('pre-employment', false);
    const outcomeId = await world.issued(examinationId, ON_CONDITIONS);
    const posting = `/examination-outcomes/${outcomeId}/posting`;
    const body = { postedOn: await world.day(0) };
    expect((await world.as('anna', posting, { body })).status).toBe(404);
    await world.cast.delegation(world.vos, world.anna, employeeId, ['read']);
    expect((await world.as('anna', posting, { body })).status).toBe(403);
    await world.cast.delegation(world.vos, world.anna, employeeId, ['record']);
    expect((await world.as('anna', posting, { body: { postedOn: await world.day(1) } })).status).toBe(400);
    // I1 — nor to an address that the employer said just now, which who takes the letter there chose.
    await world.cast.sql(
      `INSERT INTO access.identity_change (id, employee_id, part, changed_by, changed_at)
       VALUES (gen_random_uuid(), $1, 'address', $2, platform.clock() - interval '14 days')`,
      [employeeId, world.officer],
    );
    expect(refusal(await world.as('anna', posting, { body }))).toEqual([409, '/problems/changed-lately', 'V4']);
    await world.cast.sql("UPDATE access.identity_change SET changed_at = changed_at - interval '1 day'");
    expect((await world.as('anna', posting, { body })).body).toEqual({ outcomeId, released: false });
    expect(await officersView(outcomeId)).toEqual(await officersView(randomUUID()));
  });
});
