import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Cast } from '../cast.js';
import { ask, type Answer } from '../harness/http.js';
import { runningService, type RunningService } from '../harness/service.js';

const REGISTERED = '2099-01-01';
const NEW_TEXT = 'I keep secret what I learn; ook wat ik per ongeluk zie — always.';
const digestOf = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/** What a problem says, in one line. */
const told = ({ status, body }: Answer): unknown[] => [status, body['type'], body['rule']];

interface Text {
  readonly id: string;
  readonly kind: string;
  readonly digest: string;
  readonly effectiveFrom: string;
}

describe('declarations of confidentiality', () => {
  let service: RunningService;
  let cast: Cast;
  const ids: Record<string, string> = {};
  const idOf = (name: string): string => ids[name] ?? '';
  const get = async (who: string, path: string, headers: Record<string, string> = {}): Promise<Answer> =>
    ask(`${service.url}${path}`, { token: await cast.token(who), headers });
  const post = async (
    who: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> => ask(`${service.url}${path}`, { token: await cast.token(who), method: 'POST', body, headers });
  const sign = (who: string, { id, digest }: Pick<Text, 'id' | 'digest'>): Promise<Answer> =>
    post(who, '/v1/declarations', { textId: id, digest });
  const texts = async (who: string): Promise<Text[]> =>
    (await get(who, '/v1/declaration-texts')).body['items'] as Text[];
  const current = async (kind: string): Promise<Text> => {
    const [first] = (await texts('anna')).filter((text) => text.kind === kind);
    if (first === undefined) throw new Error('no text in force');
    return first;
  };
  const dayFromToday = async (days: number): Promise<string> =>
    (await cast.sql<{ day: string }>('SELECT (platform.today() + $1::int)::text AS day', [days]))[0]?.day ?? '';
  const announce = async (who: string, otherwise: object = {}): Promise<Answer> =>
    post(who, '/v1/declaration-texts', {
      kind: 'derived-secrecy',
      edition: 'draft',
      text: NEW_TEXT,
      effectiveFrom: await dayFromToday(15),
      ...otherwise,
    });

  beforeAll(async () => {
    service = await runningService();
    cast = await Cast.of(service);
    ids['acme'] = await cast.employer('Acme');
    ids['dr-vos'] = await cast.person('dr-vos', { roles: [{ role: 'company-doctor' }], registeredUntil: REGISTERED });
    ids['dr-smit'] = await cast.person('dr-smit', { roles: [{ role: 'company-doctor' }], registeredUntil: REGISTERED });
    ids['dr-kern'] = await cast.person('dr-kern', {
      roles: [{ role: 'core-expert-doctor' }],
      registeredUntil: REGISTERED,
    });
    ids['dr-staf'] = await cast.person('dr-staf', { roles: [{ role: 'staff-doctor' }], registeredUntil: REGISTERED });
    ids['officer'] = await cast.person('officer', { roles: [{ role: 'data-protection-officer' }] });
    ids['anna'] = await cast.person('anna', { roles: [{ role: 'medical-assistant' }], instructedUntil: REGISTERED });
    ids['expert'] = await cast.person('expert', { roles: [{ role: 'labour-expert', employerId: idOf('acme') }] });
    ids['new'] = await cast.person('new', { undertaking: false });
    ids['hr'] = await cast.person('hr', {
      kind: 'external',
      roles: [{ role: 'employer-officer', employerId: idOf('acme') }],
    });
    ids['jan-account'] = await cast.person('jan', { kind: 'employee', roles: [{ role: 'employee' }] });
    ids['jan'] = (await cast.employee({ employerId: idOf('acme'), doctorId: idOf('dr-vos') })).employeeId;
    await cast.delegation(idOf('dr-vos'), idOf('anna'), idOf('jan'));
  });
  afterAll(async () => {
    await cast.close();
    await service.stop();
  });

  const pieces = (): Promise<Answer> => get('anna', `/v1/employees/${idOf('jan')}/pieces`);

  describe('signing', () => {
    test('S3 without the separate declaration an assistant opens nothing; signed, she does with the next request', async () => {
      expect(told(await pieces())).toEqual([403, '/problems/declaration-not-in-force', 'S3']);
      const text = await current('derived-secrecy');
      const signed = await sign('anna', text);
      expect([signed.status, signed.body]).toEqual([
        201,
        { declarationId: expect.any(String), countsFrom: expect.any(String) },
      ]);
      expect((await pieces()).status).toBe(200);
      expect((await get('anna', '/v1/declarations')).body['items']).toContainEqual({
        id: signed.body['declarationId'],
        accountId: idOf('anna'),
        textId: text.id,
        kind: 'derived-secrecy',
        signedAt: signed.body['countsFrom'],
        revokedAt: null,
        revokedBy: null,
      });
      expect(told(await sign('anna', text))).toEqual([409, '/problems/already-signed', 'S3']);
    });

    test('S7 the undertaking is signed before any role works, by whoever is to work here', async () => {
      const text = await current('general-undertaking');
      expect((await sign('new', text)).status).toBe(201);
      for (const who of ['hr', 'jan'])
        expect(told(await sign(who, text))).toEqual([403, '/problems/nothing-to-sign', 'S7']);
      expect(told(await sign('nobody', text))).toEqual([403, '/problems/no-account', 'S7']);
    });

    test('S3 nobody signs what he was not shown, or what is neither current nor announced', async () => {
      const text = await current('derived-secrecy');
      const signers = { id: text.id, digest: digestOf('another text') };
      expect(told(await sign('expert', signers))).toEqual([409, '/problems/text-differs', 'S3']);
      expect(told(await sign('expert', { id: randomUUID(), digest: text.digest }))).toEqual([
        409,
        '/problems/text-not-current',
        'S3',
      ]);
      expect(((await get('expert', '/v1/declarations')).body['items'] as unknown[]).length).toBe(1);
    });

    test('D10 signing needs a sign-in of a few minutes ago', async () => {
      const { id, digest } = await current('derived-secrecy');
      const token = await cast.token('expert', { authAge: 301 });
      const answer = await ask(`${service.url}/v1/declarations`, { token, body: { textId: id, digest } });
      expect([answer.status, answer.headers.get('www-authenticate')]).toEqual([
        401,
        expect.stringContaining('max_age="300"'),
      ]);
    });

    test('D10 of many signatures at once one counts, and the same request sent twice signs once', async () => {
      const text = await current('derived-secrecy');
      const answers = await Promise.all(Array.from({ length: 8 }, () => sign('dr-smit', text)));
      expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409, 409, 409, 409, 409, 409, 409]);
      const headers = { 'idempotency-key': randomUUID() };
      const body = { textId: text.id, digest: text.digest };
      const [once, again] = [
        await post('officer', '/v1/declarations', body, headers),
        await post('officer', '/v1/declarations', body, headers),
      ];
      expect([once.status, again.status, again.body]).toEqual([201, 201, once.body]);
    });

    test('D1 bad input is named by its place', async () => {
      const bad = await post('expert', '/v1/declarations', {
        textId: 'x',
        digest: 'ABC',
        accountId: idOf('anna'),
        signedAt: '2020-01-01',
      });
      expect([bad.status, new Set((bad.body['errors'] as { at: string }[]).map(({ at }) => at))]).toEqual([
        400,
        new Set(['/textId', '/digest', '/accountId', '/signedAt']),
      ]);
    });
  });

  describe('a new text', () => {
    test('S3 is announced fourteen days before its day, by the staff doctor, and everybody who must sign is told', async () => {
      const late = await announce('dr-staf', { effectiveFrom: await dayFromToday(14) });
      expect([late.status, late.body['errors']]).toEqual([
        400,
        [{ at: '/effectiveFrom', code: 'announced_too_late', rule: 'S3' }],
      ]);
      for (const who of ['dr-kern', 'dr-vos', 'anna', 'officer']) {
        expect(told(await announce(who))).toEqual([403, '/problems/role-cannot', 'S3']);
      }
      const announced = await announce('dr-staf', { edition: '2027' });
      expect(announced.status).toBe(201);
      const toldOf = await cast.sql<{ account_id: string }>(
        "SELECT account_id FROM desk.notice WHERE code = 'declaration-text-announced' AND about = $1",
        [announced.body['textId']],
      );
      expect(toldOf.map((notice) => notice.account_id)).toEqual([idOf('anna')]);
      expect((await texts('anna')).find(({ id }) => id === announced.body['textId'])).toEqual({
        id: announced.body['textId'],
        kind: 'derived-secrecy',
        edition: '2027',
        text: NEW_TEXT,
        digest: digestOf(NEW_TEXT),
        announcedOn: await dayFromToday(0),
        effectiveFrom: await dayFromToday(15),
      });
      expect((await pieces()).status).toBe(200);
    });

    test('S7 the undertaking’s concerns everybody whose role requires it', async () => {
      const announced = await announce('dr-staf', {
        kind: 'general-undertaking',
        edition: '2027',
        effectiveFrom: await dayFromToday(40),
      });
      const toldOf = await cast.sql<{ account_id: string }>(
        "SELECT account_id FROM desk.notice WHERE code = 'declaration-text-announced' AND about = $1",
        [announced.body['textId']],
      );
      expect(new Set(toldOf.map((notice) => notice.account_id))).toEqual(
        new Set(['anna', 'expert', 'dr-vos', 'dr-smit', 'dr-kern', 'dr-staf', 'officer'].map(idOf)),
      );
    });

    test('S3 is one an edition and one a day', async () => {
      expect(told(await announce('dr-staf', { edition: '2027', effectiveFrom: await dayFromToday(30) }))).toEqual([
        409,
        '/problems/text-exists',
        'S3',
      ]);
      expect(told(await announce('dr-staf', { edition: 'other' }))).toEqual([409, '/problems/text-exists', 'S3']);
    });

    test('S3 is signed ahead of its day and counts from that day', async () => {
      const [, announced] = (await texts('anna')).filter(({ kind }) => kind === 'derived-secrecy');
      if (announced === undefined) throw new Error('nothing announced');
      const signed = await sign('anna', announced);
      const [from] = await cast.sql<{ at: string }>(
        `SELECT to_char(effective_from AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at FROM access.declaration_text WHERE id = $1`,
        [announced.id],
      );
      expect([signed.status, signed.body['countsFrom']]).toEqual([201, from?.at]);
      // Until then the signature under the current text counts, and is still needed.
      expect((await pieces()).status).toBe(200);
    });
  });

  describe('who signed', () => {
    const of = (name: string): string => `/v1/accounts/${ids[name] ?? name}/declarations`;
    const kinds = ({ body }: Answer): unknown[] => (body['items'] as { kind: string }[]).map(({ kind }) => kind);
    const supervising = { purpose: 'statutory-duty' };

    test('S4 the doctor sees it of those who work under him, the core-expert doctor of all, of derived secrecy alone', async () => {
      expect(kinds(await get('dr-vos', of('anna'), supervising))).toEqual(['derived-secrecy', 'derived-secrecy']);
      expect(kinds(await get('dr-kern', of('anna'), supervising))).toEqual(['derived-secrecy', 'derived-secrecy']);
      expect(kinds(await get('dr-kern', of('expert'), supervising))).toEqual([]);
      expect((await get('dr-smit', of('anna'), supervising)).status).toBe(404);
    });

    test('S7 the data protection officer sees the register, and everybody his own', async () => {
      expect(kinds(await get('officer', of('anna'), { purpose: 'supervision' }))).toEqual([
        'general-undertaking',
        'derived-secrecy',
        'derived-secrecy',
      ]);
      for (const who of ['expert', 'dr-vos', 'dr-kern', 'dr-staf', 'officer']) {
        expect(kinds(await get(who, of(who), { purpose: 'own-rights' }))).toEqual([
          'general-undertaking',
          ...(who === 'officer' ? ['derived-secrecy'] : []),
        ]);
      }
    });

    test('D5 a colleague’s and those of an account that never existed are answered alike, byte for byte', async () => {
      const [foreign, unknown] = [await get('expert', of('anna')), await get('expert', of(randomUUID()))];
      expect([foreign.status, { ...foreign.body, instance: '' }]).toEqual([404, { ...unknown.body, instance: '' }]);
      expect((await get('dr-kern', of(randomUUID()), supervising)).status).toBe(404);
    });
  });

  describe('revoking', () => {
    const revoke = (who: string, id: string): Promise<Answer> => post(who, `/v1/declarations/${id}/revocation`);
    const declarationOf = async (name: string, kind: string): Promise<string> =>
      (
        await cast.sql<{ id: string }>(
          'SELECT id FROM access.declaration WHERE account_id = $1 AND kind = $2 ORDER BY signed_at LIMIT 1',
          [idOf(name), kind],
        )
      )[0]?.id ?? '';

    test('S3 is the doctor’s under whom the assistant works, or the core-expert doctor’s', async () => {
      const id = await declarationOf('anna', 'derived-secrecy');
      for (const who of ['anna', 'dr-staf', 'officer', 'expert']) {
        expect(told(await revoke(who, id))).toEqual([403, '/problems/role-cannot', 'S3']);
      }
      const [foreign, unknown] = [await revoke('dr-smit', id), await revoke('dr-smit', randomUUID())];
      expect([foreign.status, { ...foreign.body, instance: '' }]).toEqual([404, { ...unknown.body, instance: '' }]);
      // S7 — the duty outlives the access: nobody is signed out of the general undertaking.
      expect((await revoke('dr-kern', await declarationOf('anna', 'general-undertaking'))).status).toBe(404);
      expect((await pieces()).status).toBe(200);
    });

    test('S3 stops access with the next request, and only a new instruction lets the assistant sign again', async () => {
      const id = await declarationOf('anna', 'derived-secrecy');
      expect((await revoke('dr-vos', id)).body).toEqual({ declarationId: id, state: 'revoked' });
      expect(told(await pieces())).toEqual([403, '/problems/declaration-not-in-force', 'S3']);
      expect(told(await revoke('dr-kern', id))).toEqual([409, '/problems/already-revoked', 'S3']);
      const text = await current('derived-secrecy');
      expect(told(await sign('anna', text))).toEqual([409, '/problems/instruction-needed', 'S3']);
      const path = `/v1/accounts/${idOf('anna')}/instructions`;
      expect((await post('dr-vos', path, { givenOn: await dayFromToday(0) })).status).toBe(201);
      expect((await sign('anna', text)).status).toBe(201);
      expect((await pieces()).status).toBe(200);
    });
  });

  describe('an instruction', () => {
    const of = (name: string): string => `/v1/accounts/${ids[name] ?? name}/instructions`;
    const instruct = async (who: string, name: string, givenOn: string): Promise<Answer> =>
      post(who, of(name), { givenOn });

    test('S3 is given by a doctor and counts twelve months', async () => {
      const [days] = await cast.sql<{ today: string; last: string }>(
        "SELECT platform.today()::text AS today, (platform.today() + interval '12 months')::date::text AS last",
      );
      const recorded = await instruct('dr-smit', 'new', days?.today ?? '');
      expect(recorded.body).toEqual({ instructionId: expect.any(String), validUntil: days?.last });
    });

    test('S3 isn’t given to oneself, by anybody else, for a day to come, or so long ago that it lapsed', async () => {
      const today = await dayFromToday(0);
      expect(told(await instruct('dr-vos', 'dr-vos', today))).toEqual([403, '/problems/not-allowed', 'S3']);
      for (const who of ['anna', 'dr-staf', 'dr-kern', 'officer']) {
        expect(told(await instruct(who, 'new', today))).toEqual([403, '/problems/role-cannot', 'S3']);
      }
      expect((await instruct('dr-vos', 'new', await dayFromToday(1))).body['errors']).toEqual([
        { at: '/givenOn', code: 'in_the_future', rule: 'S3' },
      ]);
      expect((await instruct('dr-vos', 'new', '2020-01-01')).body['errors']).toEqual([
        { at: '/givenOn', code: 'lapsed', rule: 'S3' },
      ]);
      expect((await instruct('dr-vos', randomUUID(), today)).status).toBe(404);
    });

    test('S3 is seen by doctors, by supervision and by the assistant, also while nothing else works yet', async () => {
      ids['bart'] = await cast.person('bart', {
        roles: [{ role: 'medical-assistant' }],
        instructedUntil: '2021-01-01',
      });
      for (const who of ['dr-vos', 'dr-kern', 'bart']) {
        expect((await get(who, of('bart'))).body['items']).toEqual([
          expect.objectContaining({ validUntil: '2021-01-01' }),
        ]);
      }
      const [foreign, unknown] = [await get('bart', of('anna')), await get('bart', of(randomUUID()))];
      expect([foreign.status, { ...foreign.body, instance: '' }]).toEqual([404, { ...unknown.body, instance: '' }]);
    });
  });

  test('A6 a signature, an announcement, an instruction and a revocation are in the trail', async () => {
    const lines = await cast.sql<{ act: string }>(
      `SELECT DISTINCT action || ' ' || kind AS act FROM trail.line
       WHERE outcome = 'allowed' AND kind IN ('Declaration', 'DeclarationText', 'Instruction') AND action <> 'read' ORDER BY 1`,
    );
    expect(lines.map(({ act }) => act)).toEqual([
      'announce DeclarationText',
      'record Instruction',
      'revoke Declaration',
      'sign Declaration',
    ]);
  });
});
