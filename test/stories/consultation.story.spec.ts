import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Answer } from '../harness/http.js';
import { medicalWorld, type MedicalWorld } from './medical-world.js';
import { comparable, itemsOf, refusal } from './verdict-world.js';

/** Every table that a login reads which serves employers, and who has to do with them; notices are their receivers' own. */
const OF_THE_OTHERS = `
  SELECT format('%I.%I', n.nspname, c.relname) AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relkind IN ('r', 'p') AND n.nspname !~ '^pg_'
    AND EXISTS (SELECT 1 FROM unnest(ARRAY['kluis_employer', 'kluis_employee', 'kluis_desk', 'kluis_jobs']) AS login
      WHERE has_schema_privilege(login, n.oid, 'USAGE') AND has_any_column_privilege(login, c.oid, 'SELECT'))
  ORDER BY 1`;
/**
 * The index of ids shows those logins no record of the medical store; what was sent twice is its sender's; of what was asked the jobs
 * see what is over with its doctor's role alone (the isolation tests).
 */
const ASKED = ['medical.consultation', 'medical.second_opinion', 'medical.second_opinion_piece'];
const BUT = ['access.record', 'desk.notice', 'medical.idempotency', 'desk.idempotency', ...ASKED];

describe('a voluntary consultation', () => {
  let world: MedicalWorld;
  let jan: string;
  let smit: string;
  beforeAll(async () => {
    world = await medicalWorld();
    jan = await world.patient('jan');
    await world.cast.delegation(world.vos, world.anna, jan, ['read', 'record']);
    await world.cast.person('rob', { roles: [{ role: 'account-manager' }] });
    const [row] = await world.cast.sql<{ id: string }>("SELECT id FROM access.account WHERE subject = 'dr-smit'");
    smit = row?.id ?? '';
  });
  afterAll(() => world.stop());

  const ask = async (doctorId = smit, who = 'jan', about = jan): Promise<Answer> =>
    world.as(who, `/employees/${about}/consultations`, { body: { doctorId, question: 'marker-question' } });
  const asked = async (doctorId = smit): Promise<string> => String((await ask(doctorId)).body['consultationId']);
  const act = async (id: string, what: string, who: string, body?: object): Promise<Answer> =>
    world.as(who, `/consultations/${id}/${what}`, { method: 'POST', ...(body !== undefined && { body }) });
  const conclude = async (id: string, who = 'dr-smit'): Promise<Answer> =>
    act(id, 'conclusion', who, { text: 'marker-conclusion' });
  const inDays = (days: number): string => new Date(Date.now() + days * 864e5).toISOString();
  const plan = async (id: string, who = 'dr-smit', plannedFor = inDays(2)): Promise<Answer> =>
    act(id, 'appointment', who, { plannedFor });
  const listed = async (who: string, id: string): Promise<unknown> =>
    itemsOf(await world.as(who, '/consultations?limit=100')).find((one) => one['id'] === id);

  test('S14 from the question to what came of it, it is between the employee and the doctor he consults', async () => {
    const id = await asked();
    expect(await listed('dr-smit', id)).toMatchObject({ employeeId: jan, question: 'marker-question' });
    const plannedFor = inDays(3);
    expect((await plan(id)).status).toBe(201);
    expect((await plan(id, 'dr-smit', plannedFor)).status).toBe(201);
    expect(await listed('jan', id)).toMatchObject({ plannedFor });
    expect((await conclude(id)).status).toBe(201);
    expect(refusal(await conclude(id))).toEqual([409, '/problems/already-ended', 'S14']);
    expect(refusal(await plan(id))).toEqual([409, '/problems/already-ended', 'S14']);
    expect(await listed('jan', id)).toMatchObject({ conclusion: 'marker-conclusion', inDossierAt: null });
    expect(await listed('dr-vos', id)).toBeUndefined();
    const told = await world.cast.sql('SELECT account_id = $2 AS of_smit, code FROM desk.notice WHERE about = $1', [
      id,
      smit,
    ]);
    expect(told).toHaveLength(4);
    expect(told).toEqual(
      expect.arrayContaining([
        { of_smit: true, code: 'consultation-asked' },
        { of_smit: false, code: 'consultation-planned' },
        { of_smit: false, code: 'consultation-concluded' },
      ]),
    );
  });

  test('I10, S14 it is dossier once the employee makes it so, and the dossier doctor reads what came of it then', async () => {
    const id = await asked();
    expect(refusal(await act(id, 'filing', 'jan'))).toEqual([409, '/problems/nothing-to-file', 'S14']);
    await conclude(id);
    expect(await listed('dr-vos', id)).toBeUndefined();
    expect((await act(id, 'filing', 'jan')).status).toBe(201);
    expect(await listed('dr-vos', id)).toMatchObject({ conclusion: 'marker-conclusion', doctorId: smit });
    expect(await listed('dr-vos', id)).not.toHaveProperty('question');
    expect(refusal(await act(id, 'withdrawal', 'jan'))).toEqual([409, '/problems/already-ended', 'S14']);
  });

  test('S14 the own doctor is consulted too', async () => {
    const id = await asked(world.vos);
    expect(await listed('dr-vos', id)).toMatchObject({ question: 'marker-question' });
    expect(await listed('dr-smit', id)).toBeUndefined();
    expect((await conclude(id, 'dr-vos')).status).toBe(201);
  });

  test('C3, S14 taken back, it is shut with the next request', async () => {
    const id = await asked();
    expect((await act(id, 'withdrawal', 'jan')).status).toBe(201);
    expect(await listed('dr-smit', id)).toBeUndefined();
    expect(comparable(await conclude(id))).toEqual(comparable(await conclude(randomUUID())));
    expect(comparable(await plan(id))).toEqual(comparable(await plan(randomUUID())));
    expect(refusal(await act(id, 'withdrawal', 'jan'))).toEqual([409, '/problems/already-ended', 'S14']);
  });

  test('S14 its time over, it is shut', async () => {
    const id = await asked();
    await world.cast.sql(
      `UPDATE medical.consultation SET asked_at = platform.clock() - interval '2 hours', valid_until = platform.clock()
       WHERE id = $1`,
      [id],
    );
    expect([await listed('dr-smit', id), (await conclude(id)).status]).toEqual([undefined, 404]);
  });

  test.each([
    ['that is over', -1, 'not_to_come'],
    ['after the time in which the doctor sees it', 200, 'after_its_time'],
  ])('S14 it is planned for no moment %s', async (_says, days, code) => {
    const refused = await plan(await asked(), 'dr-smit', inDays(days));
    expect([refused.status, refused.body['errors']]).toEqual([400, [{ at: '/plannedFor', code, rule: 'S14' }]]);
  });

  test('S10, S14, S15 it is asked of a registered doctor who is not on the employer’s side', async () => {
    const lapsed = await world.cast.person('dr-lapsed', { roles: [{ role: 'company-doctor' }] });
    const both = await world.cast.person('dr-both', {
      roles: [{ role: 'company-doctor' }, { role: 'case-manager', employerId: world.acme }],
      registeredUntil: '2099-01-01',
    });
    for (const doctorId of [lapsed, both, world.kern, world.anna, randomUUID()]) {
      expect(refusal(await ask(doctorId))).toEqual([409, '/problems/no-doctor-to-consult', 'S14']);
    }
  });

  test('I10 nobody asks, takes back or files for the employee', async () => {
    const id = await asked();
    for (const who of ['dr-vos', 'dr-smit', 'dr-staf', 'ada', 'acme-hr', 'cm-acme', 'officer', 'anna']) {
      expect([who, refusal(await ask(smit, who))]).toEqual([who, [403, '/problems/role-cannot', 'S14']]);
      for (const what of ['withdrawal', 'filing']) {
        expect([who, (await act(id, what, who)).status]).toEqual([who, 403]);
      }
    }
    expect((await ask(smit, 'jan', await world.patient())).status).toBe(404);
  });

  test.each(['acme-hr', 'cm-acme', 'expert', 'rob', 'ada', 'officer', 'anna', 'dr-staf'])(
    'S14 %s finds no way to one',
    async (who) => {
      const id = await asked();
      for (const answer of [await world.as(who, '/consultations'), await plan(id, who), await conclude(id, who)]) {
        expect(refusal(answer)).toEqual([403, '/problems/role-cannot', 'S14']);
      }
    },
  );

  test('S14 no table that serves an employer holds another row or another value after it than before', async () => {
    const tables = await world.cast.sql<{ name: string }>(OF_THE_OTHERS);
    const names = tables.map(({ name }) => name).filter((name) => !BUT.includes(name));
    expect(names.length).toBeGreaterThan(40);
    const digest = async (): Promise<unknown> =>
      Promise.all(
        names.map(async (name) => [
          name,
          await world.cast.sql(`SELECT count(*), md5(string_agg(t::text, '|' ORDER BY t::text)) FROM ${name} t`),
        ]),
      );
    const before = await digest();
    const id = await asked();
    await plan(id);
    await conclude(id);
    await act(id, 'filing', 'jan');
    await act(await asked(), 'withdrawal', 'jan');
    expect(await digest()).toEqual(before);
  });

  test('S14 what the employer and who serves it are shown is the same, byte for byte, before and after it', async () => {
    const shown = async (): Promise<unknown> => {
      const of = (who: string, path: string): Promise<Answer> => world.as(who, path);
      const answers = [
        ...(await Promise.all(['acme-hr', 'cm-acme', 'expert', 'rob', 'anna'].map((who) => of(who, '/notices')))),
        await of('acme-hr', `/employers/${world.acme}/employees`),
        await of('rob', '/employers'),
        await of('anna', `/employees/${jan}/pieces`),
        await of('dr-vos', `/employees/${jan}/pieces`),
      ];
      return answers.map(({ status, text }) => [status, text]);
    };
    const before = await shown();
    const id = await asked();
    await plan(id);
    await conclude(id);
    expect(await shown()).toEqual(before);
  });

  test('D5 question and conclusion stand sealed where they are kept', async () => {
    await conclude(await asked());
    const rows = await world.cast.sql<{ question: Buffer; sealed: Buffer | null }>(
      'SELECT question, sealed FROM medical.consultation',
    );
    expect(rows.length).toBeGreaterThan(0);
    for (const { question, sealed } of rows) {
      expect([question.includes('marker'), sealed?.includes('marker') ?? false]).toEqual([false, false]);
    }
  });
});
