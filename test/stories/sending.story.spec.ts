import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { pdf } from '../../src/platform/files/files.fixture.js';
import { unpacked, wrongIn } from '../../src/records/package/contents/unpacked.fixture.js';
import { ask } from '../harness/http.js';
import { consentTo, sha256 } from './consent-steps.js';
import { documentWorld, type DocumentWorld } from './document-world.js';
import { SendingSteps } from './sending-steps.js';
import { comparable, itemsOf, refusal } from './verdict-world.js';

const manifestIn = (files: ReadonlyMap<string, Buffer>): unknown =>
  JSON.parse(files.get('manifest.json')?.toString() ?? 'null');

describe('what a doctor approved', () => {
  let world: DocumentWorld;
  let steps: SendingSteps;
  let jan: string;
  let piece: string;
  let letter: string;
  const file = pdf('marker-letter');
  beforeAll(async () => {
    world = await documentWorld();
    steps = new SendingSteps(world);
    jan = await world.patient('jan');
    piece = await world.recorded(jan);
    letter = await world.filed(jan, file);
    await world.as('jan', `/pieces/${piece}/statements`, { body: { version: 1, text: 'marker-statement' } });
  });
  afterAll(() => world.stop());

  const told = async (about: string): Promise<string[]> => {
    const rows = await world.cast.sql<{ code: string }>(
      'SELECT code FROM desk.notice WHERE about = $1 ORDER BY created_at, code',
      [about],
    );
    return rows.map(({ code }) => code);
  };
  const lines = (about: string): Promise<Record<string, unknown>[]> =>
    world.cast.sql(
      "SELECT action, outcome, status, rule, acting_role, account_id, employee_id FROM trail.line WHERE record_id = $1 AND action = 'collect'",
      [about],
    );

  test('C11 is signed, released and collected once, byte for byte what was signed; C17 the employee is told of each', async () => {
    const id = await steps.approved('jan', jan, [piece, letter]);
    const signed = await steps.sign('dr-vos', id);
    expect([signed.status, await steps.state(id)]).toEqual([201, 'signed']);
    const handed = await steps.given(id);
    expect(await steps.state(id)).toBe('released');
    const { status, headers, bytes } = await steps.collect(handed);
    expect([status, headers.get('content-type'), bytes.length]).toEqual([200, 'application/zip', signed.body['bytes']]);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(sha256(bytes)).toBe(signed.body['sha256']);
    expect((await steps.read('jan', id)).body).toMatchObject({
      state: 'collected',
      package: { sha256: sha256(bytes), signedBy: world.vos, collectedAt: expect.any(String) },
    });
    expect(await told(id)).toEqual([
      'disclosure-asked',
      'disclosure-decided',
      'disclosure-released',
      'disclosure-collected',
    ]);
    expect(refusal(await steps.refused(handed))).toEqual([409, '/problems/collected-already', 'C11']);
    expect(await lines(id)).toMatchObject([
      {
        outcome: 'allowed',
        status: 200,
        rule: 'C11',
        acting_role: 'package-collecting',
        account_id: null,
        employee_id: jan,
      },
      { outcome: 'conflict', status: 409, rule: 'C11', employee_id: jan },
    ]);
  });

  test('C11, I4 holds the pieces that go, as they are, with the statements of the employee, signed by the published key', async () => {
    const id = await steps.approved('jan', jan, [piece, letter]);
    const { bytes } = await steps.collect(await steps.handed(id));
    const published = await ask(`${world.service.url}/v1/signing-keys`);
    const files = await unpacked(bytes);
    expect(
      wrongIn(files, new Map(itemsOf(published).map(({ id: key, pem }) => [String(key), String(pem)]))),
    ).toBeNull();
    expect(manifestIn(files)).toMatchObject({
      sender: 'Arbodienst De Kluis',
      recipient: { name: 'E. de Wit', country: 'NL' },
      employee: { name: expect.any(String) },
      pieces: [
        { id: piece, version: 1, item: 'M35', statements: [expect.any(String)] },
        { id: letter, version: 1, item: 'M49', statements: [] },
      ],
    });
    expect(files.get('pieces/02-M49.pdf')).toEqual(file);
    const bundle = files.get('fhir/bundle.json')?.toString() ?? '';
    expect([bundle.includes('dr-vos'), bundle.includes('bedrijfsarts')]).toEqual([true, true]);
  });

  test('C7 what was struck is not in it, and its code is', async () => {
    const id = await steps.before('jan', jan, [piece, letter]);
    const struck = [{ pieceId: letter, code: 'more_than_necessary', reason: 'marker-struck' }];
    expect((await steps.decide('dr-vos', id, { struck })).body['state']).toBe('partly-approved');
    const files = await unpacked((await steps.collect(await steps.handed(id))).bytes);
    expect(manifestIn(files)).toMatchObject({
      pieces: [{ id: piece }],
      struck: [{ item: 'M49', code: 'more_than_necessary' }],
    });
    expect([...files.values()].some((one) => one.includes('marker-struck') || one.equals(file))).toBe(false);
  });

  test('C11 a link without its code, with another and of nobody are answered alike, and use nothing up; nor does HEAD', async () => {
    const handed = await steps.handed(await steps.approved('jan', jan, [piece]));
    const nobodys = { ...handed, path: `/v1/collections/${'a'.repeat(64)}` };
    const plain = await ask(`${world.service.url}${handed.path}`);
    const answers = [
      await steps.refused({ ...handed, code: 'K7ZP-0189-ABCD' }),
      await steps.refused(nobodys),
      await steps.refused({ ...handed, path: '/v1/collections/nothing' }),
    ];
    expect(refusal(plain)).toEqual([401, '/problems/link-and-code', 'C11']);
    for (const answer of answers) expect(comparable(answer)).toEqual(comparable(plain));
    expect(plain.headers.get('www-authenticate')).toMatch(/^Basic /);
    expect((await fetch(`${world.service.url}${handed.path}`, { method: 'HEAD' })).status).toBe(405);
    expect((await steps.collect(handed)).status).toBe(200);
  });

  test('C11 ten wrong codes are all that a link is worth, however many come at once; a new release voids it', async () => {
    const id = await steps.approved('jan', jan, [piece]);
    const handed = await steps.handed(id);
    const wrong = { ...handed, code: 'K7ZP-0189-ABCD' };
    await Promise.all(Array.from({ length: 15 }, () => steps.refused(wrong)));
    expect(refusal(await steps.refused(handed))).toEqual([401, '/problems/link-and-code', 'C11']);
    const again = await steps.given(id);
    expect(refusal(await steps.refused({ path: handed.path, code: again.code }))).toEqual([
      401,
      '/problems/link-and-code',
      'C11',
    ]);
    expect((await steps.collect(again)).status).toBe(200);
  });

  test('C11 a release that is sent twice under one key shows its link and code once, and is one release', async () => {
    const id = await steps.approved('jan', jan, [piece]);
    expect((await steps.sign('dr-vos', id)).status).toBe(201);
    const once = { method: 'POST', headers: { 'idempotency-key': 'the-one-release' } };
    const first = await world.as('dr-vos', `/disclosure-requests/${id}/release`, once);
    const second = await world.as('dr-vos', `/disclosure-requests/${id}/release`, once);
    expect(second.body).toEqual({ ...first.body, collectAt: null, code: null });
    const handed = { path: String(first.body['collectAt']), code: String(first.body['code']) };
    expect((await steps.collect(handed)).status).toBe(200);
  });

  test('C11 of a hundred who collect at one moment one gets it', async () => {
    const handed = await steps.handed(await steps.approved('jan', jan, [piece]));
    const answers = await Promise.all(Array.from({ length: 100 }, () => steps.collect(handed)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(99);
  });

  test('C10 nobody but the dossier doctor in his own right signs or releases, at a sign-in of the last minutes', async () => {
    const id = await steps.approved('jan', jan, [piece]);
    await world.cast.delegation(world.vos, world.anna, jan, ['read', 'record', 'amend']);
    for (const who of ['anna', 'cm-acme', 'expert', 'acme-hr', 'ada', 'officer', 'dr-staf', 'jan']) {
      expect([who, (await steps.sign(who, id)).status, (await steps.release(who, id)).status]).toEqual([who, 403, 403]);
    }
    expect([(await steps.sign('dr-smit', id)).status, (await steps.release('dr-smit', id)).status]).toEqual([404, 404]);
    const late = await ask(`${world.service.url}/v1/disclosure-requests/${id}/package`, {
      token: await world.cast.token('dr-vos', { authAge: 360 }),
      body: { language: 'nl' },
    });
    expect(late.status).toBe(401);
    expect(await steps.state(id)).toBe('approved');
  });

  test('C11 nothing is released before it was signed, nor signed before it was approved or twice', async () => {
    const id = await steps.before('jan', jan, [piece]);
    expect(refusal(await steps.sign('dr-vos', id))).toEqual([409, '/problems/not-decided', 'C4']);
    expect((await steps.decide('dr-vos', id)).status).toBe(201);
    expect(refusal(await steps.release('dr-vos', id))).toEqual([409, '/problems/not-signed', 'C11']);
    const answers = await Promise.all([1, 2, 3].map(() => steps.sign('dr-vos', id)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409, 409]);
    expect(refusal(await steps.sign('dr-vos', id))).toEqual([409, '/problems/signed-already', 'C11']);
  });

  test('C4, C13 who decided stands in it, also where the employee is another doctor’s by the time that it is signed', async () => {
    const nina = await world.patient('nina');
    const own = await world.recorded(nina);
    const id = await steps.approved('nina', nina, [own]);
    await world.cast.sql(
      'UPDATE access.responsibility SET ended_at = platform.clock(), ended_by = doctor_id WHERE employee_id = $1',
      [nina],
    );
    const [smit] = await world.cast.sql<{ id: string }>("SELECT id FROM access.account WHERE subject = 'dr-smit'");
    await world.cast.responsibility(nina, smit?.id ?? '');
    const { status, body } = await steps.sign('dr-smit', id);
    expect(status).toBe(201);
    const released = await steps.release('dr-smit', id);
    const handed = { path: String(released.body['collectAt']), code: String(released.body['code']) };
    const files = await unpacked((await steps.collect(handed)).bytes);
    expect(manifestIn(files)).toMatchObject({ decidedBy: { name: 'dr-vos', role: 'bedrijfsarts' } });
    expect(body['packageId']).toEqual((manifestIn(files) as { id: string }).id);
    expect((await world.as('dr-smit', `/disclosure-requests/${id}`)).body).toMatchObject({
      decidedBy: world.vos,
      package: { signedBy: smit?.id },
    });
  });

  test('C2 what an account consented to that wasn’t the employee’s is not released, and nothing of it leaves', async () => {
    const mia = await world.patient('mia');
    const own = await world.recorded(mia);
    const [signed, released] = [await steps.approved('mia', mia, [own]), await steps.approved('mia', mia, [own])];
    const handed = await steps.handed(released);
    expect((await steps.sign('dr-vos', signed)).status).toBe(201);
    await world.cast.sql(
      `INSERT INTO access.link_ending (id, employee_id, account_id, proposed_by, expires_at, confirmed_by, confirmed_at)
       SELECT gen_random_uuid(), e.id, e.person_account_id, a.id, platform.clock() + interval '1 day', $2, platform.clock()
       FROM access.employee e, access.account a WHERE e.id = $1 AND a.subject = 'ada'`,
      [mia, world.kern],
    );
    expect(refusal(await steps.release('dr-vos', signed))).toEqual([409, '/problems/consent-void', 'C2']);
    expect(refusal(await steps.refused(handed))).toEqual([409, '/problems/taken-back', 'C3']);
  });

  test('C3 nothing is signed on a consent that was taken back, nor over a piece that has a newer version', async () => {
    const other = await world.recorded(jan);
    const consentId = await steps.consents.signed('jan', jan, consentTo([other], { times: 2 }));
    const asked = async (): Promise<string> => {
      const { body } = await steps.record('dr-vos', jan, await steps.body(consentId, [other]));
      const id = String(body['disclosureRequestId']);
      expect((await steps.decide('dr-vos', id)).status).toBe(201);
      return id;
    };
    const [first, second] = [await asked(), await asked()];
    await world.as('dr-vos', `/pieces/${other}/amendments`, {
      body: { version: 1, text: 'marker-corrected', reason: 'marker-why' },
    });
    expect(refusal(await steps.sign('dr-vos', first))).toEqual([409, '/problems/newer-version', 'C3']);
    await steps.consents.withdraw('jan', consentId);
    expect(refusal(await steps.sign('dr-vos', second))).toEqual([409, '/problems/consent-withdrawn', 'C3']);
  });
});
