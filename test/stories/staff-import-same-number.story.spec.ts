import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { SANNE, staffFile, type Cells } from '../data/staff-file.js';
import type { Answer } from '../harness/http.js';
import { StaffWorld } from './staff-world.js';

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
    world.upload('acme', staffFile(people.map((cells) => ({ ...SANNE, ...cells }))));
  const personOf = async (number: string): Promise<Record<string, unknown> | undefined> =>
    (await world.everybody('acme-hr', '/v1/employees')).find(({ staffNumber }) => staffNumber === number);
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

  test('V9 a key that would make it happen once is refused, and a body of another type is told which one it takes', async () => {
    const keyed = await world.upload('acme', staffFile([SANNE]), { 'idempotency-key': 'the-same-file' });
    expect([keyed.status, keyed.body['errors']]).toEqual([400, [{ at: 'Idempotency-Key', code: 'not_on_this_route' }]]);
    const typed = await world.upload('acme', staffFile([SANNE]), { 'content-type': 'application/vnd.ms-excel' });
    expect([typed.status, typed.headers.get('accept-post')]).toEqual([415, 'text/csv']);
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
