import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Answer } from '../harness/http.js';
import { ask } from '../harness/http.js';
import { problemOf, SecrecyWorld } from './secrecy-world.js';

const registeredUntil = '2099-01-01';
const NEW_TEXT = 'I keep secret what I learn; ook wat ik per ongeluk zie — always.';
const digestOf = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

interface Text {
  readonly id: string;
  readonly kind: string;
  readonly digest: string;
}

describe('texts of confidentiality', () => {
  let world: SecrecyWorld;

  /** The texts of a kind that can be signed: the current one, then those announced. */
  const texts = async (kind: string): Promise<Text[]> =>
    ((await world.get('anna', '/v1/declaration-texts')).body['items'] as Text[]).filter((text) => text.kind === kind);
  const current = async (kind: string): Promise<Text> => {
    const [first] = await texts(kind);
    if (first === undefined) throw new Error('no text in force');
    return first;
  };
  const sign = (who: string, { id, digest }: Pick<Text, 'id' | 'digest'>, headers = {}): Promise<Answer> =>
    world.post(who, '/v1/declarations', { textId: id, digest }, headers);
  const own = async (who: string): Promise<unknown[]> =>
    (await world.get(who, '/v1/declarations')).body['items'] as unknown[];
  const announce = async (who: string, otherwise: object = {}): Promise<Answer> => {
    const text = { kind: 'derived-secrecy', edition: 'draft', text: NEW_TEXT, effectiveFrom: await world.day(15) };
    return world.post(who, '/v1/declaration-texts', { ...text, ...otherwise });
  };
  const pieces = (): Promise<Answer> => world.pieces('anna', "jan's");

  beforeAll(async () => {
    world = await SecrecyWorld.open();
    await world.employer('acme');
    for (const name of ['dr-vos', 'dr-smit']) await world.person(name, ['company-doctor'], { registeredUntil });
    await world.person('dr-kern', ['core-expert-doctor'], { registeredUntil });
    await world.person('dr-staf', ['staff-doctor'], { registeredUntil });
    await world.person('officer', ['data-protection-officer']);
    await world.person('anna', ['medical-assistant'], { instructedUntil: '2099-01-01' });
    await world.personFor('acme', 'expert', 'labour-expert');
    await world.person('new', [], { undertaking: false });
    await world.personFor('acme', 'hr', 'employer-officer', { kind: 'external' });
    await world.person('jan', ['employee'], { kind: 'employee' });
    await world.employee("jan's", 'acme', { doctorId: world.id('dr-vos') });
    await world.cast.delegation(world.id('dr-vos'), world.id('anna'), world.id("jan's"));
  });
  afterAll(() => world.close());

  test('S3 without the separate declaration an assistant opens nothing; signed, she does with the next request', async () => {
    expect(problemOf(await pieces())).toEqual([403, '/problems/declaration-not-in-force', 'S3']);
    const text = await current('derived-secrecy');
    const signed = await sign('anna', text);
    const { declarationId, countsFrom } = signed.body;
    expect([signed.status, signed.body]).toEqual([201, { declarationId, countsFrom: expect.any(String) }]);
    expect((await pieces()).status).toBe(200);
    expect(await own('anna')).toContainEqual({
      id: declarationId,
      accountId: world.id('anna'),
      textId: text.id,
      kind: 'derived-secrecy',
      signedAt: countsFrom,
      revokedAt: null,
      revokedBy: null,
    });
    expect(problemOf(await sign('anna', text))).toEqual([409, '/problems/already-signed', 'S3']);
  });

  test('S7 the undertaking is signed before any role works, by whoever is to work here and by nobody else', async () => {
    const text = await current('general-undertaking');
    expect((await sign('new', text)).status).toBe(201);
    for (const who of ['hr', 'jan']) {
      expect(problemOf(await sign(who, text))).toEqual([403, '/problems/nothing-to-sign', 'S7']);
    }
    expect(problemOf(await sign('nobody', text))).toEqual([403, '/problems/no-account', 'S7']);
  });

  test('S3 nobody signs what he was not shown, or what is neither current nor announced', async () => {
    const { id, digest } = await current('derived-secrecy');
    const another = await sign('expert', { id, digest: digestOf('another text') });
    expect(problemOf(another)).toEqual([409, '/problems/text-differs', 'S3']);
    const unknown = await sign('expert', { id: randomUUID(), digest });
    expect(problemOf(unknown)).toEqual([409, '/problems/text-not-current', 'S3']);
    expect((await own('expert')).length).toBe(1);
  });

  test('D10 it is signed with a sign-in of a few minutes ago', async () => {
    const { id, digest } = await current('derived-secrecy');
    const token = await world.cast.token('expert', { authAge: 301 });
    const answer = await ask(`${world.service.url}/v1/declarations`, { token, body: { textId: id, digest } });
    const challenge = answer.headers.get('www-authenticate');
    expect([answer.status, challenge]).toEqual([401, expect.stringContaining('max_age="300"')]);
  });

  test('D10 of many signatures at once one counts, and the same request sent twice signs once', async () => {
    const text = await current('derived-secrecy');
    const answers = await Promise.all(Array.from({ length: 8 }, () => sign('dr-smit', text)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, ...Array.from({ length: 7 }, () => 409)]);
    const key = { 'idempotency-key': randomUUID() };
    const [once, again] = [await sign('officer', text, key), await sign('officer', text, key)];
    expect([once.status, again.status, again.body]).toEqual([201, 201, once.body]);
  });

  test('D1 bad input is named by its place', async () => {
    const input = { textId: 'x', digest: 'ABC', accountId: world.id('anna'), signedAt: '2020-01-01' };
    const bad = await world.post('expert', '/v1/declarations', input);
    const places = (bad.body['errors'] as { at: string }[]).map(({ at }) => at);
    expect([bad.status, new Set(places)]).toEqual([400, new Set(['/textId', '/digest', '/accountId', '/signedAt'])]);
  });

  describe('a new one', () => {
    test('S3 is announced fourteen days before its day, by the staff doctor; everybody who must sign is told', async () => {
      const late = await announce('dr-staf', { effectiveFrom: await world.day(14) });
      const errors = [{ at: '/effectiveFrom', code: 'announced_too_late', rule: 'S3' }];
      expect([late.status, late.body['errors']]).toEqual([400, errors]);
      for (const who of ['dr-kern', 'dr-vos', 'anna', 'officer']) {
        expect(problemOf(await announce(who))).toEqual([403, '/problems/role-cannot', 'S3']);
      }
      const announced = await announce('dr-staf', { edition: '2027' });
      expect(announced.status).toBe(201);
      expect(await world.toldAbout(announced.body['textId'])).toEqual([world.id('anna')]);
      expect((await texts('derived-secrecy'))[1]).toEqual({
        id: announced.body['textId'],
        kind: 'derived-secrecy',
        edition: '2027',
        text: NEW_TEXT,
        digest: digestOf(NEW_TEXT),
        announcedOn: await world.day(0),
        effectiveFrom: await world.day(15),
      });
      expect((await pieces()).status).toBe(200);
    });

    test('S7 of the undertaking concerns everybody whose role requires it', async () => {
      const effectiveFrom = await world.day(40);
      const announced = await announce('dr-staf', { kind: 'general-undertaking', edition: '2027', effectiveFrom });
      const bound = ['anna', 'expert', 'dr-vos', 'dr-smit', 'dr-kern', 'dr-staf', 'officer'];
      expect(await world.toldAbout(announced.body['textId'])).toEqual(bound.map((name) => world.id(name)).toSorted());
    });

    test('S3 is one an edition and one a day', async () => {
      for (const otherwise of [{ edition: '2027', effectiveFrom: await world.day(30) }, { edition: 'other' }]) {
        expect(problemOf(await announce('dr-staf', otherwise))).toEqual([409, '/problems/text-exists', 'S3']);
      }
    });

    test('S3 is signed ahead of its day and counts from that day', async () => {
      const [, announced] = await texts('derived-secrecy');
      const signed = await sign('anna', announced ?? { id: '', digest: '' });
      const [day] = await world.cast.sql<{ begins: Date }>(
        'SELECT effective_from AS begins FROM access.declaration_text WHERE id = $1',
        [announced?.id],
      );
      expect([signed.status, signed.body['countsFrom']]).toEqual([201, day?.begins.toISOString()]);
      // Until then the signature under the current text counts, and is still needed.
      expect((await pieces()).status).toBe(200);
    });
  });
});
