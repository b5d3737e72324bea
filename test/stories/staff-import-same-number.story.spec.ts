import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { givenNameOf, SANNE, staffFile, type Cells } from '../data/staff-file.js';
import type { Answer } from '../harness/http.js';
import { problemOf, StaffWorld } from './staff-world.js';

const BIRTH_DATE = { position: 5, field: 'birthDate' };
const FAMILY_NAME = { position: 4, field: 'familyName' };

describe('a staff number that is on record', () => {
  let world: StaffWorld;
  beforeAll(async () => {
    world = await StaffWorld.open();
    await world.employer('acme', ['payroll', 'absence-guidance']);
  });
  afterAll(() => world.close());

  const send = (...people: Partial<Cells>[]): Promise<Answer> =>
    world.upload(
      'acme',
      staffFile(people.map((cells) => ({ ...SANNE, Voornaam: givenNameOf(cells.Personeelsnr ?? ''), ...cells }))),
    );
  const personOf = async (number: string): Promise<Record<string, unknown> | undefined> =>
    (await world.everybody('acme-hr', '/v1/employees')).find(({ staffNumber }) => staffNumber === number);
  const cell = (fromToday: number): string => world.day(fromToday).split('-').toReversed().join('-');
  const digestOf = async (number: string): Promise<unknown> => {
    const id = (await personOf(number))?.['id'];
    return world.cast.sql('SELECT birth_digest FROM access.employee WHERE id = $1', [id]);
  };

  test('S1 with another birth date is another person, who gets nothing of the dossier, whatever the name', async () => {
    await send({ Personeelsnr: '1' });
    const before = await personOf('1');
    const digest = await digestOf('1');
    const stranger = { Personeelsnr: '1', Geboortedatum: '06-05-1989', Straat: 'Nieuwstraat' };
    const { body } = await send(stranger, { Personeelsnr: '2' });
    expect(body).toMatchObject({
      rows: 2,
      accepted: 1,
      added: 1,
      changed: 0,
      missing: 0,
      refused: { another_person: 1 },
    });
    expect(body['refusals']).toEqual([{ line: 2, column: BIRTH_DATE, reason: 'another_person' }]);
    expect(await personOf('1')).toEqual(before);
    expect(await digestOf('1')).toEqual(digest);
  });

  test('D1 with the same birth date is the same person, also under another name at another address', async () => {
    await send({ Personeelsnr: '3' });
    const before = await personOf('3');
    const { body } = await send({ Personeelsnr: '3', Achternaam: 'Smit', Straat: 'Nieuwstraat' });
    expect(body).toMatchObject({ accepted: 1, changed: 1, refused: {} });
    expect(await personOf('3')).toEqual({ ...before, familyName: 'Smit', street: 'Nieuwstraat' });
  });

  test('S1 made by a sick report, which asks no birth date, is recognised by the family name; then the date is known', async () => {
    const { employeeId } = (await world.report('acme', '4')).body;
    const { body } = await send({ Personeelsnr: '4', Achternaam: 'Smit' });
    expect(body['refusals']).toEqual([{ line: 2, column: FAMILY_NAME, reason: 'another_person' }]);
    expect(await personOf('4')).toMatchObject({ id: employeeId, birthDate: null, familyName: 'Strijbosch' });
    expect((await send({ Personeelsnr: '4', Achternaam: 'STRIJBOSCH' })).body).toMatchObject({ changed: 1 });
    expect(await personOf('4')).toMatchObject({ id: employeeId, birthDate: '1989-05-05' });
    const other = await send({ Personeelsnr: '4', Geboortedatum: '06-05-1989' });
    expect(other.body['refusals']).toEqual([{ line: 2, column: BIRTH_DATE, reason: 'another_person' }]);
  });

  describe('and a new number for who is on record', () => {
    const found = (answer: Answer): unknown[] => [
      ...problemOf(answer),
      String(answer.body['detail']).match(/number (\S+):/)?.[1],
    ];
    const ANNE = { Voornaam: 'Anne', Geboortedatum: '01-02-1990' };
    const anne = { givenName: 'ÀNNE', familyName: 'strijbosch', infix: 'Van Den' };

    test('D1 is refused, naming the number that is known, for a report and for a row, whatever else is new', async () => {
      await send({ Personeelsnr: '50', ...ANNE });
      const elsewhere = { street: 'Kade', houseNumber: '1', postcode: '1011 AA' };
      const refusal = [409, '/problems/known-by-another-number', 'D1', '50'];
      expect(found(await world.report('acme', '51', anne))).toEqual(refusal);
      expect(found(await world.report('acme', '51', { ...anne, ...elsewhere }))).toEqual(refusal);
      const moved = { Personeelsnr: '51', ...ANNE, Postcode: '1011 AA', Telefoon: '' };
      const { body } = await send(
        moved,
        { ...moved, Personeelsnr: '52', Voornaam: 'Zoë' },
        { ...moved, Personeelsnr: '53', Voornaam: 'Zoe' },
      );
      expect([body['added'], body['refused'], body['refusals']]).toEqual([
        1,
        { known_by_another_number: 2 },
        [
          { line: 2, column: BIRTH_DATE, reason: 'known_by_another_number', onRecordAs: '50' },
          { line: 4, column: BIRTH_DATE, reason: 'known_by_another_number', onRecordAs: '52' },
        ],
      ]);
      for (const number of ['51', '53']) expect(await personOf(number)).toBeUndefined();
    });

    test('D1 who was first named by a report, without a birth date, is known again by home or phone', async () => {
      const { employeeId } = (await world.report('acme', '60', { givenName: 'Bo' })).body;
      const { body } = await send({ Personeelsnr: '61', Voornaam: 'Bo', Telefoon: '' });
      expect(body['refusals']).toEqual([
        { line: 2, column: { position: 10, field: 'postcode' }, reason: 'known_by_another_number', onRecordAs: '60' },
      ]);
      expect((await send({ Personeelsnr: '60', Voornaam: 'Bo' })).body).toMatchObject({ changed: 1 });
      expect(await personOf('60')).toMatchObject({ id: employeeId, birthDate: '1989-05-05' });
      expect((await send({ Personeelsnr: '61', Voornaam: 'Bo', Geboortedatum: '05-05-1960' })).body).toMatchObject({
        added: 1,
      });
    });

    test('D1 of two reports at once under two numbers one makes the dossier', async () => {
      const both = await Promise.all(
        ['70', '71', '72'].map((number) => world.report('acme', number, { givenName: 'Cas' })),
      );
      expect(both.map(({ status }) => status).toSorted()).toEqual([201, 409, 409]);
    });

    test('D1 namesakes get through, one named by one, which stays on record and in the trail', async () => {
      await send({ Personeelsnr: '80', Voornaam: 'Dirk' });
      const dirk = { givenName: 'Dirk' };
      expect((await world.report('acme', '81', { ...dirk, notTheSameAs: ['79'] })).status).toBe(409);
      const son = await world.report('acme', '81', { ...dirk, notTheSameAs: ['80'] });
      expect(son.status).toBe(201);
      expect((await world.report('acme', '82', { ...dirk, notTheSameAs: ['80'] })).status).toBe(409);
      const twin = staffFile([{ ...SANNE, Personeelsnr: '83', Voornaam: 'Dirk', Postcode: '1011 AA', Telefoon: '' }]);
      const [header = '', row = ''] = twin.toString('utf8').split('\r\n');
      const named = Buffer.from(`${header};Niet dezelfde als\r\n${row};80\r\n`);
      expect((await world.upload('acme', named)).body).toMatchObject({ added: 1, refused: {} });
      expect((await world.upload('acme', twin)).body).toMatchObject({ unchanged: 1, refused: {} });
      const kept = await world.cast.sql<{ id: string; other: string; by: string }>(
        'SELECT id, other_id AS other, recorded_by AS by FROM employee.namesake ORDER BY recorded_at',
      );
      const father = (await personOf('80'))?.['id'];
      expect(kept).toMatchObject([{ other: father, by: world.id('acme-hr') }, { other: father }]);
      const lines = await world.lines('record', 'Namesake');
      expect(lines.map(({ recordId, rule }) => [recordId, rule])).toEqual(kept.map(({ id }) => [id, 'D1']));
    });

    test('V6 at another employer he is nobody, nor at his own once he left too long ago to be read', async () => {
      await world.employer('globex', ['payroll', 'absence-guidance']);
      const eef = { Personeelsnr: '90', Voornaam: 'Eef' };
      await send(eef);
      expect((await world.report('globex', '91', { givenName: 'Eef' })).status).toBe(201);
      expect((await world.report('acme', '91', { givenName: 'Eef' })).status).toBe(409);
      await send({ ...eef, 'Uit dienst': '31-12-2015' });
      expect(await personOf('90')).toBeUndefined();
      expect((await send({ ...eef, Personeelsnr: '91' })).body).toMatchObject({ added: 1, refused: {} });
    });
  });

  test('V6 a row that leaves out a known end, or puts it ahead, opens nothing again; a correction is kept, a new start counts', async () => {
    const left = { Personeelsnr: '95', Voornaam: 'Fay', 'Uit dienst': '31-03-2026' };
    const END = { position: 13, field: 'endsOn' };
    await send(left);
    // V6 — nor is the time lengthened for which it is read.
    for (const end of ['', '31-12-2030', '30-04-2026']) {
      const { body } = await send({ ...left, 'Uit dienst': end });
      expect(body['refusals']).toEqual([{ line: 2, column: END, reason: 'employment_ended' }]);
    }
    const before = await personOf('95');
    const moved = { ...left, Straat: 'Kade', 'Uren per week': '10' };
    expect((await send(moved)).body).toMatchObject({ unchanged: 1 });
    expect((await send({ ...moved, 'Uit dienst': '15-03-2026' })).body).toMatchObject({ changed: 1 });
    expect((await send({ ...moved, 'Uit dienst': '15-03-2026' })).body).toMatchObject({ unchanged: 1 });
    // After the end nothing new of him comes in but an earlier one.
    expect(await personOf('95')).toEqual(before);
    const days = await world.get('acme-hr', `/v1/employees/${String(before?.['id'])}/employments`);
    expect(days.body['items']).toMatchObject([{ startsOn: '2008-02-02', endsOn: '2026-03-15', hoursPerWeek: 36.5 }]);
    const kept = await world.cast.sql(
      'SELECT ends_on::text, changed_by FROM employee.employment_version WHERE employee_id = $1',
      [(await personOf('95'))?.['id']],
    );
    expect(kept).toEqual([{ ends_on: '2026-03-31', changed_by: world.id('acme-hr') }]);
    const back = { ...left, 'In dienst': '01-06-2026', 'Uit dienst': '' };
    const overAgain = await send({ ...back, 'Uit dienst': '30-06-2026' });
    expect(overAgain.body['refusals']).toEqual([{ line: 2, column: END, reason: 'employment_ended' }]);
    expect((await send(back)).body).toMatchObject({ changed: 1 });
    const { body } = await send({ ...back, 'In dienst': '15-03-2026' });
    expect(body['refusals']).toEqual([
      { line: 2, column: { position: 12, field: 'startsOn' }, reason: 'employment_ended' },
    ]);
  });

  test.each([
    ['of one day', '92', 'Jet', (): Partial<Cells>[] => [{ 'In dienst': cell(0), 'Uit dienst': cell(0) }]],
    [
      'that followed at once and ended before it was told',
      '93',
      'Kas',
      (): Partial<Cells>[] => [{ 'In dienst': cell(-728) }, { 'In dienst': cell(-728), 'Uit dienst': cell(-1) }],
    ],
  ])(
    'V6 a further employment %s gives its own, and lengthens nothing of the earlier one',
    async (_, number, name, told) => {
      const who = { Personeelsnr: number, Voornaam: name };
      await send({ ...who, 'E-mail': 'private@example.nl', Telefoon: '0612345678' });
      const absent = await world.report('acme', number, { givenName: name, firstDay: world.day(-30) });
      const { employeeId, absenceId } = absent.body;
      const path = `/v1/employees/${String(employeeId)}`;
      await world.cast.sql('UPDATE access.absence SET first_day = $2 WHERE id = $1', [absenceId, world.day(-790)]);
      const moved = 'UPDATE employee.absence SET first_day = $2, version = 2 WHERE id = $1';
      await world.cast.sql(moved, [absenceId, world.day(-790)]);
      await send({ ...who, 'Uit dienst': cell(-729) });
      const old = await world.get('acme-hr', `/v1/absences/${String(absenceId)}`);
      expect(old.status).toBe(200);
      for (const row of told())
        expect((await send({ ...who, 'E-mail': '', Telefoon: '', ...row })).body).toMatchObject({
          changed: 1,
          refused: {},
        });
      // The day after the last one on which the earlier employment is read.
      for (const store of ['access', 'employee']) {
        await world.cast.sql(`UPDATE ${store}.employment SET ends_on = $2 WHERE employee_id = $1 AND ends_on = $3`, [
          ...[employeeId, world.day(-735), world.day(-729)],
        ]);
      }
      for (const what of ['', '/versions']) {
        expect((await world.get('acme-hr', `/v1/absences/${String(absenceId)}${what}`)).status).toBe(404);
      }
      expect((await world.get('acme-hr', `${path}/absences`)).body['items']).toEqual([]);
      expect((await world.get('acme-hr', `${path}/employments`)).body['items']).toHaveLength(1);
      // Of the person it has what it said with the further one.
      expect((await world.get('acme-hr', path)).body).toMatchObject({ email: null, phone: null });
    },
  );

  test('V6 an employment is not moved past an absence that lies in it', async () => {
    await send({ Personeelsnr: '99', Voornaam: 'Jip' });
    expect((await world.report('acme', '99', { givenName: 'Jip' })).status).toBe(201);
    const { body } = await send({ Personeelsnr: '99', Voornaam: 'Jip', 'In dienst': cell(1) });
    expect(body['refusals']).toEqual([
      { line: 2, column: { position: 12, field: 'startsOn' }, reason: 'starts_after_absence' },
    ]);
  });

  test('V6 an end that is told more than two years after it is recorded, and what else is in the file with it', async () => {
    await send({ Personeelsnr: '96', Voornaam: 'Gijs' }, { Personeelsnr: '97', Voornaam: 'Hanna' });
    const answer = await send(
      { Personeelsnr: '96', Voornaam: 'Gijs', 'Uit dienst': '31-12-2019' },
      { Personeelsnr: '97', Voornaam: 'Hanna', Straat: 'Kade' },
      { Personeelsnr: '98', Voornaam: 'Ivo' },
    );
    expect([answer.status, answer.body['changed'], answer.body['added'], answer.body['refused']]).toEqual([
      201,
      2,
      1,
      {},
    ]);
    expect([await personOf('96'), (await personOf('97'))?.['street']]).toEqual([undefined, 'Kade']);
    const ends = await world.cast.sql(
      "SELECT ends_on::text FROM employee.employment WHERE ends_on = '2019-12-31' AND version = 2",
    );
    expect(ends).toEqual([{ ends_on: '2019-12-31' }]);
  });

  test('V9 a key that would make it happen once is refused, and a body of another type is told which one it takes', async () => {
    const keyed = await world.upload('acme', staffFile([SANNE]), { 'idempotency-key': 'the-same-file' });
    expect([keyed.status, keyed.body['errors']]).toEqual([400, [{ at: 'Idempotency-Key', code: 'not_on_this_route' }]]);
    const typed = await world.upload('acme', staffFile([SANNE]), { 'content-type': 'application/vnd.ms-excel' });
    expect([typed.status, typed.headers.get('accept-post')]).toEqual([415, 'text/csv']);
    expect(typed.body['detail']).toContain('text/csv');
  });

  test('V9 everything that is wrong with a header is said at once, by place', async () => {
    const header = Buffer.from('Personeelsnr;Verzuim;Voornaam;Reden\r\n1;griep;Sanne;griep\r\n');
    const { status, text, body } = await world.upload('acme', header);
    const errors = body['errors'] as { at: string; code: string }[];
    expect([status, body['rule'], errors.length]).toEqual([400, 'V9', 14]);
    expect(errors.slice(0, 3).map(({ at }) => at)).toEqual(['/line/1/column/2', '/line/1/column/4', '/line/1/infix']);
    expect(text).not.toMatch(/Verzuim|griep/);
  });
});
