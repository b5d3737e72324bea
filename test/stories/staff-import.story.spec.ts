import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { givenNameOf, SANNE, staffFile, type Cells } from '../data/staff-file.js';
import { problemOf, StaffWorld } from './staff-world.js';

const SAMPLE = new URL('../data/personeel-export.csv', import.meta.url);
const EXPECTED = new URL('../data/personeel-export.expected.json', import.meta.url);

interface Expected {
  readonly rows: number;
  readonly accepted: number;
  readonly refused: Readonly<Record<string, number>>;
}

/** Accepted rows of the sample that tell of an employment too long ago to be read. */
const LEFT_LONG_AGO = 606;

/** People numbered from `first` on, nothing wrong with them. */
function people(count: number, first = 10_001): Cells[] {
  return Array.from({ length: count }, (_, index) => {
    const number = String(first + index);
    return { ...SANNE, Personeelsnr: number, Voornaam: givenNameOf(number) };
  });
}

describe('the staff import', () => {
  let world: StaffWorld;
  /** What the sample's uploader was answered. */
  const answers: string[] = [];
  beforeAll(async () => {
    world = await StaffWorld.open();
    for (const name of ['sample', 'acme', 'globex', 'leavers', 'comeback', 'reported']) {
      await world.employer(name, ['payroll', 'absence-guidance']);
    }
    await world.employer('guided', ['absence-guidance']);
  });
  afterAll(() => world.close());

  const staffOf = (employer: string): Promise<Record<string, unknown>[]> =>
    world.everybody(`${employer}-hr`, `/v1/employers/${world.id(employer)}/employees`);
  const employmentsOf = async (employer: string, employeeId: unknown): Promise<unknown> =>
    (await world.get(`${employer}-hr`, `/v1/employees/${String(employeeId)}/employments`)).body['items'];
  /** What is on record of an employer's staff, row by row, with when each row was last written. */
  const stored = (employer: string): Promise<object[]> =>
    world.cast.sql(
      `SELECT i.employee_id, i.version, i.row_digest, i.xmin::text, m.id, m.version, m.xmin::text, f.xmin::text
       FROM employee.identity i JOIN employee.employment m USING (employee_id) JOIN access.employment f ON f.id = m.id
       WHERE i.employer_id = $1 ORDER BY 1, 5`,
      [world.id(employer)],
    );

  test("V9 a payroll package's export gives exactly the counts beside it", async () => {
    const { rows, accepted, refused } = JSON.parse(await readFile(EXPECTED, 'utf8')) as Expected;
    const { status, body, text } = await world.upload('sample', await readFile(SAMPLE));
    answers.push(text);
    const { importId, refusals, columnsNotTaken, ...counts } = body;
    // V9: what was dropped is said to whom sent it, by its name alone.
    expect(columnsNotTaken).toEqual(['BSN', 'Opmerking']);
    expect([status, typeof importId]).toEqual([201, 'string']);
    // V6: of those in it who left more than two years ago nothing is recorded.
    const added = accepted - LEFT_LONG_AGO;
    expect(counts).toEqual({ rows, accepted, added, changed: 0, unchanged: LEFT_LONG_AGO, refused, missing: 0 });
    expect(refusals).toHaveLength(rows - accepted);
    expect(await world.count('identity', 'sample')).toBe(added);
    expect(await world.count('employment', 'sample')).toBe(added);
  });

  test('V9 the same file twice changes nothing, not even a version', async () => {
    const before = await stored('sample');
    const { rows, accepted, refused } = JSON.parse(await readFile(EXPECTED, 'utf8')) as Expected;
    const { body, text } = await world.upload('sample', await readFile(SAMPLE));
    answers.push(text);
    const counts = { rows, accepted, added: 0, changed: 0, unchanged: accepted, refused, missing: 0 };
    expect(body).toMatchObject(counts);
    expect(await stored('sample')).toEqual(before);
  });

  test('V9 of citizen service numbers and remarks nothing came in: no answer, row or log line has them', async () => {
    const remarks = (await readFile(SAMPLE, 'utf8'))
      .split('\r\n')
      .slice(1)
      .map((line) => line.split(';').slice(14))
      .filter(([bsn, remark]) => bsn?.length === 9 && (remark?.length ?? 0) > 8);
    expect(remarks.length).toBeGreaterThan(40);
    const said = [...answers, ...world.service.logged].join('\n');
    expect(answers).toHaveLength(2);
    for (const cell of remarks.flat()) expect(said).not.toContain(cell);
    const [jan] = await staffOf('sample');
    expect(Object.keys(jan ?? {})).not.toContain('bsn');
  });

  test("V9 what a row says is on record under the person's key, in one spelling", async () => {
    await world.upload('acme', staffFile([{ ...SANNE, Postcode: '9758ba', 'Uren per week': '36,5' }]));
    const [sanne] = await staffOf('acme');
    const { id, employerId, ...fields } = sanne ?? {};
    expect(employerId).toBe(world.id('acme'));
    expect(fields).toEqual({
      staffNumber: '10001',
      givenName: 'Sanne',
      infix: 'van den',
      familyName: 'Strijbosch',
      birthDate: '1989-05-05',
      email: 'sanne@voorbeeld.nl',
      phone: '0677552604',
      street: 'Zeestraat',
      houseNumber: '34',
      postcode: '9758 BA',
      city: 'Horst',
    });
    expect(await employmentsOf('acme', id)).toMatchObject([
      { startsOn: '2008-02-02', endsOn: null, hoursPerWeek: 36.5 },
    ]);
  });

  test('V6 the same staff number at another employer is another person', async () => {
    expect((await world.upload('globex', staffFile([SANNE]))).body).toMatchObject({ added: 1, unchanged: 0 });
    const [acme, globex] = [await staffOf('acme'), await staffOf('globex')];
    expect(globex[0]?.['id']).not.toBe(acme[0]?.['id']);
  });

  test('V9 next month: who is new, who changed, who stayed, who is missing; nobody is ended', async () => {
    await world.upload('leavers', staffFile(people(5)));
    const [first, second, third] = people(5);
    const moved: Cells = { ...(second ?? SANNE), Plaats: 'Deurne' };
    const left: Cells = { ...(third ?? SANNE), 'Uit dienst': '31-12-2025' };
    const next = [first ?? SANNE, moved, left, ...people(2, 20_001)];
    const { body } = await world.upload('leavers', staffFile(next));
    expect(body).toMatchObject({ rows: 5, accepted: 5, added: 2, changed: 2, unchanged: 1, missing: 2 });
    const staff = await staffOf('leavers');
    expect(staff.find(({ staffNumber }) => staffNumber === '10002')).toMatchObject({ city: 'Deurne' });
    const third3 = staff.find(({ staffNumber }) => staffNumber === '10003')?.['id'];
    expect(await employmentsOf('leavers', third3)).toMatchObject([{ endsOn: '2025-12-31' }]);
    const facts = await world.cast.sql<object>('SELECT ends_on::text FROM access.employment WHERE employee_id = $1', [
      third3,
    ]);
    expect(facts).toEqual([{ ends_on: '2025-12-31' }]);
    expect(await world.count('identity', 'leavers')).toBe(7);
    // Who left isn't missed when no row names him any more.
    const without = next.filter((cells) => cells !== left);
    expect((await world.upload('leavers', staffFile(without))).body).toMatchObject({ unchanged: 4, missing: 2 });
  });

  test('R1 somebody who came back has a second employment, and the first one keeps its end', async () => {
    await world.upload('comeback', staffFile([{ ...SANNE, 'Uit dienst': '31-12-2025' }]));
    await world.upload('comeback', staffFile([{ ...SANNE, 'In dienst': '01-02-2026' }]));
    const [sanne] = await staffOf('comeback');
    const both = [
      { startsOn: '2008-02-02', endsOn: '2025-12-31' },
      { startsOn: '2026-02-01', endsOn: null },
    ];
    expect(await employmentsOf('comeback', sanne?.['id'])).toMatchObject(both);
    await world.upload('comeback', staffFile([{ ...SANNE, 'In dienst': '01-02-2026', 'Uit dienst': '31-12-2026' }]));
    expect(await employmentsOf('comeback', sanne?.['id'])).toMatchObject([both[0], { endsOn: '2026-12-31' }]);
  });

  test("V9 the file fills in what the sick report of the same number didn't say", async () => {
    const { employeeId } = (await world.report('reported', '10001')).body;
    expect((await world.upload('reported', staffFile([SANNE]))).body).toMatchObject({ added: 0, changed: 1 });
    const [sanne, ...others] = await staffOf('reported');
    expect([sanne?.['id'], sanne?.['birthDate'], others]).toEqual([employeeId, '1989-05-05', []]);
    expect(await employmentsOf('reported', employeeId)).toMatchObject([{ startsOn: '2008-02-02', hoursPerWeek: 36.5 }]);
  });

  test('V9 without a service that needs everybody only people known through absence are taken', async () => {
    const { employeeId } = (await world.report('guided', '10002')).body;
    const { status, body } = await world.upload('guided', staffFile(people(3)));
    expect(status).toBe(201);
    expect(body).toMatchObject({ rows: 3, accepted: 1, changed: 1, refused: { no_care_relation: 2 } });
    expect(body['refusals']).toEqual([
      { line: 2, column: null, reason: 'no_care_relation' },
      { line: 4, column: null, reason: 'no_care_relation' },
    ]);
    expect((await staffOf('guided')).map(({ id }) => id)).toEqual([employeeId]);
  });

  test('D5 a refused row is named by line, column and reason; what stood there is repeated nowhere', async () => {
    const marker = 'zwanger-marker';
    const bad = [
      { ...SANNE, Personeelsnr: '30001', Geboortedatum: marker },
      { ...SANNE, Personeelsnr: marker.repeat(3) },
    ];
    const answer = await world.upload('acme', staffFile([...bad, SANNE]));
    expect(answer.body['refusals']).toEqual([
      { line: 2, column: { position: 5, field: 'birthDate' }, reason: 'invalid_date' },
      { line: 3, column: { position: 1, field: 'staffNumber' }, reason: 'too_long' },
    ]);
    expect(answer.text + world.service.logged.join('\n')).not.toContain('marker');
  });

  test('A1, I9 who comes in by an import, or is changed by one, finds that in the own log; who is as on record does not', async () => {
    await world.employer('logged', ['payroll', 'absence-guidance']);
    await world.upload('logged', staffFile(people(2)));
    const ids = (await staffOf('logged')).map(({ id }) => id);
    const about = () =>
      world.cast.sql(
        `SELECT employee_id AS id, account_id AS by, acting_role AS role, purpose IS NOT NULL AS said, rule, outcome FROM trail.line
         WHERE action = 'import' AND kind = 'Employee' AND employee_id = ANY ($1) ORDER BY id`,
        [ids],
      );
    const added = { by: world.id('logged-hr'), role: 'employer-officer', said: true, rule: 'V9', outcome: 'allowed' };
    expect(await about()).toEqual(expect.arrayContaining(ids.map((id) => expect.objectContaining({ id, ...added }))));
    const [first, ...others] = people(2);
    await world.upload('logged', staffFile([{ ...SANNE, ...first, Straat: 'Kade' }, ...others]));
    expect(await about()).toHaveLength(3);
    await world.person('sanne', 'employee', { kind: 'external' });
    const moved = (await staffOf('logged')).find(({ street }) => street === 'Kade')?.['id'];
    await world.cast.sql('UPDATE access.employee SET person_account_id = $1 WHERE id = $2', [world.id('sanne'), moved]);
    const { body } = await world.get('sanne', `/v1/employees/${String(moved)}/access-log`);
    const lines = body['items'] as Record<string, unknown>[];
    expect(lines.filter(({ action }) => action === 'import')).toMatchObject([
      { kind: 'Employee' },
      { kind: 'Employee' },
    ]);
  });

  test('A1 an import is one line, and one record with its counts; it showed nobody', async () => {
    const { body } = await world.upload('acme', staffFile([SANNE, SANNE]));
    const [line] = (await world.lines('import', 'StaffImport')).slice(-1);
    expect(line).toEqual({ recordId: body['importId'], employeeId: null, outcome: 'allowed', status: 201, rule: 'V9' });
    const [record] = await world.cast.sql(
      'SELECT employer_id, imported_by, rows, added, changed, unchanged, refused FROM employee.staff_import WHERE id = $1',
      [body['importId']],
    );
    expect(record).toEqual({
      employer_id: world.id('acme'),
      imported_by: world.id('acme-hr'),
      rows: 2,
      added: 0,
      changed: 0,
      unchanged: 1,
      refused: 1,
    });
  });

  test('D7 without an agreement in force nothing is taken', async () => {
    await world.employer('umbrella', []);
    expect(problemOf(await world.upload('umbrella', staffFile([SANNE])))).toEqual([
      403,
      '/problems/no-agreement',
      'D7',
    ]);
    expect(await world.count('identity', 'umbrella')).toBe(0);
  });
});
