import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { GUARDED_SCHEMAS } from '../../src/platform/stores/manifest.js';
import { Policies } from '../../src/safeguards/access/policy/policies.js';
import { medicalWorld, type MedicalWorld } from './medical-world.js';
import { comparable, itemsOf, refusal } from './verdict-world.js';

const DIFFERS = { version: 1, text: 'marker-statement: it was the other knee' };

describe("the employee's own statement", () => {
  let world: MedicalWorld;
  let jan: string;
  let pieceId: string;
  beforeAll(async () => {
    world = await medicalWorld();
    jan = await world.patient('jan');
    await world.cast.delegation(world.vos, world.anna, jan, ['read', 'record', 'amend']);
    await world.patient('piet');
    pieceId = await world.recorded(jan);
  });
  afterAll(() => world.stop());

  const state = async (who: string, body: unknown = DIFFERS, at = pieceId) =>
    world.as(who, `/pieces/${at}/statements`, { body });
  const said = (body: Readonly<Record<string, unknown>> | undefined): unknown => body?.['statements'];
  const notices = async (): Promise<readonly unknown[]> =>
    itemsOf(await world.as('dr-vos', '/notices')).map(({ code, about }) => [code, about]);

  test('I4 is shown wherever the piece is read, to whoever reads it, and the doctor is told that it is there', async () => {
    const made = await state('jan');
    expect([made.status, made.body]).toEqual([201, { statementId: expect.any(String), pieceId, version: 1 }]);
    const expected = [
      { id: made.body['statementId'], ...DIFFERS, madeAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/) },
    ];
    for (const who of ['dr-vos', 'anna', 'jan']) {
      expect(said((await world.as(who, `/pieces/${pieceId}`)).body)).toEqual(expected);
      expect(said(itemsOf(await world.as(who, `/employees/${jan}/pieces`))[0])).toEqual(expected);
      expect(said(itemsOf(await world.as(who, `/pieces/${pieceId}/versions`))[0])).toEqual(expected);
    }
    expect(await notices()).toContainEqual(['statement-added', pieceId]);
  });

  test('I4 stays with the version it is about when the doctor amends, and with the piece', async () => {
    const other = await world.recorded(jan);
    await state('jan', DIFFERS, other);
    const amended = { version: 1, text: 'the right knee', reason: 'a slip' };
    await world.as('dr-vos', `/pieces/${other}/amendments`, { body: amended });
    expect(said((await world.as('dr-vos', `/pieces/${other}`)).body)).toMatchObject([DIFFERS]);
    const versions = itemsOf(await world.as('dr-vos', `/pieces/${other}/versions`));
    expect(versions.map(said)).toMatchObject([[DIFFERS], []]);
    expect((await state('jan', { version: 2, text: 'neither' }, other)).status).toBe(201);
    expect(said((await world.as('anna', `/pieces/${other}`)).body)).toMatchObject([DIFFERS, { text: 'neither' }]);
  });

  test('I1 is added to a piece that is left out of the inspection too, and shown to him who made it', async () => {
    const other = await world.recorded(jan);
    await world.as('dr-vos', `/pieces/${other}/withholding`, { body: { ground: 'privacy-of-another' } });
    expect((await state('jan', DIFFERS, other)).status).toBe(201);
    const seen = await world.as('jan', `/pieces/${other}`);
    expect([said(seen.body), seen.body['text']]).toMatchObject([[DIFFERS], undefined]);
    expect(said((await world.as('dr-vos', `/pieces/${other}`)).body)).toMatchObject([DIFFERS]);
  });

  test.each(['dr-vos', 'anna', 'dr-kern', 'dr-smit', 'cm-acme', 'acme-hr', 'ada', 'officer'])(
    'I10 %s makes none in his name',
    async (who) => {
      const refused = await state(who);
      expect([refused.status, refused.body['rule']]).toEqual([403, 'S1']);
    },
  );

  test('D5 of somebody else it is answered as of nobody', async () => {
    const foreign = await state('piet');
    expect(foreign.status).toBe(404);
    expect(comparable(foreign)).toEqual(comparable(await state('piet', DIFFERS, randomUUID())));
  });

  test('I4 is about a version that there is, has a text, and is stored once however often it is sent', async () => {
    const count = async (): Promise<unknown> => world.cast.sql('SELECT count(*) FROM medical.statement');
    const before = await count();
    expect(refusal(await state('jan', { version: 9, text: 'x' }))).toEqual([409, '/problems/no-such-version', 'I4']);
    for (const body of [
      { version: 1, text: ' ' },
      { version: 0, text: 'x' },
      { ...DIFFERS, madeBy: jan },
    ]) {
      expect((await state('jan', body)).status).toBe(400);
    }
    expect(await count()).toEqual(before);
    const headers = { 'idempotency-key': randomUUID() };
    const [one, again] = [
      await world.as('jan', `/pieces/${pieceId}/statements`, { body: DIFFERS, headers }),
      await world.as('jan', `/pieces/${pieceId}/statements`, { body: DIFFERS, headers }),
    ];
    expect(again.body).toEqual(one.body);
    expect(itemsOf(await world.as('jan', `/employees/${jan}/pieces`)).find(({ id }) => id === pieceId)).toMatchObject({
      statements: [{}, {}],
    });
  });

  test('I4 no policy lets anybody change or remove one, and whoever is shown a text is shown what was said of it', () => {
    const policies = world.service.app.get(Policies);
    const rules = policies.roleNames().flatMap((name) => policies.role(name).rules.map((rule) => ({ name, ...rule })));
    const texts = rules.filter(
      ({ kind, action, fields }) =>
        ['MedicalPiece', 'PieceVersion'].includes(kind) && action === 'read' && fields.includes('text'),
    );
    expect(texts.length).toBeGreaterThan(6);
    expect(texts.filter(({ fields }) => !fields.includes('statements')).map(({ name }) => name)).toEqual([]);
    const changing = rules.filter(({ action, fields }) => action === 'amend' && fields.includes('statements'));
    expect(changing).toEqual([]);
  });

  test('I4 no login may change or remove one, nor any column of it', async () => {
    const may = await world.cast.sql<{ grantee: string; privilege_type: string }>(
      `SELECT grantee, privilege_type FROM information_schema.column_privileges
       WHERE table_schema = 'medical' AND table_name = 'statement' AND grantee <> 'kluis_owner'
       UNION SELECT grantee, privilege_type FROM information_schema.table_privileges
       WHERE table_schema = 'medical' AND table_name = 'statement' AND grantee <> 'kluis_owner'
       ORDER BY grantee, privilege_type`,
    );
    expect(GUARDED_SCHEMAS).toContain('medical');
    expect(may).toEqual([
      { grantee: 'kluis_medical', privilege_type: 'INSERT' },
      { grantee: 'kluis_medical', privilege_type: 'SELECT' },
    ]);
  });
});
