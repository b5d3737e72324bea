import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { EarlierDossierFindingJob } from '../../src/duties/responsibility/earlier-dossier/finding/earlier-dossier-finding.job.js';
import { givenNameOf, SANNE, staffFile, type Cells } from '../data/staff-file.js';
import { problemOf, StaffWorld } from './staff-world.js';

const NOBODY_OF_THEM: Cells = { ...SANNE, Personeelsnr: '79999', Voornaam: 'Nooit' };
const DOSSIERS = '/v1/earlier-dossiers';

describe('of who left too long ago to be read', () => {
  let world: StaffWorld;
  const staff = ['701', '702', '703', '704', '705', '706', '707', '708'].map((number) => ({
    ...SANNE,
    Personeelsnr: number,
    Voornaam: givenNameOf(number),
  }));
  const [first = SANNE, second = SANNE, third = SANNE, fourth = SANNE, fifth = SANNE, ...reported] = staff;
  /** His dossier before, and what is stored of it. */
  let before: { readonly id: string }[];

  beforeAll(async () => {
    world = await StaffWorld.open();
    await world.employer('acme', ['payroll', 'absence-guidance']);
    await world.person('dr-kern', 'core-expert-doctor', { registeredUntil: '2099-12-31' });
    await world.person('dr-vos', 'company-doctor');
    await world.upload('acme', staffFile(staff));
    const ended = staff.map((cells) => ({ ...cells, 'Uit dienst': '31-12-2020' }));
    expect((await world.upload('acme', staffFile(ended))).body).toMatchObject({ changed: staff.length });
    expect(await seen()).toEqual([]);
    before = await stored();
  });
  afterAll(() => world.close());

  const stored = (): Promise<{ id: string }[]> =>
    world.cast.sql(
      `SELECT i.employee_id AS id, i.version, i.xmin::text, m.version, m.xmin::text
       FROM employee.identity i JOIN employee.employment m USING (employee_id) ORDER BY 1`,
    );
  const seen = (): Promise<Record<string, unknown>[]> => world.everybody('acme-hr', '/v1/employees');
  const counted = async (row: Cells): Promise<unknown> => {
    const { importId, missing, ...counts } = (await world.upload('acme', staffFile([row]))).body;
    expect([typeof importId, typeof missing]).toEqual(['string', 'number']);
    return counts;
  };
  const find = (): Promise<number> => world.service.app.get(EarlierDossierFindingJob).findWhoIsAlike();
  const idOf = async (number: string): Promise<unknown> =>
    (await seen()).find(({ staffNumber }) => staffNumber === number)?.['id'];

  test('V6 no row of a file says whether a guess of number, name and birth date was right: it is new', async () => {
    const over = { 'Uit dienst': '31-12-2020' };
    const told = await counted({ ...NOBODY_OF_THEM, ...over });
    expect(told).toMatchObject({ added: 0, unchanged: 1, refused: {} });
    for (const guess of [{}, { Geboortedatum: '06-05-1989' }, { Achternaam: 'Smit' }, { 'Uit dienst': '31-12-2021' }]) {
      expect(await counted({ ...first, ...over, ...guess })).toEqual(told);
    }
    expect(await stored()).toEqual(before);
    const added = await counted(NOBODY_OF_THEM);
    expect(added).toMatchObject({ added: 1, refused: {} });
    for (const row of [
      first,
      { ...second, Geboortedatum: '06-05-1989' },
      { ...third, Personeelsnr: '79998' },
      { ...fourth, 'In dienst': '21-11-2024', 'Uit dienst': '01-02-2026' },
      { ...fifth, Voornaam: 'S.', Achternaam: 'Smit' },
    ]) {
      expect(await counted(row)).toEqual(added);
    }
  });

  test('V6 no sick report is refused for what is on record of him', async () => {
    const [one = SANNE, two = SANNE, three = SANNE] = reported;
    const report = async ({ Personeelsnr, Voornaam }: Cells, change: object = {}): Promise<unknown> => {
      const { status, body } = await world.report('acme', Personeelsnr, { givenName: Voornaam, ...change });
      const { employeeId, absenceId, ...told } = body;
      expect([typeof employeeId, typeof absenceId]).toEqual(['string', 'string']);
      return [status, told];
    };
    const told = await report({ ...NOBODY_OF_THEM, Personeelsnr: '79997', Voornaam: 'Niemand' });
    expect(told).toEqual([201, { known: false, version: 1 }]);
    expect(await report(one)).toEqual(told);
    expect(await report(two, { familyName: 'Smit' })).toEqual(told);
    expect(await report({ ...three, Personeelsnr: '79996' })).toEqual(told);
  });

  test('D1, S1 nobody who is named by his number comes into his dossier', async () => {
    const after = await stored();
    expect(after).toEqual(expect.arrayContaining(before));
    expect(after).toHaveLength(before.length + 10);
    const ids = before.map(({ id }) => id);
    expect((await seen()).filter(({ id }) => ids.includes(String(id)))).toEqual([]);
    // A1 — and none of it stands in the trail under him.
    const lines = await world.cast.sql(
      "SELECT 1 FROM trail.line WHERE employee_id = ANY ($1) AND (action <> 'import' OR outcome <> 'allowed')",
      [ids],
    );
    expect(lines).toEqual([]);
  });

  test('V6 a number is again one person’s: who has it now is known by it', async () => {
    expect(await counted(first)).toMatchObject({ unchanged: 1 });
    expect(problemOf(await world.report('acme', '709', { givenName: first.Voornaam }))).toEqual([
      409,
      '/problems/known-by-another-number',
      'D1',
    ]);
  });

  test('D1 whether it is the same person is asked in the house, once, of who is alike by name or number', async () => {
    expect(await find()).toBe(6);
    expect(await find()).toBe(0);
    const asked = await world.everybody('dr-kern', DOSSIERS);
    const later = await Promise.all(['701', '79998', '704', '705', '706', '79996'].map(idOf));
    expect(new Set(asked.map(({ employeeId }) => employeeId))).toEqual(new Set(later));
    const ids = before.map(({ id }) => id);
    expect(asked.filter(({ earlierId }) => !ids.includes(String(earlierId)))).toEqual([]);
    expect(asked[0]).toMatchObject({ answer: null, answeredBy: null, answeredAt: null });
    const notices = (await world.get('dr-kern', '/v1/notices')).body['items'] as Record<string, unknown>[];
    const told = notices.filter(({ code }) => code === 'earlier-dossier-found');
    expect(new Set(told.map(({ about }) => about))).toEqual(new Set(asked.map(({ id }) => id)));
    const lines = await world.cast.sql<{ id: string }>(
      "SELECT record_id AS id FROM trail.line WHERE acting_role = 'earlier-dossier-finding' AND employee_id IS NOT NULL",
    );
    expect(lines).toHaveLength(6);
  });

  test('D1 the core-expert doctor says so, and the employer learns nothing of it', async () => {
    const [two, ...others] = await world.everybody('dr-kern', DOSSIERS);
    const answerTo = (id: unknown) => `${DOSSIERS}/${String(id)}/answer`;
    for (const who of ['acme-hr', 'dr-vos']) {
      expect((await world.get(who, DOSSIERS)).status).toBe(403);
      expect((await world.post(who, answerTo(two?.['id']), { answer: 'same-person' })).status).toBe(403);
    }
    const staffBefore = await seen();
    const same = await world.post('dr-kern', answerTo(two?.['id']), { answer: 'same-person' });
    expect([same.status, same.body]).toEqual([201, { earlierDossierId: two?.['id'], answer: 'same-person' }]);
    const again = await world.post('dr-kern', answerTo(two?.['id']), { answer: 'another-person' });
    expect(problemOf(again)).toEqual([409, '/problems/already-answered', 'D1']);
    expect((await world.post('dr-kern', answerTo(randomUUID()), { answer: 'same-person' })).status).toBe(404);
    // I9 — both whose dossiers they may be see that it was said.
    const logged = 'SELECT employee_id AS id FROM trail.line WHERE record_id = $1 AND action = $2 AND outcome = $3';
    expect(
      new Set((await world.cast.sql<{ id: string }>(logged, [two?.['id'], 'answer', 'allowed'])).map(({ id }) => id)),
    ).toEqual(new Set([two?.['employeeId'], two?.['earlierId']]));
    const [answered, ...open] = await world.everybody('dr-kern', DOSSIERS);
    expect(answered).toMatchObject({ answer: 'same-person', answeredBy: world.id('dr-kern') });
    expect(open).toEqual(others);
    const correct = (version: number, answer = 'another-person') =>
      world.post('dr-kern', answerTo(two?.['id']), { answer, version });
    expect(problemOf(await correct(2))).toEqual([409, '/problems/stale-version', undefined]);
    expect(problemOf(await correct(1, 'same-person'))).toEqual([409, '/problems/already-answered', 'D1']);
    expect((await correct(1)).status).toBe(201);
    const [corrected] = await world.everybody('dr-kern', DOSSIERS);
    expect(corrected).toMatchObject({
      answer: 'another-person',
      version: 2,
      saidBefore: [{ answer: 'same-person', answeredBy: world.id('dr-kern'), answeredAt: answered?.['answeredAt'] }],
    });
    expect(await seen()).toEqual(staffBefore);
  });
});
