import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Answer } from '../harness/http.js';
import { problemOf, sameButForId, StaffWorld, UNKNOWN } from './staff-world.js';

const HEALTH = { subject: 'Mijn rug', text: 'De neuroloog zegt dat het een hernia is' };

describe('messages from and about an employee', () => {
  let world: StaffWorld;
  let jan: string;
  beforeAll(async () => {
    world = await StaffWorld.open();
    for (const employer of ['acme', 'globex']) await world.employer(employer);
    for (const doctor of ['dr-vos', 'dr-smit']) {
      await world.person(doctor, 'company-doctor', { registeredUntil: '2099-01-01' });
    }
    await world.person('cm-acme', 'case-manager', {}, 'acme');
    await world.person('cm-globex', 'case-manager', {}, 'globex');
    await world.person('expert', 'labour-expert', {}, 'acme');
    await world.person('anna', 'medical-assistant', { declared: true, instructedUntil: '2099-01-01' });
    await world.person('jan', 'employee', { kind: 'employee' });
    for (const who of ['cm-acme', 'cm-globex']) world.says(who, 'reintegration');
    const doctorId = world.id('dr-vos');
    await world.employee('jan-at-acme', 'acme', {
      accountId: world.id('jan'),
      doctorId,
      absentSince: world.day(-9),
    });
    jan = world.id('jan-at-acme');
    await world.cast.delegation(doctorId, world.id('anna'), jan);
  });
  afterAll(() => world.close());

  const write = (what: 'own-messages' | 'health-messages', body: object, who = 'jan'): Promise<Answer> =>
    world.post(who, `/v1/employees/${jan}/${what}`, body);
  const move = (who: string, id: unknown): Promise<Answer> =>
    world.post(who, `/v1/messages/${String(id)}/move-to-doctor`, undefined);
  const healthOf = async (who: string): Promise<Answer> => world.get(who, `/v1/employees/${jan}/health-messages`);
  const deskOf = async (who: string): Promise<Answer> => world.get(who, `/v1/employees/${jan}/messages`);
  const noticesOf = async (who: string): Promise<unknown[]> =>
    ((await world.get(who, '/v1/notices')).body['items'] as Record<string, unknown>[]).map(({ code, about }) => [
      code,
      about,
    ]);

  test('D3 what came or went is in the employee dossier, read by the case manager and the employee, nobody else', async () => {
    const said = { direction: 'out', channel: 'letter', sentOn: world.day(0), subject: 'Plan', text: 'See you Monday' };
    const { status, body } = await world.post('cm-acme', `/v1/employees/${jan}/messages`, said);
    expect(status).toBe(201);
    const path = `/v1/messages/${String(body['messageId'])}`;
    for (const who of ['cm-acme', 'jan']) {
      expect((await world.get(who, path)).body).toMatchObject({ ...said, recordedBy: world.id('cm-acme') });
    }
    for (const who of ['expert', 'acme-hr', 'dr-vos', 'anna']) {
      expect([who, ...problemOf(await world.get(who, path))]).toEqual([who, 403, '/problems/role-cannot', 'D3']);
    }
    expect(sameButForId(await world.get('cm-globex', path))).toEqual(
      sameButForId(await world.get('cm-globex', `/v1/messages/${UNKNOWN}`)),
    );
    const rows = await world.cast.sql<{ found: boolean }>(
      "SELECT position('See you Monday' IN m::text) > 0 AS found FROM employee.message m",
    );
    expect(rows.some(({ found }) => found)).toBe(false);
    const tomorrow = { ...said, sentOn: world.day(1) };
    expect((await world.post('cm-acme', `/v1/employees/${jan}/messages`, tomorrow)).status).toBe(400);
  });

  test('D12 health told to the desk is moved to the doctor in one act, and nothing of it is left there', async () => {
    const key = { 'idempotency-key': 'written-by-jan' };
    const path = `/v1/employees/${jan}/own-messages`;
    const { messageId } = (await world.post('jan', path, HEALTH, key)).body;
    expect((await world.get('cm-acme', `/v1/messages/${String(messageId)}`)).body).toMatchObject(HEALTH);
    const moved = await move('cm-acme', messageId);
    expect([moved.status, moved.body]).toEqual([201, { messageId }]);
    for (const who of ['cm-acme', 'jan']) {
      expect((await world.get(who, `/v1/messages/${String(messageId)}`)).status).toBe(404);
      expect((await deskOf(who)).text).not.toContain(String(messageId));
    }
    const left = await world.cast.sql('SELECT 1 FROM employee.message WHERE id = $1', [messageId]);
    const digests = await world.cast.sql("SELECT digest FROM desk.idempotency WHERE key = 'written-by-jan'");
    expect([left, digests]).toEqual([[], [{ digest: Buffer.alloc(0) }]]);
    expect((await world.post('jan', path, HEALTH, key)).status).toBe(422);
    for (const who of ['dr-vos', 'jan']) {
      expect((await healthOf(who)).body['items']).toMatchObject([
        { id: messageId, ...HEALTH, putBy: world.id('cm-acme') },
      ]);
    }
    expect(await noticesOf('dr-vos')).toEqual([['health-message', messageId]]);
    expect((await world.get('dr-vos', `/v1/health-messages/${String(messageId)}`)).body).toMatchObject({
      id: messageId,
    });
    expect((await world.get('dr-smit', `/v1/health-messages/${String(messageId)}`)).status).toBe(404);
    expect(sameButForId(await move('cm-acme', messageId))).toEqual(sameButForId(await move('cm-acme', UNKNOWN)));
  });

  test('D12 of two who move it at once one does, and the doctor gets it once', async () => {
    const { messageId } = (await write('own-messages', { subject: 'again', text: 'my knee' })).body;
    const answers = await Promise.all([1, 2].map(() => move('cm-acme', messageId)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 404]);
    const items = (await healthOf('dr-vos')).body['items'] as Record<string, unknown>[];
    expect(items.filter(({ id }) => id === messageId)).toHaveLength(1);
  });

  test('D5 what the employee writes to the doctor leaves no trace at a desk, with the employer or another doctor', async () => {
    const others = ['cm-acme', 'expert', 'acme-hr', 'anna'];
    const before = await Promise.all(
      others.map(async (who) => [(await deskOf(who)).text.length, await noticesOf(who)]),
    );
    const { messageId } = (await write('health-messages', HEALTH)).body;
    expect(
      await Promise.all(others.map(async (who) => [(await deskOf(who)).text.length, await noticesOf(who)])),
    ).toEqual(before);
    for (const who of others) expect([who, (await healthOf(who)).status]).toEqual([who, 403]);
    expect((await healthOf('dr-smit')).status).toBe(404);
    expect((await world.get('cm-acme', `/v1/messages/${String(messageId)}`)).status).toBe(404);
    expect(await noticesOf('dr-vos')).toContainEqual(['health-message', messageId]);
    const kept = await world.cast.sql<{ count: number }>(
      'SELECT count(*)::int AS count FROM desk.idempotency i WHERE i::text LIKE $1',
      [`%${String(messageId)}%`],
    );
    expect(kept).toEqual([{ count: 0 }]);
  });

  test('D12 after the recovery the desk still reads and moves what came, for four weeks; then nobody there does', async () => {
    const absenceId = await world.employee('kees', 'acme', {
      absentSince: world.day(-60),
      doctorId: world.id('dr-vos'),
    });
    const kees = world.id('kees');
    const said = { direction: 'in', channel: 'telephone', sentOn: world.day(-40), ...HEALTH };
    const record = (): Promise<Answer> => world.post('cm-acme', `/v1/employees/${kees}/messages`, said);
    const [first, second] = [(await record()).body['messageId'], (await record()).body['messageId']];
    await world.post('acme-hr', `/v1/absences/${absenceId}/recovery`, { recoveredOn: world.day(0), version: 1 });
    expect((await world.get('cm-acme', `/v1/messages/${String(first)}`)).body).toMatchObject(HEALTH);
    expect((await move('cm-acme', first)).status).toBe(201);
    expect((await record()).status).toBe(403);
    const recovered = async (days: number): Promise<unknown> =>
      world.cast.sql('UPDATE access.absence SET recovered_on = platform.today() - $2::integer WHERE id = $1', [
        absenceId,
        days,
      ]);
    await recovered(28);
    expect((await world.get('cm-acme', `/v1/messages/${String(second)}`)).status).toBe(200);
    await recovered(29);
    expect((await world.get('cm-acme', `/v1/messages/${String(second)}`)).status).toBe(404);
    expect((await move('cm-acme', second)).status).toBe(404);
  });

  test('D12 where nobody at the desk would read it the employee is told to write to the doctor, and nothing is kept', async () => {
    const written = async (): Promise<number> => (await world.cast.sql('SELECT 1 FROM employee.message')).length;
    const before = await written();
    await world.person('piet', 'employee', { kind: 'employee' });
    await world.employee('piet-at-acme', 'acme', { accountId: world.id('piet'), doctorId: world.id('dr-vos') });
    await world.employer('initech');
    await world.person('ina', 'employee', { kind: 'employee' });
    await world.employee('ina-at-initech', 'initech', { accountId: world.id('ina'), absentSince: world.day(-9) });
    for (const [who, dossier] of [
      ['piet', 'piet-at-acme'],
      ['ina', 'ina-at-initech'],
    ] as const) {
      const own = `/v1/employees/${world.id(dossier)}`;
      const refused = await world.post(who, `${own}/own-messages`, HEALTH);
      expect([who, ...problemOf(refused)]).toEqual([who, 409, '/problems/nobody-at-the-desk', 'D12']);
      expect(refused.body['detail']).toContain('/health-messages');
      expect((await world.post(who, `${own}/health-messages`, HEALTH)).status).toBe(201);
    }
    expect(await written()).toBe(before);
  });

  test('D4 no message holds a citizen service number, wherever it is written, and the refusal does not repeat it', async () => {
    const number = '951227622';
    const noted = { direction: 'in', channel: 'letter', sentOn: world.day(0), ...HEALTH };
    for (const [who, path, body] of [
      ['jan', 'own-messages', { ...HEALTH, text: `My number is ${number}.` }],
      ['jan', 'health-messages', { ...HEALTH, subject: '951 227 622' }],
      ['cm-acme', 'messages', { ...noted, subject: `Letter about ${number}` }],
    ] as const) {
      const refused = await world.post(who, `/v1/employees/${jan}/${path}`, body);
      const at = path === 'own-messages' ? '/text' : '/subject';
      expect([path, refused.status, refused.body['errors']]).toEqual([
        path,
        400,
        [{ at, code: 'citizen_number', rule: 'D4' }],
      ]);
      expect(refused.text.replaceAll(' ', '')).not.toContain(number);
    }
    expect((await write('own-messages', { ...HEALTH, text: 'Call me: 951227623' })).status).toBe(201);
  });

  test('S7 nobody writes as the employee, and no desk moves what it may not read', async () => {
    const { messageId } = (await write('own-messages', { subject: 'Monday', text: 'I call' })).body;
    for (const who of ['cm-acme', 'acme-hr', 'dr-vos']) {
      expect([who, (await write('own-messages', HEALTH, who)).status]).toEqual([who, 403]);
      expect([who, (await write('health-messages', HEALTH, who)).status]).toEqual([who, 403]);
    }
    expect((await move('cm-globex', messageId)).status).toBe(404);
    expect((await move('jan', messageId)).status).toBe(403);
    expect((await write('own-messages', { ...HEALTH, direction: 'out' })).status).toBe(400);
  });
});
