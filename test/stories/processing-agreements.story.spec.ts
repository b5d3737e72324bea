import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Answer } from '../harness/http.js';
import { SecrecyWorld } from './secrecy-world.js';

const PATH = '/v1/processing-agreements';
const UNTIL = '2098-12-31';
const PARTNER = { organisation: 'Partner & Zn. B.V.', country: 'BE', signedOn: '2026-01-02', from: '2026-01-02' };

describe('hired people work under a processing agreement', () => {
  let world: SecrecyWorld;
  const said = ({ status, body }: Answer): unknown[] => [status, body['type'], body['rule']];
  const record = (otherwise: object = {}, who = 'ada'): Promise<Answer> =>
    world.post(who, PATH, { ...PARTNER, until: UNTIL, ...otherwise });
  const recorded = async (): Promise<string> => String((await record()).body['processingAgreementId']);
  const hire = (processingAgreementId: string, hiredUntil = UNTIL): Promise<Answer> =>
    world.post('ada', '/v1/accounts', { kind: 'hired', name: 'B. Vos', hiredUntil, processingAgreementId });
  const shown = async (who: string, id: string): Promise<unknown> => {
    const { body } = await world.get(who, `${PATH}?limit=100`);
    return (body['items'] as readonly { readonly id: string }[]).find((one) => one.id === id);
  };

  beforeAll(async () => {
    world = await SecrecyWorld.open();
    for (const one of ['ada', 'abel']) await world.person(one, ['administrator']);
    await world.person('officer', ['data-protection-officer']);
    await world.person('rob', ['account-manager']);
    await world.person('dr-staf', ['staff-doctor'], { registeredUntil: '2099-01-01' });
  });
  afterAll(() => world.close());

  test('P1 it is recorded by one administrator, confirmed by another, and ended at once; the officer sees it', async () => {
    const id = await recorded();
    const asRecorded = { id, ...PARTNER, until: UNTIL, recordedBy: world.id('ada') };
    const nobody = { confirmedBy: null, confirmedAt: null, endedBy: null, endedAt: null };
    expect(await shown('officer', id)).toEqual({ ...asRecorded, ...nobody });
    expect((await world.post('abel', `${PATH}/${id}/confirmation`)).status).toBe(201);
    expect(await shown('ada', id)).toMatchObject({ ...asRecorded, confirmedBy: world.id('abel'), endedBy: null });
    expect(said(await world.post('abel', `${PATH}/${id}/confirmation`))).toEqual([
      409,
      '/problems/not-waiting-for-this',
      'P1',
    ]);
    expect((await world.post('ada', `${PATH}/${id}/end`)).status).toBe(201);
    expect(await shown('officer', id)).toMatchObject({ ...asRecorded, endedBy: world.id('ada') });
    expect(said(await world.post('abel', `${PATH}/${id}/end`))).toEqual([409, '/problems/already-ended', 'P1']);
  });

  test('D4, D5 the organisation is called by a name: no citizen service number, no word about health', async () => {
    const errors = async (organisation: string): Promise<unknown> => (await record({ organisation })).body['errors'];
    const at = '/organisation';
    expect(await errors('Bureau 1234 b 56782')).toEqual([{ at, code: 'citizen_number', rule: 'D4' }]);
    expect(await errors('Bureau 123456782')).toEqual([{ at, code: 'citizen_number', rule: 'D4' }]);
    expect(await errors('Bureau aids')).toEqual([{ at, code: 'about_health', rule: 'D5' }]);
  });

  test('S7 nobody confirms what he recorded, and nobody else than an administrator has a hand in it', async () => {
    const id = await recorded();
    expect(said(await world.post('ada', `${PATH}/${id}/confirmation`))).toEqual([403, '/problems/not-allowed', 'S7']);
    for (const who of ['rob', 'dr-staf', 'officer']) {
      expect((await record({}, who)).status).toBe(403);
      expect((await world.post(who, `${PATH}/${id}/confirmation`)).status).toBe(403);
      expect((await world.post(who, `${PATH}/${id}/end`)).status).toBe(403);
    }
    for (const who of ['rob', 'dr-staf']) expect((await world.get(who, PATH)).status).toBe(403);
    expect(said(await world.post('abel', `${PATH}/${randomUUID()}/confirmation`))[0]).toBe(404);
  });

  test.each([
    ['a country outside the European Economic Area', { country: 'US' }, '/country', 'outside_the_eea', 'D8'],
    ['no country', { country: undefined }, '/country', 'required', 'D8'],
    ['a name of two lines', { organisation: 'Partner\nB.V.' }, '/organisation', 'invalid_format', 'P1'],
    ['a signature to come', { signedOn: '2098-01-01', from: '2098-01-01' }, '/signedOn', 'in_the_future', 'P1'],
    ['a first day before it was signed', { from: '2026-01-01' }, '/from', 'before_signed', 'P1'],
    ['a last day that has passed', { until: '2026-01-02' }, '/until', 'in_the_past', 'P1'],
  ])('P1 one with %s is refused', async (_, otherwise, at, code, rule) => {
    const { status, body } = await record(otherwise);
    expect([status, body['errors']]).toEqual([400, expect.arrayContaining([{ at, code, rule }])]);
  });

  test('P1 nobody is hired under one that waits, was ended, is over before his last day, or isn’t there', async () => {
    const id = await recorded();
    const refused = [409, '/problems/no-agreement-until-then', 'P1'];
    expect(said(await hire(id))).toEqual(refused);
    await world.post('abel', `${PATH}/${id}/confirmation`);
    expect((await hire(id)).status).toBe(201);
    expect(said(await hire(id, '2099-01-01'))).toEqual(refused);
    await world.post('abel', `${PATH}/${id}/end`);
    expect(said(await hire(id))).toEqual(refused);
    expect(said(await hire(randomUUID()))).toEqual(refused);
  });
});
