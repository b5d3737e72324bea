import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Cast } from '../cast.js';
import { ask, type Answer } from '../harness/http.js';
import { runningService, type RunningService } from '../harness/service.js';

const REGISTERED = '2099-01-01';

/** What a problem says, in one line. */
const told = ({ status, body }: Answer): unknown[] => [status, body['type'], body['rule']];

describe('deputising for an absent doctor', () => {
  let service: RunningService;
  let cast: Cast;
  let today: string;
  const ids: Record<string, string> = {};
  const idOf = (name: string): string => ids[name] ?? '';
  const get = async (who: string, path: string): Promise<Answer> =>
    ask(`${service.url}${path}`, { token: await cast.token(who) });
  const enter = async (who: string, absent: string, deputy: string, otherwise: object = {}): Promise<Answer> =>
    ask(`${service.url}/v1/deputisings`, {
      token: await cast.token(who),
      body: {
        absentDoctorId: ids[absent] ?? absent,
        deputyId: ids[deputy] ?? deputy,
        from: today,
        until: '2098-12-31',
        reason: 'leave',
        ...otherwise,
      },
    });
  const pieces = (who: string, employee: string): Promise<Answer> => get(who, `/v1/employees/${idOf(employee)}/pieces`);

  beforeAll(async () => {
    service = await runningService();
    cast = await Cast.of(service);
    today = (await cast.sql<{ today: string }>('SELECT platform.today()::text AS today'))[0]?.today ?? '';
    ids['acme'] = await cast.employer('Acme');
    for (const name of ['dr-vos', 'dr-smit']) {
      ids[name] = await cast.person(name, { roles: [{ role: 'company-doctor' }], registeredUntil: REGISTERED });
    }
    for (const name of ['dr-kern', 'dr-kamp']) {
      ids[name] = await cast.person(name, { roles: [{ role: 'core-expert-doctor' }], registeredUntil: REGISTERED });
    }
    ids['dr-staf'] = await cast.person('dr-staf', { roles: [{ role: 'staff-doctor' }], registeredUntil: REGISTERED });
    ids['officer'] = await cast.person('officer', { roles: [{ role: 'data-protection-officer' }] });
    ids['ada'] = await cast.person('ada', { roles: [{ role: 'administrator' }] });
    ids['jan'] = (await cast.employee({ employerId: idOf('acme'), doctorId: idOf('dr-vos') })).employeeId;
    ids['piet'] = (await cast.employee({ employerId: idOf('acme'), doctorId: idOf('dr-smit') })).employeeId;
  });
  afterAll(async () => {
    await cast.close();
    await service.stop();
  });

  test('S4 the core-expert doctor sees no content, until a deputising is recorded: then that doctor’s, to read only', async () => {
    const token = await cast.token('dr-vos');
    const entry = { entryOn: '2026-01-02', pieces: [{ item: 'M35', text: 'a diagnosis' }] };
    const made = await ask(`${service.url}/v1/employees/${idOf('jan')}/entries`, { token, body: entry });
    const [pieceId] = made.body['pieceIds'] as string[];
    for (const who of ['dr-kern', 'dr-kamp']) expect((await pieces(who, 'jan')).status).toBe(404);
    expect((await enter('dr-vos', 'dr-vos', 'dr-kern')).status).toBe(201);
    expect((await get('dr-kern', `/v1/pieces/${String(pieceId)}`)).body['text']).toBe('a diagnosis');
    expect((await pieces('dr-kern', 'jan')).status).toBe(200);
    expect((await pieces('dr-kern', 'piet')).status).toBe(404);
    expect((await pieces('dr-kamp', 'jan')).status).toBe(404);
    const writing = await ask(`${service.url}/v1/employees/${idOf('jan')}/entries`, {
      token: await cast.token('dr-kern'),
      body: entry,
    });
    expect(told(writing)).toEqual([403, '/problems/role-cannot', 'S1']);
  });

  test('S4 it is on record: for whom, by whom, from, until and why; the deputy and the absent one are told', async () => {
    const entered = await enter('dr-staf', 'dr-smit', 'dr-kamp', { from: '2098-01-01', reason: 'illness' });
    const record = {
      id: entered.body['deputisingId'],
      absentDoctorId: idOf('dr-smit'),
      deputyId: idOf('dr-kamp'),
      from: '2098-01-01',
      until: '2098-12-31',
      reason: 'illness',
      enteredBy: idOf('dr-staf'),
    };
    for (const who of ['dr-staf', 'dr-kern', 'officer', 'dr-smit']) {
      expect((await get(who, '/v1/deputisings')).body['items']).toContainEqual(record);
    }
    expect((await get('dr-vos', '/v1/deputisings')).body['items']).not.toContainEqual(record);
    const notices = await cast.sql<{ account_id: string }>(
      `SELECT account_id FROM desk.notice WHERE code = 'deputising-entered' AND about = $1`,
      [record.id],
    );
    expect(notices.map((notice) => notice.account_id).toSorted()).toEqual(
      [idOf('dr-smit'), idOf('dr-kamp')].toSorted(),
    );
    // It runs from its first day, not before.
    expect((await pieces('dr-kamp', 'piet')).status).toBe(404);
  });

  test('S4 the deputy doesn’t enter it, and a doctor enters his own absence alone', async () => {
    expect(told(await enter('dr-kern', 'dr-smit', 'dr-kern'))).toEqual([403, '/problems/not-allowed', 'S4']);
    expect((await enter('dr-vos', 'dr-smit', 'dr-kern')).status).toBe(404);
    expect((await enter('dr-vos', randomUUID(), 'dr-kern')).status).toBe(404);
    expect(told(await enter('ada', 'dr-smit', 'dr-kern'))).toEqual([403, '/problems/role-cannot', 'S4']);
    expect((await pieces('dr-kern', 'piet')).status).toBe(404);
  });

  test('S4 the staff doctor, another doctor, or an unknown account is no deputy, and these are answered alike', async () => {
    const answers = [
      await enter('dr-kern', 'dr-smit', 'dr-staf'),
      await enter('dr-staf', 'dr-smit', 'dr-vos'),
      await enter('dr-staf', 'dr-smit', randomUUID()),
    ];
    for (const answer of answers) expect(told(answer)).toEqual([409, '/problems/not-a-deputy', 'S4']);
    expect(told(await enter('dr-staf', 'ada', 'dr-kern'))).toEqual([409, '/problems/not-a-doctor', 'S4']);
    expect(told(await enter('dr-staf', randomUUID(), 'dr-kern'))).toEqual([409, '/problems/not-a-doctor', 'S4']);
  });

  test('S4 it is not entered for the past, nor backwards, nor with a reason in words', async () => {
    const past = await enter('dr-staf', 'dr-smit', 'dr-kern', { from: '2020-01-01' });
    expect([past.status, past.body['errors']]).toEqual([400, [{ at: '/from', code: 'in_the_past', rule: 'S4' }]]);
    const backwards = await enter('dr-staf', 'dr-smit', 'dr-kern', { until: '2020-01-01' });
    expect(backwards.body['errors']).toEqual([{ at: '/until', code: 'before_from', rule: 'S4' }]);
    const inWords = await enter('dr-staf', 'dr-smit', 'dr-kern', { reason: 'burn-out' });
    expect([inWords.status, inWords.body['errors']]).toEqual([
      400,
      [{ at: '/reason', code: 'invalid_value', rule: 'S4' }],
    ]);
    expect((await pieces('dr-kern', 'piet')).status).toBe(404);
  });

  test('S4 it ends with its last day, and the dossier is shut again with the next request', async () => {
    await enter('dr-smit', 'dr-smit', 'dr-kern', { until: today });
    expect((await pieces('dr-kern', 'piet')).status).toBe(200);
    await cast.sql(
      'UPDATE access.deputising SET valid_until = platform.clock() WHERE absent_doctor_id = $1 AND deputy_id = $2',
      [idOf('dr-smit'), idOf('dr-kern')],
    );
    expect((await pieces('dr-kern', 'piet')).status).toBe(404);
  });

  test('D5 pages are whole whatever is hidden, and their cursors are their reader’s alone', async () => {
    const first = await get('dr-staf', '/v1/deputisings?limit=2');
    expect((first.body['items'] as unknown[]).length).toBe(2);
    const next = encodeURIComponent(String(first.body['next']));
    expect((await get('dr-staf', `/v1/deputisings?limit=2&after=${next}`)).status).toBe(200);
    const stolen = await get('officer', `/v1/deputisings?limit=2&after=${next}`);
    expect([stolen.status, stolen.body['errors']]).toEqual([400, [{ at: 'after', code: 'not_a_cursor_of_this_list' }]]);
    expect((await get('dr-staf', '/v1/deputisings?sort=reason')).status).toBe(400);
  });
});
