import { verify } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { pdf } from '../../src/platform/files/files.fixture.js';
import { ask } from '../harness/http.js';
import { consentTo, ConsentSteps, sha256 } from './consent-steps.js';
import { documentWorld, type DocumentWorld } from './document-world.js';
import { comparable, itemsOf, refusal } from './verdict-world.js';

const MINUTE = 60;

describe('a consent to a disclosure', () => {
  let world: DocumentWorld;
  let steps: ConsentSteps;
  let jan: string;
  let piece: string;
  beforeAll(async () => {
    world = await documentWorld();
    steps = new ConsentSteps(world);
    jan = await world.patient('jan');
    await world.patient('kees');
    piece = await world.recorded(jan);
  });
  afterAll(() => world.stop());

  test('C2 shows what is signed in both languages, with the digest of each piece as it stands', async () => {
    const letter = await world.filed(jan, pdf('marker-letter'));
    const id = await steps.prepared('jan', jan, consentTo([piece, letter]));
    const answer = await steps.sheet('jan', id);
    expect([answer.status, answer.headers.get('content-disposition')]).toEqual([
      200,
      'attachment; filename="sheet.json"',
    ]);
    const sheet = JSON.parse(answer.text) as Record<string, unknown>;
    expect(sheet).toMatchObject({
      id,
      employeeId: jan,
      addressedTo: { doctorId: null, office: 'company-doctor' },
      recipient: { name: 'E. de Wit', capacity: 'other-doctor', organisation: 'Praktijk De Linde', country: 'NL' },
      purpose: 'treatment',
      pieces: [
        { pieceId: piece, version: 1, item: 'M35', sha256: sha256('marker-diagnosis') },
        { pieceId: letter, version: 1, item: 'M49', sha256: sha256(pdf('marker-letter')) },
      ],
      times: 1,
    });
    const { nl, en } = sheet['inWords'] as { nl: string; en: string };
    expect(nl).toContain('de 2 hieronder genoemde stukken, in de genoemde versie en niets anders, eenmaal te zenden');
    expect(en).toContain('once to E. de Wit, Praktijk De Linde, NL (other doctor or practitioner), for: treatment.');
    expect(answer.text).not.toContain('marker-diagnosis');
    const shown = await world.as('jan', `/consents/${id}`);
    expect(shown.body).toMatchObject({
      digest: sha256(answer.text),
      state: 'prepared',
      signedAt: null,
      usableUntil: null,
    });
  });

  test('C2 what was signed is verified with the published key alone, and with one byte altered of any file it is not', async () => {
    const id = await steps.signed('jan', jan, consentTo([piece]));
    const consent = await steps.evidence('jan', id, 'consent.json');
    const signature = await steps.evidence('jan', id, 'consent.sig');
    const key = await steps.evidence('jan', id, 'key.pem');
    const published = await ask(`${world.service.url}/v1/signing-keys`);
    expect(itemsOf(published)).toMatchObject([{ pem: key.toString() }]);
    const isGood = (bytes: Buffer, by: Buffer, pem: Buffer): boolean => {
      try {
        return verify(null, bytes, pem, by);
      } catch {
        return false;
      }
    };
    expect(isGood(consent, signature, key)).toBe(true);
    const altered = (bytes: Buffer, at: number): Buffer => {
      const other = Buffer.from(bytes);
      other[at] = (other[at] ?? 0) ^ 1;
      return other;
    };
    for (const at of consent.keys()) expect([at, isGood(altered(consent, at), signature, key)]).toEqual([at, false]);
    for (const at of signature.keys()) expect([at, isGood(consent, altered(signature, at), key)]).toEqual([at, false]);
    // Whoever holds the key against the published one sees that it is another, also where it would verify (base64 has bits of no meaning).
    for (const at of key.keys())
      expect(itemsOf(published).map(({ pem }) => pem)).not.toContain(altered(key, at).toString());
    const sheet = await steps.sheet('jan', id);
    expect(JSON.parse(consent.toString())).toMatchObject({
      sheet: sheet.text,
      sheetSha256: sha256(sheet.text),
      signature: {
        acr: 'urn:dossierkluis:two-factors',
        signingKeyId: itemsOf(published)[0]?.['id'],
      },
    });
  });

  test('C2, D10 is signed by who read it, at a sign-in of the last minutes, once', async () => {
    const id = await steps.prepared('jan', jan, consentTo([piece]));
    expect(refusal(await world.as('jan', `/consents/${id}/evidence/consent.json`))).toEqual([
      409,
      '/problems/not-signed',
      'C2',
    ]);
    expect(refusal(await steps.sign('jan', id, sha256('something else')))).toEqual([
      409,
      '/problems/shown-otherwise',
      'C2',
    ]);
    const digest = sha256((await steps.sheet('jan', id)).text);
    const late = await ask(`${world.service.url}/v1/consents/${id}/signature`, {
      token: await world.cast.token('jan', { authAge: 6 * MINUTE }),
      body: { digest },
    });
    expect(late.status).toBe(401);
    expect((await steps.sign('jan', id, digest)).body).toEqual({ consentId: id, state: 'signed' });
    expect(refusal(await steps.sign('jan', id, digest))).toEqual([409, '/problems/signed-already', 'C2']);
    const { body } = await world.as('jan', `/consents/${id}`);
    expect([body['state'], typeof body['signedAt'], typeof body['usableUntil']]).toEqual([
      'signed',
      'string',
      'string',
    ]);
  });

  test('C3 names a version: another one since, one left out since, or one of another dossier is not signed', async () => {
    const pieceId = await world.recorded(jan);
    const other = await world.recorded(jan);
    const newer = await steps.prepared('jan', jan, consentTo([pieceId]));
    const left = await steps.prepared('jan', jan, consentTo([other]));
    const amendment = { version: 1, text: 'marker-newer', reason: 'a mistake' };
    expect((await world.as('dr-vos', `/pieces/${pieceId}/amendments`, { body: amendment })).status).toBe(201);
    const ground = { ground: 'privacy-of-another' };
    expect((await world.as('dr-vos', `/pieces/${other}/withholding`, { body: ground })).status).toBe(201);
    expect(refusal(await steps.sign('jan', newer))).toEqual([409, '/problems/newer-version', 'C3']);
    expect(refusal(await steps.sign('jan', left))).toEqual([409, '/problems/newer-version', 'C3']);
    const kees = await world.patient();
    for (const named of [pieceId, other, await world.recorded(kees)]) {
      const answer = await steps.prepare('jan', jan, consentTo([named]));
      expect([answer.status, answer.body['errors']]).toEqual([
        400,
        [{ at: '/pieces/0', code: 'no_such_version', rule: 'C3' }],
      ]);
    }
  });

  test('C3 is taken back at any moment, signed or not, once; what was signed stays on record', async () => {
    const unsigned = await steps.prepared('jan', jan, consentTo([piece]));
    expect((await steps.withdraw('jan', unsigned)).body).toEqual({ consentId: unsigned, state: 'withdrawn' });
    expect(refusal(await steps.sign('jan', unsigned))).toEqual([409, '/problems/consent-withdrawn', 'C3']);
    const signed = await steps.signed('jan', jan, consentTo([piece]));
    expect((await steps.withdraw('jan', signed)).status).toBe(201);
    expect(refusal(await steps.withdraw('jan', signed))).toEqual([409, '/problems/consent-withdrawn', 'C3']);
    const { body } = await world.as('dr-vos', `/consents/${signed}`);
    expect(body).toMatchObject({ state: 'withdrawn', pieces: [{ pieceId: piece, version: 1 }] });
    expect((await steps.evidence('jan', signed, 'consent.json')).toString()).toContain(signed);
  });

  test('C3 of signing and withdrawing at one moment no consent comes that is signed after it was withdrawn', async () => {
    for (let round = 0; round < 5; round += 1) {
      const id = await steps.prepared('jan', jan, consentTo([piece]));
      const digest = sha256((await steps.sheet('jan', id)).text);
      const [signed, withdrawn] = await Promise.all([steps.sign('jan', id, digest), steps.withdraw('jan', id)]);
      expect([withdrawn.status, [201, 409].includes(signed.status)]).toEqual([201, true]);
      expect((await world.as('jan', `/consents/${id}`)).body['state']).toBe('withdrawn');
    }
  });

  test('I10 nobody but the employee prepares, signs or withdraws one, and that it was tried is told to him', async () => {
    const id = await steps.prepared('jan', jan, consentTo([piece]));
    const signed = await steps.signed('jan', jan, consentTo([piece]));
    const digest = sha256((await steps.sheet('jan', id)).text);
    await world.cast.delegation(world.vos, world.anna, jan, ['read', 'record', 'amend']);
    for (const who of ['dr-vos', 'dr-smit', 'dr-kern', 'anna', 'cm-acme', 'acme-hr', 'ada', 'officer']) {
      await world.cast.sql("DELETE FROM desk.notice WHERE code = 'attempted-in-your-name'");
      const tried = [
        await steps.prepare(who, jan, consentTo([piece])),
        await steps.sign(who, id, digest),
        await steps.withdraw(who, signed),
      ];
      // Who may record what came on paper of others, and his staff, aren't told of what is signed in the app.
      const unknown = [404, 403, 404];
      const refused = { 'dr-smit': unknown, anna: unknown }[who] ?? [403, 403, 403];
      expect([who, tried.map(({ status }) => status)]).toEqual([who, refused]);
      const [told] = await world.cast.sql<{ count: number }>(
        "SELECT count(*)::int AS count FROM desk.notice WHERE code = 'attempted-in-your-name'",
      );
      expect([who, told?.count]).toEqual([who, 1]);
    }
    expect((await world.as('jan', `/consents/${id}`)).body['state']).toBe('prepared');
    expect((await world.as('jan', `/consents/${signed}`)).body['state']).toBe('signed');
  });

  test('I10 another employee is answered about it as about one that never was', async () => {
    const id = await steps.signed('jan', jan, consentTo([piece]));
    const never = '00000000-0000-4000-8000-000000000000';
    for (const path of ['', '/sheet', '/evidence/consent.json', '/evidence/consent.sig', '/evidence/key.pem']) {
      const [foreign, unknown] = [id, never].map((one) => world.as('kees', `/consents/${one}${path}`));
      expect(comparable(await (foreign as Promise<never>))).toEqual(comparable(await (unknown as Promise<never>)));
    }
    const digest = sha256((await steps.sheet('jan', id)).text);
    expect([
      (await steps.prepare('kees', jan, consentTo([piece]))).status,
      (await steps.sign('kees', id, digest)).status,
      (await steps.withdraw('kees', id)).status,
    ]).toEqual([404, 404, 404]);
  });

  test('C2, S1 his doctor sees it once it is signed, and nobody else of the service or the employer', async () => {
    const id = await steps.prepared('jan', jan, consentTo([piece]));
    expect((await world.as('dr-vos', `/consents/${id}`)).status).toBe(404);
    expect(
      itemsOf(await world.as('dr-vos', `/employees/${jan}/consents?limit=100`)).map((one) => one['id']),
    ).not.toContain(id);
    expect((await steps.sign('jan', id)).status).toBe(201);
    const { body } = await world.as('dr-vos', `/consents/${id}`);
    expect(body).toMatchObject({ id, state: 'signed', recipient: { name: 'E. de Wit' } });
    expect((await steps.evidence('dr-vos', id, 'consent.json')).toString()).toContain(id);
    for (const who of ['dr-smit', 'dr-kern', 'anna']) expect((await world.as(who, `/consents/${id}`)).status).toBe(404);
    for (const who of ['cm-acme', 'expert', 'acme-hr', 'ada', 'officer']) {
      expect([who, (await world.as(who, `/consents/${id}`)).status]).toEqual([who, 403]);
    }
  });

  test('I1 what an account signed that the dossier was taken from since is void', async () => {
    const mia = await world.patient('mia');
    const id = await steps.signed('mia', mia, consentTo([await world.recorded(mia)]));
    await world.cast.sql(
      `INSERT INTO access.link_ending (id, employee_id, account_id, proposed_by, expires_at, confirmed_by, confirmed_at)
       SELECT gen_random_uuid(), e.id, e.person_account_id, a.id, platform.clock() + interval '1 day', $2, platform.clock()
       FROM access.employee e, access.account a WHERE e.id = $1 AND a.subject = 'ada'`,
      [mia, world.kern],
    );
    expect((await world.as('dr-vos', `/consents/${id}`)).body['state']).toBe('void');
  });
});
