import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { dateInAmsterdam } from '../../src/platform/calendar/local-date.js';
import { SANNE } from '../data/staff-file.js';
import { BORN } from '../cast-people.js';
import { asLogin } from '../harness/raw-client.js';
import { LinkingWorld } from './linking-world.js';

/** The person of the staff file's first row, as a sick report names her. */
const SICK = {
  staffNumber: SANNE.Personeelsnr,
  givenName: SANNE.Voornaam,
  infix: SANNE.Tussenvoegsel,
  familyName: SANNE.Achternaam,
  street: 'Dorpsstraat',
  houseNumber: '12',
  postcode: '5961 AB',
  city: 'Horst',
  phone: '0612345601',
};

describe('the birth date beside the code', () => {
  let world: LinkingWorld;
  beforeAll(async () => {
    world = await LinkingWorld.start();
  });
  afterAll(() => world.stop());

  const counted = async (employeeId: string): Promise<object[]> =>
    world.cast.sql(
      'SELECT wrong_birth_dates, voided_at IS NOT NULL AS void FROM access.invitation WHERE employee_id = $1',
      [employeeId],
    );

  test('I1 is asked where it is known, and five wrong ones, however many come at once, void the invitation', async () => {
    const jan = await world.hired();
    const code = await world.letterFor(jan);
    const wrong = await world.accept('nobody', 'wrong');
    const forgot = await world.accept('forgot', code, null);
    const guesses = await Promise.all(
      [1, 2, 3, 4, 5, 6, 7].map((day) => world.accept(`guesser-${day}`, code, `1980-03-0${day}`)),
    );
    for (const answer of [forgot, ...guesses, await world.accept('the-person-late', code)]) {
      expect({ ...answer.body, instance: '-' }).toEqual({ ...wrong.body, instance: '-' });
    }
    expect(await counted(jan)).toEqual([{ wrong_birth_dates: 5, void: true }]);
    const lines = await world.cast.sql("SELECT 1 FROM trail.line WHERE employee_id = $1 AND outcome = 'refused'", [
      jan,
    ]);
    expect(lines.length).toBeGreaterThanOrEqual(6);
    expect(world.service.logged.filter((line) => line.includes('1980-0'))).toEqual([]);
  });
});

describe('the birth date beside the code, otherwise', () => {
  let world: LinkingWorld;
  beforeAll(async () => {
    world = await LinkingWorld.start();
  });
  afterAll(() => world.stop());

  const undated = async (...absences: string[]): Promise<string> => {
    const employeeId = await world.hired();
    await world.cast.sql('UPDATE access.employee SET birth_digest = NULL WHERE id = $1', [employeeId]);
    for (const firstDay of absences) {
      await world.cast.sql(
        'INSERT INTO access.absence (id, employee_id, first_day, recovered_on) VALUES (gen_random_uuid(), $1, $2, $2)',
        [employeeId, firstDay],
      );
    }
    return employeeId;
  };

  test('I1 where it is unknown the first day of the latest absence is asked instead, and the code alone opens nothing', async () => {
    const code = await world.letterFor(await undated('2026-02-02', '2026-04-07', '2025-11-03'));
    const wrong = await world.accept('nobody-dated', 'wrong', BORN, '2026-04-07');
    for (const answer of [
      await world.accept('undated', code, null),
      await world.accept('undated', code),
      await world.accept('undated', code, null, '2026-02-02'),
      await world.accept('undated', code, null, '2026-04-08'),
    ]) {
      expect([answer.status, { ...answer.body, instance: '-' }]).toEqual([403, { ...wrong.body, instance: '-' }]);
    }
    expect((await world.accept('undated', code, BORN, '2026-04-07')).status).toBe(201);
  });

  test('I1 wrong ones are counted and void the invitation alike, whichever of the two is on record', async () => {
    const [dated, unborn] = [await world.hired(), await undated('2026-04-07')];
    await world.cast.absence(dated, world.acme, '2026-04-07');
    const attempts = [
      { birthDate: null },
      { birthDate: '1981-01-01' },
      { birthDate: null, firstDay: '2026-01-01' },
      { birthDate: '1981-01-02', firstDay: '2026-01-02' },
      { birthDate: '1981-01-03' },
      { birthDate: null, firstDay: '2026-01-03' },
    ];
    const seen = await Promise.all(
      [dated, unborn].map(async (employeeId, index) => {
        const code = await world.letterFor(employeeId);
        const answers: unknown[] = [];
        for (const [at, { birthDate, firstDay }] of attempts.entries()) {
          const { status, body } = await world.accept(`alike-${index}-${at}`, code, birthDate, firstDay);
          answers.push([status, { ...body, instance: '-' }]);
        }
        answers.push((await world.accept(`alike-${index}-late`, code, BORN, '2026-04-07')).status);
        const counts = await world.cast.sql(
          'SELECT wrong_birth_dates, voided_at IS NOT NULL AS void FROM access.invitation WHERE employee_id = $1',
          [employeeId],
        );
        return [answers, counts];
      }),
    );
    expect(seen[0]).toEqual(seen[1]);
    expect(seen[0]?.[1]).toEqual([{ wrong_birth_dates: 5, void: true }]);
  });

  test('I1 a dossier with neither on record is opened by no code', async () => {
    const code = await world.letterFor(await undated());
    expect((await world.accept('unknown', code)).status).toBe(403);
    expect((await world.accept('unknown', code, BORN, '2026-04-07')).status).toBe(403);
  });

  test('I1 stores nothing where it is no date, and a right one after wrong ones still links', async () => {
    const code = await world.letterFor(await world.hired());
    expect((await world.accept('ill-formed', code, '1980-02-30')).status).toBe(400);
    expect((await world.accept('ill-formed', code, '1980-02-28')).status).toBe(403);
    expect((await world.accept('ill-formed', code)).status).toBe(201);
  });

  test('D2 travels as a digest that the staff file sets, and no other login reads it', async () => {
    const employer = await world.cast.employer('Payroll', ['payroll', 'absence-guidance']);
    await world.cast.person('hr', { kind: 'external', roles: [{ role: 'employer-officer', employerId: employer }] });
    const { employeeId } = (
      await world.as('hr', `/v1/employers/${employer}/sick-reports`, {
        ...SICK,
        firstDay: dateInAmsterdam(Temporal.Now.instant()),
      })
    ).body as { employeeId: string };
    const rows = [SANNE, { ...SANNE, Personeelsnr: '10002', Voornaam: 'Anne' }];
    const imported = await world.staffFile('hr', employer, rows);
    expect([imported.status, imported.body]).toEqual([201, expect.objectContaining({ added: 1, changed: 1 })]);
    await world.daysAfterChanges(15);
    const code = await world.letterFor(employeeId);
    const staff = (await world.as('hr', `/v1/employers/${employer}/employees`)).body['items'] as { id: string }[];
    const other = staff.find(({ id }) => id !== employeeId)?.id ?? '';
    for (const [subject, letter] of [
      ['sanne', code],
      ['other', await world.letterFor(other)],
    ] as const) {
      expect((await world.accept(subject, letter, '1989-05-06')).status).toBe(403);
      expect((await world.accept(subject, letter, '1989-05-05')).status).toBe(201);
    }
    for (const login of ['employer', 'employee', 'medical', 'trail', 'scribe', 'jobs'] as const) {
      await asLogin(world.service.databases, login, async (client) => {
        await expect(client.query('SELECT birth_digest FROM access.employee')).rejects.toMatchObject({ code: '42501' });
      });
    }
  });
});
