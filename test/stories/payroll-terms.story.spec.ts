import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mandateOf } from '../cast-mandate.js';
import { ask, type Answer } from '../harness/http.js';
import { problemOf, REPORT, sameButForId, StaffWorld, UNKNOWN } from './staff-world.js';

const registeredUntil = '2099-01-01';
const TERMS = {
  effectiveFrom: '2024-01-01',
  hoursPerWeek: 36.5,
  grossWageCents: 312_550,
  payPeriod: 'month',
  wageTaxCredit: true,
  iban: 'NL91ABNA0417164300',
};
const REFUSED = [403, '/problems/role-cannot', 'S7'];

describe('the payroll section of an employee dossier', () => {
  let world: StaffWorld;
  let termsId: string;
  let bakker: string;
  beforeAll(async () => {
    world = await StaffWorld.open();
    await world.employer('acme', ['payroll', 'absence-guidance', 'examinations']);
    await world.employer('globex', ['absence-guidance']);
    await world.person('pim', 'payroll-administrator', {}, 'acme');
    await world.person('pip', 'payroll-administrator', {}, 'globex');
    await world.person('dr-vos', 'company-doctor', { registeredUntil });
    await world.person('anna', 'medical-assistant', { declared: true, instructedUntil: registeredUntil });
    await world.person('cas', 'case-manager', {}, 'acme');
    await world.person('expert', 'labour-expert', {}, 'acme');
    await world.person('officer', 'data-protection-officer');
    await world.person('rita', 'representative', { kind: 'external' });
    await world.person('jan', 'employee', { kind: 'employee' });
    await world.person('kees', 'employee', { kind: 'employee' });
    const guided = { doctorId: world.id('dr-vos'), absentSince: '2026-01-01' };
    await world.employee('jan-at-acme', 'acme', { accountId: world.id('jan'), ...guided });
    await world.employee('kees-at-acme', 'acme', { accountId: world.id('kees') });
    await world.employee('lot-at-acme', 'acme', { endsOn: world.day(-800) });
    await world.employee('piet-at-globex', 'globex', guided);
    await world.cast.delegation(world.id('dr-vos'), world.id('anna'), world.id('jan-at-acme'));
    await mandateOf(world.cast, world.id('jan-at-acme'), world.id('rita'));
    const applicant = { ...REPORT, staffNumber: 'A1', birthDate: '1980-02-29' };
    await world.post('acme-hr', `/v1/employers/${world.id('acme')}/applicants`, applicant);
    bakker = String((await world.report('acme', 'B2', { familyName: 'Bakker' })).body['employeeId']);
    const recorded = await record('pim', 'jan-at-acme', { employmentId: await employmentOf('jan-at-acme') });
    expect([recorded.status, recorded.text]).toEqual([201, expect.stringContaining('"version":1')]);
    termsId = String(recorded.body['payrollTermsId']);
  });
  afterAll(() => world.close());

  const at = (employee: string): string => `/v1/employees/${world.id(employee)}/payroll-terms`;
  const record = (who: string, employee: string, said: object): Promise<Answer> =>
    world.post(who, at(employee), { ...TERMS, ...said });
  const amend = (who: string, said: object, id = termsId): Promise<Answer> =>
    world.post(who, `/v1/payroll-terms/${id}/amendments`, { ...TERMS, change: 'corrected', version: 1, ...said });
  const versions = (who: string, id = termsId): Promise<Answer> => world.get(who, `/v1/payroll-terms/${id}/versions`);
  const itemsOf = ({ body }: Answer): Record<string, unknown>[] => body['items'] as Record<string, unknown>[];
  const employmentOf = async (employee: string): Promise<string> => {
    const rows = await world.cast.sql<{ id: string }>('SELECT id FROM access.employment WHERE employee_id = $1', [
      world.id(employee),
    ]);
    return rows[0]?.id ?? '';
  };

  test('S7 a payroll administrator sees who is on the payroll: name, staff number and days, no address, and nobody else', async () => {
    // Of Bakker a sick report was the first that was heard: nothing of absence is for the payroll.
    expect(await world.everybody('pim', '/v1/employees')).toHaveLength(2);
    expect(itemsOf(await world.post('pim', '/v1/employee-search', { familyName: 'bakker' }))).toEqual([]);
    for (const table of ['access', 'employee']) {
      await world.cast.sql(`UPDATE ${table}.employment SET starts_on = '2026-01-01' WHERE employee_id = $1`, [bakker]);
    }
    const people = await world.everybody('pim', '/v1/employees');
    expect(people.map(({ id }) => id).toSorted()).toEqual(
      ['jan-at-acme', 'kees-at-acme', bakker].map((name) => world.id(name)).toSorted(),
    );
    expect(await world.everybody('pim', `/v1/employers/${world.id('acme')}/employees`)).toEqual(people);
    for (const one of people) {
      expect(Object.keys(one).toSorted()).toEqual([
        'employerId',
        'familyName',
        'givenName',
        'id',
        'infix',
        'staffNumber',
      ]);
    }
    const employments = await world.get('pim', `/v1/employees/${world.id('jan-at-acme')}/employments`);
    expect(itemsOf(employments)).toEqual([
      {
        id: await employmentOf('jan-at-acme'),
        employeeId: world.id('jan-at-acme'),
        startsOn: '2020-01-01',
        endsOn: null,
      },
    ]);
    const found = await world.post('pim', '/v1/employee-search', { familyName: 'bakker' });
    expect(itemsOf(found)).toEqual(people.filter(({ id }) => id === world.id(bakker)));
    expect(problemOf(await world.post('pim', '/v1/employee-search', { birthDate: '1980-02-29' }))[0]).toBe(403);
  });

  test('D7 of an employer whose agreement is not about the payroll he sees nobody, and records nothing', async () => {
    expect(await world.everybody('pip', '/v1/employees')).toEqual([]);
    const said = { employmentId: await employmentOf('piet-at-globex') };
    for (const [foreign, unknown] of [
      [await world.get('pip', at('piet-at-globex')), await world.get('pip', at(UNKNOWN))],
      [await record('pip', 'piet-at-globex', said), await record('pip', UNKNOWN, said)],
      [await world.get('pim', at('piet-at-globex')), await world.get('pim', at(UNKNOWN))],
      [await versions('pip'), await versions('pip', UNKNOWN)],
      [await amend('pip', {}), await amend('pip', {}, UNKNOWN)],
      [await world.get('pim', at('lot-at-acme')), await world.get('pim', at(UNKNOWN))],
    ] as const) {
      expect(foreign.status).toBe(404);
      expect(sameButForId(foreign)).toEqual(sameButForId(unknown));
    }
  });

  test('S7 nobody else reads, records or amends what somebody is paid, whatever he does for him; D10 nor with one factor', async () => {
    const said = { employmentId: await employmentOf('jan-at-acme') };
    for (const who of ['acme-hr', 'dr-vos', 'anna', 'cas', 'expert', 'officer', 'rita']) {
      for (const answer of [await world.get(who, at('jan-at-acme')), await versions(who)]) {
        expect([who, ...problemOf(answer)]).toEqual([who, ...REFUSED]);
      }
      expect([who, ...problemOf(await record(who, 'jan-at-acme', said))]).toEqual([who, ...REFUSED]);
      expect([who, ...problemOf(await amend(who, {}))]).toEqual([who, ...REFUSED]);
    }
    const token = await world.cast.token('pim', { acr: 'urn:dossierkluis:one-factor' });
    expect((await ask(`${world.service.url}${at('jan-at-acme')}`, { token })).status).toBe(401);
  });

  test('S7 a payroll administrator gets nothing of absence or re-integration, nothing medical, and no log', async () => {
    const jan = `/v1/employees/${world.id('jan-at-acme')}`;
    for (const what of ['absences', 'pieces', 'exposures', 'messages', 'readers', 'recordable', 'responsibilities']) {
      expect([what, (await world.get('pim', `${jan}/${what}`)).status]).toEqual([what, 403]);
    }
  });

  test('I5 the employee reads the own terms and who recorded them, and changes nothing', async () => {
    const [terms] = itemsOf(await world.get('jan', at('jan-at-acme')));
    expect(terms).toEqual({
      ...TERMS,
      id: termsId,
      employmentId: await employmentOf('jan-at-acme'),
      employeeId: world.id('jan-at-acme'),
      version: 1,
      change: null,
      recordedBy: world.id('pim'),
      recordedAt: expect.any(String),
    });
    expect(itemsOf(await world.get('pim', at('jan-at-acme')))).toEqual([terms]);
    expect((await world.get('kees', at('jan-at-acme'))).status).toBe(404);
    expect((await versions('kees')).status).toBe(404);
    expect(problemOf(await amend('jan', {}))).toEqual(REFUSED);
    const log = await world.get('jan', `/v1/employees/${world.id('jan-at-acme')}/access-log?limit=100`);
    expect(itemsOf(log)).toContainEqual(
      expect.objectContaining({
        kind: 'PayrollTerms',
        accountId: world.id('pim'),
        purpose: 'payroll',
        outcome: 'allowed',
      }),
    );
  });

  test('V9 no unknown key is taken, no sentence, no amount, account or day that cannot be', async () => {
    const employmentId = await employmentOf('kees-at-acme');
    const said: readonly [object, string][] = [
      [{ remark: 'on sick pay' }, ''],
      [{ absencePercentage: 70 }, ''],
      [{ iban: 'NL92ABNA0417164300' }, '/iban'],
      [{ iban: 'GB82WEST12345698765432' }, '/iban'],
      [{ grossWageCents: 10.5 }, '/grossWageCents'],
      [{ grossWageCents: -1 }, '/grossWageCents'],
      [{ hoursPerWeek: 61 }, '/hoursPerWeek'],
      [{ wageTaxCredit: 'yes' }, '/wageTaxCredit'],
      [{ payPeriod: 'fortnight' }, '/payPeriod'],
      [{ effectiveFrom: '2019-12-31' }, '/effectiveFrom'],
      [{ employmentId: await employmentOf('jan-at-acme') }, '/employmentId'],
      [{ employmentId: UNKNOWN }, '/employmentId'],
    ];
    for (const [change, place] of said) {
      const { status, text } = await record('pim', 'kees-at-acme', { employmentId, ...change });
      expect([change, status, text.includes(place)]).toEqual([change, 400, true]);
    }
    const [foreign, unknown] = [said.at(-2), said.at(-1)].map((one) => record('pim', 'kees-at-acme', one?.[0] ?? {}));
    expect(foreign && sameButForId(await foreign)).toEqual(unknown && sameButForId(await unknown));
    expect(itemsOf(await world.get('pim', at('kees-at-acme')))).toEqual([]);
  });

  test('D1 each employment has one: a second is refused, a change names the version that was read, and history stays', async () => {
    const said = { employmentId: await employmentOf('jan-at-acme') };
    expect(problemOf(await record('pim', 'jan-at-acme', said))).toEqual([409, '/problems/on-record-already', 'D1']);
    const raise = { change: 'agreed-anew', effectiveFrom: '2026-01-01', grossWageCents: 330_000 };
    expect((await amend('pim', { ...raise, effectiveFrom: '2024-01-01' })).text).toContain(
      'not_after_the_version_before',
    );
    expect((await amend('pim', { ...raise, change: 'because' })).text).toContain('not_on_the_list');
    expect((await amend('pim', raise)).body).toEqual({ payrollTermsId: termsId, version: 2 });
    expect((await amend('pim', raise)).status).toBe(409);
    const right = { ...raise, change: 'corrected', grossWageCents: 333_000, version: 2 };
    expect((await amend('pim', right)).body).toEqual({ payrollTermsId: termsId, version: 3 });
    const said3 = itemsOf(await versions('jan')).map(({ version, change, grossWageCents }) => [
      version,
      change,
      grossWageCents,
    ]);
    expect(said3).toEqual([
      [1, null, 312_550],
      [2, 'agreed-anew', 330_000],
      [3, 'corrected', 333_000],
    ]);
    expect(itemsOf(await world.get('pim', at('jan-at-acme'))).map(({ version }) => version)).toEqual([3]);
  });

  test('A1 each reading and writing has its line, refused ones too, with whose dossier it is and nothing of what it says', async () => {
    for (const [action, outcome] of [
      ['record', 'allowed'],
      ['amend', 'allowed'],
      ['read', 'allowed'],
      ['read', 'refused'],
    ] as const) {
      const lines = await world.lines(action, 'PayrollTerms');
      expect(lines).toContainEqual(expect.objectContaining({ outcome, employeeId: world.id('jan-at-acme') }));
    }
    const [kept] = await world.cast.sql<{ count: number }>(
      `SELECT count(*)::int AS count FROM trail.line l WHERE l::text LIKE '%312550%' OR l::text LIKE '%0417164300%'`,
    );
    expect(kept?.count).toBe(0);
  });

  test('D7 what may be recorded shows per person that the payroll is agreed', async () => {
    const { text } = await world.get('jan', `/v1/employees/${world.id('jan-at-acme')}/recordable`);
    expect(text).toContain('"kind":"PayrollTerms"');
  });

  test('D7 with the last day of the agreement about the payroll nothing is recorded or read any more, but by the employee', async () => {
    const services = async (agreed: string): Promise<void> => {
      await world.cast.sql('UPDATE access.agreement SET services = $2 WHERE employer_id = $1', [
        world.id('acme'),
        agreed,
      ]);
    };
    await services('{absence-guidance}');
    expect(await world.everybody('pim', '/v1/employees')).toEqual([]);
    for (const answer of [
      await world.get('pim', at('jan-at-acme')),
      await versions('pim'),
      await amend('pim', { version: 3 }),
    ]) {
      expect(answer.status).toBe(404);
    }
    expect(itemsOf(await versions('jan'))).toHaveLength(3);
    await services('{payroll}');
    expect(itemsOf(await versions('pim'))).toHaveLength(3);
  });
});
