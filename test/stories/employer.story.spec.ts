import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Answer } from '../harness/http.js';
import { problemOf, sameButForId, StaffWorld, UNKNOWN } from './staff-world.js';

const AGREEMENT = {
  services: ['absence-guidance'],
  from: '2026-01-01',
  until: '2026-06-30',
  bearsSickPayRisk: false,
  disclosureEdition: 'statement-2019',
};

/** What is known of an organisation that was only named. */
const UNSAID = { sector: null, country: null, visitingAddress: null, postalAddress: null, version: 1 };

describe('the employer dossier', () => {
  let world: StaffWorld;
  beforeAll(async () => {
    world = await StaffWorld.open();
    await world.employer('acme');
    await world.employer('globex');
    await world.person('manager', 'account-manager');
    await world.person('ada', 'administrator');
  });
  afterAll(() => world.close());

  const record = (body: unknown, headers = {}): Promise<Answer> =>
    world.post('manager', '/v1/employers', body, headers);
  const agree = (employerId: unknown, otherwise: object = {}): Promise<Answer> =>
    world.post('manager', `/v1/employers/${String(employerId)}/agreements`, { ...AGREEMENT, ...otherwise });
  const agreementsOf = async (employerId: unknown): Promise<unknown> =>
    (await world.get('manager', `/v1/employers/${String(employerId)}/agreements`)).body['items'];
  let lastNumber = 27_312_200;
  const newEmployer = async (): Promise<string> => {
    const { body } = await record({ name: 'Initech', registrationNumber: String((lastNumber += 1)) });
    return String(body['employerId']);
  };

  test('D1 an employer is recorded once, however often the request is sent, and is then known', async () => {
    const key = { 'idempotency-key': 'the-same-request' };
    const initech = { name: 'Initech B.V.', registrationNumber: '27312152' };
    const [first, again] = [await record(initech, key), await record(initech, key)];
    expect([first.status, again.text]).toEqual([201, first.text]);
    const id = first.body['employerId'];
    expect((await world.get('manager', `/v1/employers/${String(id)}`)).body).toEqual({ id, ...initech, ...UNSAID });
    const everybody = await world.everybody('manager', '/v1/employers', 2);
    expect(everybody.filter(({ name }) => name === initech.name)).toEqual([{ id, ...initech, ...UNSAID }]);
    expect(everybody.length).toBeGreaterThan(2);
    const [line, repeated] = await world.lines('record', 'Employer');
    expect(line).toMatchObject({ recordId: id, outcome: 'allowed', rule: 'D1' });
    expect(repeated?.['outcome']).toBe('repeated');
  });

  test('D1 one registration number is one employer, also when it is recorded ten times at once', async () => {
    const globe = { name: 'Globe', registrationNumber: '27312199' };
    const answers = await Promise.all(Array.from({ length: 10 }, () => record(globe)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, ...Array<number>(9).fill(409)]);
    const again = await record({ ...globe, name: 'Another name' });
    expect(problemOf(again)).toEqual([409, '/problems/registered-already', 'D1']);
    expect(again.text).not.toContain(globe.registrationNumber);
    const twice = world.cast.sql('UPDATE employer.employer SET registration_number = $1 WHERE id = $2', [
      globe.registrationNumber,
      world.id('acme'),
    ]);
    await expect(twice).rejects.toThrow('duplicate key');
  });

  test("V6 an officer sees the own employer, and another's is as unknown as one that never was", async () => {
    expect((await world.get('acme-hr', `/v1/employers/${world.id('acme')}`)).body['name']).toBe('acme');
    expect(await world.everybody('acme-hr', '/v1/employers')).toHaveLength(1);
    for (const path of ['', '/agreements']) {
      const [foreign, unknown] = await Promise.all(
        ['globex', UNKNOWN].map((id) => world.get('acme-hr', `/v1/employers/${world.id(id)}${path}`)),
      );
      expect(foreign?.status).toBe(404);
      expect(foreign && sameButForId(foreign)).toEqual(unknown && sameButForId(unknown));
    }
  });

  test('D1 only who keeps the relation records', async () => {
    expect(problemOf(await world.post('ada', '/v1/employers', {}))).toEqual([403, '/problems/role-cannot', 'D1']);
    const own = `/v1/employers/${world.id('acme')}/agreements`;
    expect(problemOf(await world.post('acme-hr', own, AGREEMENT))).toEqual([403, '/problems/role-cannot', 'D7']);
  });

  test.each([
    ['a number of seven digits', { name: 'Initrode', registrationNumber: '1234567' }, '/registrationNumber'],
    ['no name', { registrationNumber: '12345678' }, '/name'],
    ['an invisible character in the name', { name: 'Init\u202erode', registrationNumber: '12345678' }, '/name'],
    ['a key nobody knows', { name: 'Initrode', registrationNumber: '12345678', id: UNKNOWN }, '/id'],
  ])('D1 %s is refused by its field, and nothing is stored', async (_, body, at) => {
    const answer = await record(body);
    expect([answer.status, answer.body['errors']]).toEqual([400, [expect.objectContaining({ at })]]);
    expect(answer.text).not.toContain('Initrode');
    const names = (await world.everybody('manager', '/v1/employers')).map(({ name }) => name);
    expect(names).not.toContain('Initrode');
  });

  test('D7 what was agreed is shown, also to the employer', async () => {
    const employerId = await newEmployer();
    const made = await agree(employerId);
    const expected = [{ ...AGREEMENT, id: made.body['agreementId'], employerId, version: 1 }];
    expect(await agreementsOf(employerId)).toEqual(expected);
    const own = await world.get('acme-hr', `/v1/employers/${world.id('acme')}/agreements`);
    expect(own.body['items']).toMatchObject([{ services: ['absence-guidance'], until: null }]);
  });

  test('D7 on no day two agreements say what may be recorded', async () => {
    const employerId = await newEmployer();
    expect((await agree(employerId)).status).toBe(201);
    for (const otherwise of [
      {},
      { from: '2026-06-30', until: undefined },
      { from: '2025-01-01', until: '2026-01-01' },
      { from: '2025-01-01', until: undefined },
    ]) {
      const refused = await agree(employerId, otherwise);
      expect(problemOf(refused)).toEqual([409, '/problems/agreements-overlap', 'D7']);
    }
    expect((await agree(employerId, { from: '2026-07-01', until: undefined })).status).toBe(201);
  });

  test('D7 of ten agreements recorded at once for one day, one is', async () => {
    const employerId = await newEmployer();
    const answers = await Promise.all(Array.from({ length: 10 }, () => agree(employerId)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, ...Array<number>(9).fill(409)]);
    expect(await agreementsOf(employerId)).toHaveLength(1);
  });

  test('D7 an agreement is shortened, not lengthened; the next one follows it', async () => {
    const employerId = await newEmployer();
    const { agreementId } = (await agree(employerId, { until: undefined })).body;
    const end = (endsOn: string, version = 1): Promise<Answer> =>
      world.post('manager', `/v1/agreements/${String(agreementId)}/end`, { endsOn, version });
    expect((await end('2025-12-31')).body['errors']).toEqual([{ at: '/endsOn', code: 'before_from', rule: 'D7' }]);
    expect((await end('2026-03-31')).body).toEqual({ agreementId, endsOn: '2026-03-31', version: 2 });
    for (const later of ['2026-03-31', '2026-04-30']) {
      expect(problemOf(await end(later, 2))).toEqual([409, '/problems/ends-already', 'D7']);
    }
    expect(await agreementsOf(employerId)).toMatchObject([{ id: agreementId, until: '2026-03-31' }]);
    expect((await agree(employerId, { from: '2026-04-01' })).status).toBe(201);
  });

  test('D7 an agreement that nobody knows of is not ended, and not made for an unknown employer', async () => {
    const end = await world.post('manager', `/v1/agreements/${randomUUID()}/end`, { endsOn: '2026-01-01', version: 1 });
    expect([end.status, (await agree(randomUUID())).status]).toEqual([404, 404]);
  });

  test.each([
    ['disclosureEdition', undefined, 'V5'],
    ['disclosureEdition', 'everything', 'V5'],
    ['bearsSickPayRisk', undefined, 'V6'],
    ['services', [], 'D7'],
    ['services', ['absence-guidance', 'absence-guidance'], 'D7'],
    ['services', ['absence-guidance', 'detective-work'], 'D7'],
    ['until', '2025-12-31', 'D7'],
    ['from', '2026-02-30', 'D7'],
  ])('D7 an agreement with %s %j is refused, for nothing in it has a default', async (field, value, rule) => {
    const employerId = await newEmployer();
    const answer = await agree(employerId, { [field]: value });
    expect([answer.status, answer.body['rule']]).toEqual([400, rule]);
    const [first] = answer.body['errors'] as { at: string }[];
    expect(first?.at).toMatch(`/${field}`);
    expect(await agreementsOf(employerId)).toEqual([]);
  });
});
