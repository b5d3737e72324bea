import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { consentTo, ConsentSteps } from './consent-steps.js';
import { medicalWorld, type MedicalWorld } from './medical-world.js';

describe('a consent that lacks something, or names what can never go', () => {
  let world: MedicalWorld;
  let steps: ConsentSteps;
  let jan: string;
  let piece: string;
  beforeAll(async () => {
    world = await medicalWorld();
    steps = new ConsentSteps(world);
    jan = await world.patient('jan');
    piece = await world.recorded(jan);
  });
  afterAll(() => world.stop());

  /** Prepares what is wrong, after which nothing is stored. @returns the refusal's errors */
  const wrong = async (more: object, pieces: readonly string[] = [piece]): Promise<readonly unknown[][]> => {
    const before = await world.cast.sql('SELECT count(*) FROM medical.consent');
    const { status, body } = await steps.prepare('jan', jan, consentTo(pieces, more));
    expect([status, await world.cast.sql('SELECT count(*) FROM medical.consent')]).toEqual([400, before]);
    return (body['errors'] as { at: string; code: string; rule?: string }[]).map(({ at, code, rule }) => [
      at,
      code,
      rule,
    ]);
  };
  const recipient = (more: object): object => ({
    recipient: { name: 'E. de Wit', capacity: 'other-doctor', organisation: null, country: 'NL', ...more },
  });

  test.each([
    ['without an addressee', { addressedTo: undefined }, '/addressedTo'],
    ['without a recipient', { recipient: undefined }, '/recipient'],
    ['without pieces', { pieces: undefined }, '/pieces'],
    ['of no piece', { pieces: [] }, '/pieces'],
    ["for 'everything'", { pieces: 'everything' }, '/pieces'],
    ['without a purpose', { purpose: undefined }, '/purpose'],
    ['of two recipients', { recipient: [{}, {}] }, '/recipient'],
    ['of a recipient without a name', recipient({ name: undefined }), '/recipient/name'],
    ['of a recipient without a capacity', recipient({ capacity: undefined }), '/recipient/capacity'],
    ['of a recipient without a country', recipient({ country: undefined }), '/recipient/country'],
    [
      'of a recipient of whom it is not said where he works',
      recipient({ organisation: undefined }),
      '/recipient/organisation',
    ],
  ])('C2 %s is refused, and the missing element is named', async (_, more, at) => {
    const errors = await wrong(more);
    expect(errors.map(([where, , rule]) => [where, rule])).toContainEqual([at, 'C2']);
  });

  test('C2 an office, a capacity or a purpose that is on no list is refused, all at once', async () => {
    const said = { addressedTo: { office: 'director' }, purpose: 'whatever', ...recipient({ capacity: 'employer' }) };
    expect(await wrong(said)).toEqual([
      ['/addressedTo/office', 'not_on_the_list', 'C2'],
      ['/recipient/capacity', 'not_on_the_list', 'C2'],
      ['/purpose', 'not_on_the_list', 'C2'],
    ]);
  });

  test('C2 it is addressed to the own doctor by name, and to nobody else: a stranger and nobody are one', async () => {
    const smit = await world.cast.sql<{ id: string }>("SELECT id FROM access.account WHERE subject = 'dr-smit'");
    for (const doctorId of [smit[0]?.id, randomUUID(), world.kern, world.anna]) {
      expect(await wrong({ addressedTo: { doctorId } })).toEqual([['/addressedTo/doctorId', 'not_your_doctor', 'C2']]);
    }
    expect((await steps.prepare('jan', jan, consentTo([piece], { addressedTo: { doctorId: world.vos } }))).status).toBe(
      201,
    );
  });

  test('V8, C14 what a recipient can never get, whoever consents, is named: each piece with its rule', async () => {
    const never = [['/pieces/0', 'never_to_this_recipient', 'V8']];
    for (const capacity of ['insurer', 'benefits-agency-staff', 'municipality-staff']) {
      expect(await wrong(recipient({ capacity }))).toEqual(never);
    }
    const observed = await world.recorded(jan, {
      entryOn: '2026-01-02',
      pieces: [{ item: 'M45', text: 'what was seen' }],
    });
    expect(await wrong(recipient({ capacity: 'other-doctor' }), [piece, observed])).toEqual([
      ['/pieces/1', 'never_to_this_recipient', 'V8'],
    ]);
  });

  test('D8 nothing goes to a recipient outside the European Economic Area, but to who acts for the employee', async () => {
    expect(await wrong(recipient({ country: 'US' }))).toEqual([['/pieces/0', 'never_to_this_recipient', 'D8']]);
    const proxy = recipient({ capacity: 'proxy', country: 'US' });
    expect((await steps.prepare('jan', jan, consentTo([piece], proxy))).status).toBe(201);
  });

  test('D4 no citizen service number stands in the name of a recipient', async () => {
    expect(await wrong(recipient({ organisation: 'Praktijk 951227622' }))).toEqual([
      ['/recipient/organisation', 'citizen_number', 'D4'],
    ]);
  });

  test('C3 a piece named twice, an unknown word and more than twelve sendings are refused', async () => {
    expect(await wrong({}, [piece, piece])).toEqual([['/pieces', 'repeated', 'C2']]);
    expect((await wrong({ everything: true })).map(([at]) => at)).toEqual(['/everything']);
    expect((await wrong({ times: 13 })).map(([at]) => at)).toEqual(['/times']);
  });
});
