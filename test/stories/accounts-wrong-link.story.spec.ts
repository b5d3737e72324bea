import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ResponsibilityEndingService } from '../../src/duties/responsibility/agreement-ending/responsibility-ending.service.js';
import type { Answer } from '../harness/http.js';
import { LinkingWorld } from './linking-world.js';

describe("a dossier in an account that isn't its person's", () => {
  let world: LinkingWorld;
  let rita: string;
  let smit: string;
  let strangers = 0;
  beforeAll(async () => {
    world = await LinkingWorld.start();
    rita = await world.cast.person('rita', { kind: 'external' });
    await world.cast.person('dr-kern', { roles: [{ role: 'core-expert-doctor' }], registeredUntil: '2099-01-01' });
    await world.cast.person('olga', { roles: [{ role: 'data-protection-officer' }] });
    smit = await world.cast.person('dr-smit', { roles: [{ role: 'company-doctor' }], registeredUntil: '2099-01-01' });
  });
  afterAll(() => world.stop());

  const said = ({ status, body }: Answer): unknown[] => [status, body['type'], body['rule']];
  const noticesOf = async (who: string): Promise<unknown[]> =>
    ((await world.as(who, '/v1/notices?limit=100')).body['items'] as { code: string; about: unknown }[]).map(
      ({ code, about }) => [code, about],
    );
  const propose = (employeeId: string, by = 'ada'): Promise<Answer> =>
    world.post(by, `/v1/employees/${employeeId}/link-endings`);
  const confirm = (proposed: Answer, by = 'abel'): Promise<Answer> =>
    world.post(by, `/v1/link-endings/${String(proposed.body['linkEndingId'])}/confirmation`);
  /** Somebody links a dossier that Dr Vos is responsible for. @returns the dossier, and as whom he signs in */
  const takenOver = async (): Promise<readonly [string, string]> => {
    strangers += 1;
    const noor = await world.hired();
    await world.cast.responsibility(noor, world.doctor);
    expect((await world.accept(`stranger-${strangers}`, await world.letterFor(noor))).status).toBe(201);
    return [noor, `stranger-${strangers}`];
  };
  const reads = async (who: string, employeeId: string): Promise<number> =>
    (await world.as(who, `/v1/employees/${employeeId}`)).status;

  test('I1 is taken from it by two people, at once, and then its person is invited', async () => {
    const [noor, stranger] = await takenOver();
    const proposed = await propose(noor);
    expect([proposed.status, Object.keys(proposed.body).toSorted()]).toEqual([201, ['expiresAt', 'linkEndingId']]);
    expect(await reads(stranger, noor)).toBe(200);
    expect(said(await world.invite(noor))).toEqual([409, '/problems/already-linked', 'D1']);
    expect((await confirm(proposed)).status).toBe(201);
    expect(await reads(stranger, noor)).toBe(404);
    expect(await noticesOf(stranger)).toEqual([['link-ended', null]]);
    expect(await noticesOf('dr-vos')).toContainEqual(['dossier-unlinked', noor]);
    expect((await world.accept('noor', await world.letterFor(noor))).status).toBe(201);
    expect(await reads('noor', noor)).toBe(200);
    expect(await reads(stranger, noor)).toBe(404);
    const lines = await world.cast.sql(
      "SELECT action, rule FROM trail.line WHERE kind = 'LinkEnding' AND employee_id = $1 AND outcome = 'allowed' ORDER BY at",
      [noor],
    );
    expect(lines).toEqual([
      { action: 'record', rule: 'I1' },
      { action: 'confirm', rule: 'S7' },
    ]);
  });

  test('S7 who proposed it does not confirm it, nobody else is an administrator, and it is confirmed once', async () => {
    const [noor, stranger] = await takenOver();
    const proposed = await propose(noor);
    const waits = async (who: string): Promise<unknown[]> =>
      ((await world.as(who, '/v1/waiting')).body['items'] as { id: string }[]).map(({ id }) => id);
    expect(await waits('ada')).not.toContain(proposed.body['linkEndingId']);
    expect(await waits('abel')).toContain(proposed.body['linkEndingId']);
    // It ends at a midnight in the Netherlands: the day before is the last one.
    const { items: waiting } = (await world.as('abel', '/v1/waiting')).body as {
      items: { id: string; until: string }[];
    };
    const { until } = waiting.find(({ id }) => id === proposed.body['linkEndingId']) ?? {};
    const lastMoment = new Date(Date.parse(String(proposed.body['expiresAt'])) - 1);
    expect(until).toBe(lastMoment.toLocaleDateString('sv-SE', { timeZone: 'Europe/Amsterdam' }));
    expect(said(await confirm(proposed, 'ada'))).toEqual([403, '/problems/not-allowed', 'S7']);
    for (const who of ['dr-vos', stranger]) {
      expect((await propose(noor, who)).body['type']).toBe('/problems/role-cannot');
      expect((await confirm(proposed, who)).body['type']).toBe('/problems/role-cannot');
      expect((await world.as(who, '/v1/link-endings')).status).toBe(403);
    }
    const tooOld = await world.post('abel', `/v1/link-endings/${String(proposed.body['linkEndingId'])}/confirmation`, {
      authAge: 600,
    });
    expect([tooOld.status, tooOld.body['rule']]).toEqual([401, 'D10']);
    expect((await confirm(proposed)).status).toBe(201);
    expect(await waits('abel')).not.toContain(proposed.body['linkEndingId']);
    expect(said(await confirm(proposed))).toEqual([409, '/problems/not-waiting-for-this', 'S7']);
    expect(said(await propose(noor))).toEqual([409, '/problems/not-linked', 'D1']);
    const items = (await world.as('abel', '/v1/link-endings?limit=100')).body['items'] as Record<string, unknown>[];
    expect(items.find(({ id }) => id === proposed.body['linkEndingId'])).toEqual({
      id: proposed.body['linkEndingId'],
      employeeId: noor,
      proposedBy: world.ada,
      proposedAt: expect.any(String),
      expiresAt: expect.any(String),
      confirmedBy: expect.any(String),
      confirmedAt: expect.any(String),
      withdrawnAt: null,
    });
  });

  test('S7 a proposal ends after its term, and with the link that it was about', async () => {
    const [noor, stranger] = await takenOver();
    const [late, first, second] = [await propose(noor), await propose(noor), await propose(noor)];
    await world.cast.sql('UPDATE access.link_ending SET expires_at = platform.clock() WHERE id = $1', [
      late.body['linkEndingId'],
    ]);
    expect(said(await confirm(late))).toEqual([409, '/problems/not-waiting-for-this', 'S7']);
    expect((await confirm(first)).status).toBe(201);
    expect((await world.accept(stranger, await world.letterFor(noor))).status).toBe(201);
    expect(said(await confirm(second))).toEqual([409, '/problems/not-waiting-for-this', 'S7']);
    expect(await reads(stranger, noor)).toBe(200);
  });

  test('S7 who proposed it takes it back while it waits, nobody else does, and nothing comes of it', async () => {
    const [noor, stranger] = await takenOver();
    const proposed = await propose(noor);
    const withdraw = (by: string): Promise<Answer> =>
      world.post(by, `/v1/link-endings/${String(proposed.body['linkEndingId'])}/withdrawal`);
    expect(said(await withdraw('abel'))).toEqual([403, '/problems/not-allowed', 'S7']);
    expect((await withdraw('dr-vos')).body['type']).toBe('/problems/role-cannot');
    const { status, body } = await withdraw('ada');
    expect([status, body]).toEqual([201, { linkEndingId: proposed.body['linkEndingId'], state: 'withdrawn' }]);
    const { items } = (await world.as('abel', '/v1/waiting')).body as { items: { id: string }[] };
    expect(items.map(({ id }) => id)).not.toContain(proposed.body['linkEndingId']);
    for (const late of [await withdraw('ada'), await confirm(proposed)]) {
      expect(said(late)).toEqual([409, '/problems/not-waiting-for-this', 'S7']);
    }
    expect(await reads(stranger, noor)).toBe(200);
  });

  test('I10 what the stranger gave in her name ends with it: mandates, and what he asked of other doctors', async () => {
    const [noor, stranger] = await takenOver();
    const other = await world.hired();
    await world.accept(stranger, await world.letterFor(other));
    const mandate = { representativeId: rita, shows: ['employee-dossier'], copies: false, until: inAMonth() };
    for (const id of [noor, other])
      expect((await world.as(stranger, `/v1/employees/${id}/mandates`, mandate)).status).toBe(201);
    expect([await reads('rita', noor), await reads('rita', other)]).toEqual([200, 200]);
    const asked = await world.as(stranger, `/v1/employees/${noor}/consultations`, {
      doctorId: smit,
      question: 'Can I talk with you?',
    });
    expect(asked.status).toBe(201);
    const consultations = async (): Promise<number> =>
      ((await world.as('dr-smit', '/v1/consultations')).body['items'] as unknown[]).length;
    expect(await consultations()).toBe(1);
    expect((await confirm(await propose(noor))).status).toBe(201);
    expect([await reads('rita', noor), await reads('rita', other), await reads(stranger, other)]).toEqual([
      404, 200, 200,
    ]);
    expect(await consultations()).toBe(0);
    expect((await noticesOf('rita')).map((notice) => (notice as string[])[0])).toContain('mandate-withdrawn');
    expect((await world.accept('noor-4', await world.letterFor(noor))).status).toBe(201);
    await world.service.app.get(ResponsibilityEndingService).endWhatIsOver();
    const [shown] = (await world.as('noor-4', '/v1/consultations')).body['items'] as Record<string, unknown>[];
    const { id: own } = (await world.as('noor-4', '/v1/me')).body['account'] as Record<string, unknown>;
    expect(shown).toMatchObject({ withdrawnAt: expect.any(String), question: 'Can I talk with you?' });
    expect(shown?.['askedBy']).not.toBe(own);
    // S14 — for the reason that it is: her doctor is one still, and neither hears whose account it was.
    for (const who of ['noor-4', 'dr-smit']) {
      expect(await noticesOf(who)).toContainEqual(['consultation-ended-with-link', shown?.['id']]);
      expect(await noticesOf(who)).not.toContainEqual(['consultation-ended', shown?.['id']]);
    }
    expect((await noticesOf(stranger)).map((notice) => (notice as string[])[1])).not.toContain(shown?.['id']);
  });

  test('S9 what the stranger alone was told she is told again, before her doctor opens anything; his wish is not hers', async () => {
    const noor = await world.hired();
    expect((await world.accept('stranger-s9', await world.letterFor(noor))).status).toBe(201);
    const given = await world.as('dr-kern', `/v1/employees/${noor}/responsibilities`, { doctorId: world.doctor });
    expect([given.status, given.body['told']]).toEqual([201, true]);
    const about = given.body['responsibilityId'];
    const opens = async (): Promise<number> => (await world.as('dr-vos', `/v1/employees/${noor}/pieces`)).status;
    const wish = (who: string): Promise<Answer> => world.post(who, `/v1/employees/${noor}/doctor-change-wishes`);
    const waiting = async (): Promise<unknown[]> =>
      ((await world.as('dr-kern', '/v1/waiting')).body['items'] as { what: string; employeeId: string }[])
        .filter(({ employeeId }) => employeeId === noor)
        .map(({ what }) => what);
    expect([await opens(), (await wish('stranger-s9')).status]).toEqual([200, 201]);
    expect(await waiting()).toEqual(['doctor-change-to-answer']);

    expect((await confirm(await propose(noor))).status).toBe(201);
    expect([await opens(), await waiting()]).toEqual([404, ['responsibility-to-tell']]);
    expect(await noticesOf('olga')).toContainEqual(['dossier-unlinked', noor]);
    const wishes = (await world.as('dr-kern', '/v1/doctor-change-wishes?limit=100')).body['items'];
    expect(wishes).toContainEqual(expect.objectContaining({ employeeId: noor, withdrawnAt: expect.any(String) }));

    expect((await world.accept('noor-s9', await world.letterFor(noor))).status).toBe(201);
    expect(await noticesOf('noor-s9')).toEqual([['your-doctor', about]]);
    expect([await opens(), await waiting(), (await wish('noor-s9')).status]).toEqual([200, [], 201]);
  });

  test('S9 so is a duty that was stated before him, and it opens nothing until then', async () => {
    const noor = await world.hired();
    expect((await world.accept('stranger-s13', await world.letterFor(noor))).status).toBe(201);
    const stated = await world.as('dr-kern', `/v1/employees/${noor}/stated-duties`, { duty: 'continuity' });
    expect([stated.status, stated.body['told']]).toEqual([201, true]);
    const opens = async (): Promise<number> => (await world.as('dr-kern', `/v1/employees/${noor}/pieces`)).status;
    expect(await opens()).toBe(200);
    expect((await confirm(await propose(noor))).status).toBe(201);
    expect(await opens()).toBe(404);
    expect((await world.accept('noor-s13', await world.letterFor(noor))).status).toBe(201);
    expect(await noticesOf('noor-s13')).toEqual([['duty-stated', stated.body['statedDutyId']]]);
    expect(await opens()).toBe(200);
  });

  test('S9 what a letter told stays told, and I9 the owner sees whose account took the dossier', async () => {
    const [noor, stranger] = await takenOver();
    const { id } = (await world.as(stranger, '/v1/me')).body['account'] as Record<string, unknown>;
    expect((await confirm(await propose(noor))).status).toBe(201);
    expect((await world.as('dr-vos', `/v1/employees/${noor}/pieces`)).status).toBe(200);
    expect((await world.accept('noor-i9', await world.letterFor(noor))).status).toBe(201);
    const log = (await world.as('noor-i9', `/v1/employees/${noor}/access-log?limit=100`)).body['items'];
    const linked = (log as { action: string; accountId: unknown }[]).filter(({ action }) => action === 'link');
    const { id: own } = (await world.as('noor-i9', '/v1/me')).body['account'] as Record<string, unknown>;
    expect(linked.map(({ accountId }) => accountId).toSorted()).toEqual([id, own].toSorted());
  });

  test('S7, I3, S14 what the account gives while the dossier is taken from it ends with that, and nothing of it comes back', async () => {
    for (const round of [1, 2, 3]) {
      const [noor, stranger] = await takenOver();
      const of = `/v1/employees/${noor}`;
      const until = inAMonth();
      const proposed = await propose(noor);
      expect((await world.as(stranger, `${of}/consultations`, { doctorId: smit, question: 'how to sit' })).status).toBe(
        201,
      );
      const asking = [0, 1, 2, 3].flatMap(() => [
        () =>
          world.as(stranger, `${of}/mandates`, {
            representativeId: rita,
            shows: ['employee-dossier'],
            copies: false,
            until,
          }),
        () => world.as(stranger, `${of}/consultations`, { doctorId: smit, question: 'how to sit' }),
      ]);
      const [confirmed, ...given] = await Promise.all([confirm(proposed), ...asking.map((ask) => ask())]);
      expect([round, confirmed.status]).toEqual([round, 201]);
      expect(given.map(({ status }) => status).filter((status) => ![201, 404, 409].includes(status))).toEqual([]);
      // What was asked by a transaction that began after the ending one, and was stored before it.
      await world.cast.sql(
        `UPDATE medical.consultation SET asked_at = x.confirmed_at + interval '1 millisecond'
         FROM access.link_ending x WHERE x.employee_id = medical.consultation.employee_id AND x.employee_id = $1`,
        [noor],
      );
      const open = async (): Promise<unknown> => [
        await reads('rita', noor),
        (await world.as('dr-smit', '/v1/consultations?limit=100')).text.includes(noor),
        await world.cast.sql('SELECT id FROM access.mandate WHERE employee_id = $1 AND ended_at IS NULL', [noor]),
      ];
      expect(await open()).toEqual([404, false, []]);
      expect((await world.accept(stranger, await world.letterFor(noor))).status).toBe(201);
      expect(await open()).toEqual([404, false, []]);
    }
  });
});

function inAMonth(): string {
  return new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
}
