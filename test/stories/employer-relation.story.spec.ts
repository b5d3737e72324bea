import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Answer } from '../harness/http.js';
import { problemOf, sameButForId, StaffWorld, UNKNOWN } from './staff-world.js';

const ADDRESS = { street: 'Zeestraat', houseNumber: '34', postcode: '9758 BA', city: 'Horst' };
const ORGANISATION = { name: 'Acme Logistiek', sector: 'transport', country: 'NL', visitingAddress: ADDRESS };
const HANNA = {
  name: 'Hanna de Wit',
  function: 'human-resources',
  phone: '0677552604',
  email: 'hanna@acme.example',
  from: '2026-01-01',
};
const CALL = {
  on: '2026-01-02',
  direction: 'from-the-employer',
  channel: 'phone',
  subject: 'renewal',
  nextStep: 'none',
};

describe('the relation with an employer', () => {
  let world: StaffWorld;
  beforeAll(async () => {
    world = await StaffWorld.open();
    for (const name of ['acme', 'globex', 'initech']) await world.employer(name);
    await world.person('manager', 'account-manager');
    await world.person('cm-acme', 'case-manager', {}, 'acme');
  });
  afterAll(() => world.close());

  const at = (employer: string, what = ''): string => `/v1/employers/${world.id(employer)}${what}`;
  const add = (employer: string, what: string, body: object): Promise<Answer> =>
    world.post('manager', at(employer, `/${what}`), body);
  const itemsAt = async (who: string, employer: string, what: string): Promise<unknown> =>
    (await world.get(who, at(employer, `/${what}`))).body['items'];

  test('D1 the organisation is kept up in versions, and what stood before is read with who changed it', async () => {
    const amend = (version: number, otherwise = {}): Promise<Answer> =>
      add('acme', 'amendments', { version, ...ORGANISATION, ...otherwise });
    expect((await amend(1)).body).toEqual({ employerId: world.id('acme'), version: 2 });
    expect((await amend(1)).status).toBe(409);
    expect((await amend(2, { name: 'Acme Groep', postalAddress: ADDRESS })).status).toBe(201);
    const { body } = await world.get('acme-hr', at('acme'));
    expect(body).toMatchObject({ ...ORGANISATION, name: 'Acme Groep', postalAddress: ADDRESS, version: 3 });
    const stood = (await itemsAt('manager', 'acme', 'history')) as { version: number }[];
    expect(stood.toSorted((one, other) => one.version - other.version)).toMatchObject([
      { kind: 'Employer', version: 1, content: { name: 'acme', sector: null }, replacedBy: world.id('manager') },
      { kind: 'Employer', version: 2, content: { name: 'Acme Logistiek', visitingAddress: ADDRESS } },
    ]);
    expect(problemOf(await world.get('acme-hr', at('acme', '/history')))).toEqual([403, '/problems/role-cannot', 'D1']);
  });

  test('D1 of two who change the organisation at once, one does', async () => {
    const change = (): Promise<Answer> => add('initech', 'amendments', { version: 1, ...ORGANISATION });
    const answers = await Promise.all([change(), change()]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409]);
  });

  test.each(['GB', 'US', 'CH'])(
    'D8 an employer in %s, outside the European Economic Area, is refused',
    async (country) => {
      const answer = await add('globex', 'amendments', { version: 1, ...ORGANISATION, country });
      expect([answer.status, answer.body['rule']]).toEqual([400, 'D8']);
      expect((await world.get('manager', at('globex'))).body).toMatchObject({ country: null, version: 1 });
    },
  );

  test("D1 contact persons are kept up; the employer sees its own, and nobody another's", async () => {
    const { body } = await add('acme', 'contact-persons', HANNA);
    const id = String(body['contactPersonId']);
    const amend = (version: number): Promise<Answer> =>
      world.post('manager', `/v1/contact-persons/${id}/amendments`, { version, ...HANNA, until: '2026-06-30' });
    expect([(await amend(1)).body['version'], (await amend(1)).status]).toEqual([2, 409]);
    const expected = [{ id, employerId: world.id('acme'), ...HANNA, until: '2026-06-30', version: 2 }];
    for (const who of ['acme-hr', 'manager']) expect(await itemsAt(who, 'acme', 'contact-persons')).toEqual(expected);
    const [foreign, unknown] = await Promise.all(
      ['acme', UNKNOWN].map((employer) => world.get('globex-hr', at(employer, '/contact-persons'))),
    );
    expect(foreign && sameButForId(foreign)).toEqual(unknown && sameButForId(unknown));
    expect((await world.get('cm-acme', at('acme', '/contact-persons'))).status).toBe(403);
    expect((await world.post('acme-hr', at('acme', '/contact-persons'), HANNA)).status).toBe(403);
  });

  test('D5 no name or address of the relation says that somebody is ill; an organisation may be called after an illness', async () => {
    const about = async (what: string, body: object): Promise<unknown> => {
      const answer = await add('globex', what, body);
      expect(answer.text).not.toMatch(/ziek|overspannen|hernia/i);
      return answer.body['errors'];
    };
    const at = (place: string): unknown => [{ at: place, code: 'about_health', rule: 'D5' }];
    expect(await about('contact-persons', { ...HANNA, name: 'Hanna - overspannen' })).toEqual(at('/name'));
    const { version } = (await world.get('manager', `/v1/employers/${world.id('globex')}`)).body;
    const organisation = { version, ...ORGANISATION };
    expect(await about('amendments', { ...organisation, name: 'Acme, Jansen is ziek' })).toEqual(at('/name'));
    const visitingAddress = { ...ADDRESS, street: 'Hernia' };
    expect(await about('amendments', { ...organisation, visitingAddress })).toEqual(at('/visitingAddress/street'));
    expect((await add('globex', 'amendments', { ...organisation, name: 'Diabetes Vereniging' })).status).toBe(201);
  });

  test('D4 no name or address of the relation takes a citizen service number, however it is parted', async () => {
    const about = async (what: string, body: object): Promise<unknown> => {
      const answer = await add('globex', what, body);
      expect(answer.text.replaceAll(/\D/g, '')).not.toContain('123456782');
      return answer.body['errors'];
    };
    const refused = (at: string): unknown => [{ at, code: 'citizen_number', rule: 'D4' }];
    const { version } = (await world.get('manager', `/v1/employers/${world.id('globex')}`)).body;
    for (const name of ['Jansen 123456782', 'Jansen 12-34-56-78-2', 'Jansen 1234 b 56782', 'Jansen 12345 en 6782']) {
      expect(await about('amendments', { version, ...ORGANISATION, name })).toEqual(refused('/name'));
    }
    for (const email of ['els.1234.56782@acme.example', 'jan-12-34-56-78-2@acme.example']) {
      expect(await about('contact-persons', { ...HANNA, email })).toEqual(refused('/email'));
    }
  });

  test('D3 what was spoken is a code, and the employer does not read the notes about itself', async () => {
    const { body } = await add('globex', 'contact-persons', HANNA);
    const contactPersonId = String(body['contactPersonId']);
    expect((await add('globex', 'contact-moments', { ...CALL, contactPersonId })).status).toBe(201);
    expect(await itemsAt('manager', 'globex', 'contact-moments')).toMatchObject([{ ...CALL, contactPersonId }]);
    expect(problemOf(await world.get('globex-hr', at('globex', '/contact-moments')))).toEqual([
      403,
      '/problems/role-cannot',
      'D3',
    ]);
    expect((await add('acme', 'contact-moments', { ...CALL, contactPersonId })).body['errors']).toEqual([
      { at: '/contactPersonId', code: 'nobody_of_that_employer' },
    ]);
  });

  test.each([
    ['a remark', { remark: 'Jan Jansen is ill again' }],
    ['a text', { text: 'about Jan' }],
    ['a subject of its own', { subject: 'Jan Jansen' }],
    ['a note to the employer', { channel: 'note', direction: 'to-the-employer' }],
    ['a next step without a day', { nextStep: 'call-back' }],
    ['a day in the future', { on: '2099-01-01' }],
  ])('D3 a contact moment with %s is refused, and nothing is stored', async (_, otherwise) => {
    const before = await itemsAt('manager', 'initech', 'contact-moments');
    const answer = await add('initech', 'contact-moments', { ...CALL, ...otherwise });
    expect([answer.status, answer.text.includes('Jan')]).toEqual([400, false]);
    expect(await itemsAt('manager', 'initech', 'contact-moments')).toEqual(before);
  });

  test('D3 whom the service knows makes no difference: somebody known is taken or refused like anybody', async () => {
    await world.report('initech', '4711');
    const as = async (name: string): Promise<number> =>
      (await add('initech', 'contact-persons', { ...HANNA, name })).status;
    expect([await as('Sanne Strijbosch'), await as('Nobody Known')]).toEqual([201, 201]);
  });

  test('V5 an agreement chooses the narrower edition, once, and never a wider one', async () => {
    const [agreement] = (await itemsAt('manager', 'globex', 'agreements')) as { id: string; version: number }[];
    await world.cast.sql("UPDATE access.agreement SET ends_on = '2025-12-31', starts_on = '2025-01-01' WHERE id = $1", [
      agreement?.id,
    ]);
    const { body } = await add('globex', 'agreements', {
      services: ['absence-guidance'],
      from: '2026-01-01',
      bearsSickPayRisk: false,
      disclosureEdition: 'current',
    });
    const narrow = (disclosureEdition: string, version = 1): Promise<Answer> =>
      world.post('manager', `/v1/agreements/${String(body['agreementId'])}/edition`, { version, disclosureEdition });
    expect((await narrow('current')).status).toBe(400);
    expect((await narrow('statement-2019', 7)).status).toBe(409);
    expect((await narrow('statement-2019')).body['version']).toBe(2);
    expect(problemOf(await narrow('statement-2019', 2))).toEqual([409, '/problems/narrow-already', 'V5']);
    const wider = world.cast.sql("UPDATE access.agreement SET disclosure_edition = 'current' WHERE id = $1", [
      body['agreementId'],
    ]);
    await expect(wider).rejects.toThrow('narrower');
  });
});
