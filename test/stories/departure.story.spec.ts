import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Answer } from '../harness/http.js';
import { problemOf, SecrecyWorld } from './secrecy-world.js';

const registeredUntil = '2099-01-01';

describe('a doctor who leaves', () => {
  let world: SecrecyWorld;
  /** Another doctor each time, with everything that a doctor can have. */
  let leaver: string;
  let count = 0;

  const leave = (who: string, successor = 'dr-smit', doctor = leaver): Promise<Answer> =>
    world.post(who, '/v1/departures', { doctorId: world.id(doctor), successorId: world.id(successor) });
  const ofLeaver = (name: string): string => `${leaver}/${name}`;

  beforeAll(async () => {
    world = await SecrecyWorld.open();
    for (const employer of ['acme', 'globex']) await world.employer(employer);
    await world.person('dr-smit', ['company-doctor'], { registeredUntil });
    await world.person('dr-old', ['company-doctor'], { registeredUntil: '2021-01-01' });
    await world.person('dr-kern', ['core-expert-doctor', 'company-doctor'], { registeredUntil });
    await world.person('dr-staf', ['staff-doctor'], { registeredUntil });
    await world.person('dr-jong', ['doctor-in-training'], { registeredUntil });
    await world.person('anna', ['medical-assistant'], { declared: true, instructedUntil: registeredUntil });
    await world.person('ada', ['administrator']);
    await world.person('officer', ['data-protection-officer']);
    await world.person('jan', ['employee'], { kind: 'employee' });
    await world.person('dr-both', [], {
      registeredUntil,
      roles: [{ role: 'company-doctor' }, { role: 'case-manager', employerId: world.id('globex') }],
    });
  });
  afterAll(() => world.close());

  beforeEach(async () => {
    leaver = `dr-${(count += 1)}`;
    await world.person(leaver, ['company-doctor'], { registeredUntil });
    const doctorId = world.id(leaver);
    await world.employee(ofLeaver('jan'), 'acme', { doctorId, accountId: world.id('jan'), absentSince: '2026-01-01' });
    await world.employee(ofLeaver('piet'), 'acme', { doctorId });
    await world.cast.delegation(doctorId, world.id('anna'), world.id(ofLeaver('jan')));
    await world.cast.training(world.id('dr-jong'), doctorId);
    await world.cast.sql('DELETE FROM desk.notice');
  });

  test('S9 he is no doctor to choose from any more, from the same moment on', async () => {
    const named = async (): Promise<unknown[]> =>
      ((await world.get('dr-staf', '/v1/doctors?for=responsibility&limit=100')).body['items'] as { id: string }[]).map(
        ({ id }) => id,
      );
    expect(await named()).toContain(world.id(leaver));
    await leave('dr-kern');
    expect(await named()).not.toContain(world.id(leaver));
    expect(await named()).toContain(world.id('dr-smit'));
  });

  test('S9 his employees have another doctor in the same moment; who has an account is told, the others wait for a letter', async () => {
    expect((await world.pieces(leaver, ofLeaver('jan'))).status).toBe(200);
    const { status, body } = await leave('dr-kern');
    expect([status, body]).toEqual([201, { departureId: expect.any(String), employees: 2, untold: 1 }]);
    expect((await world.pieces('dr-smit', ofLeaver('jan'))).status).toBe(200);
    expect((await world.pieces('dr-smit', ofLeaver('piet'))).status).toBe(404);
    expect(await world.notices('jan')).toEqual(['your-doctor']);
    const history = await world.get('officer', `/v1/employees/${world.id(ofLeaver('jan'))}/responsibilities`);
    expect(history.body['items']).toMatchObject([
      { doctorId: world.id(leaver), until: expect.any(String) },
      { doctorId: world.id('dr-smit'), givenBy: world.id('dr-kern'), until: null },
    ]);
    const untold = async (who: string): Promise<{ id: string; employeeId: string }[]> =>
      (await world.get(who, '/v1/responsibilities/untold?limit=100')).body['items'] as {
        id: string;
        employeeId: string;
      }[];
    const isPiets = ({ employeeId }: { employeeId: string }): boolean => employeeId === world.id(ofLeaver('piet'));
    const given = (await untold('dr-staf')).find(isPiets);
    expect((await untold('dr-smit')).map(({ id }) => id)).toContain(given?.id);
    expect((await untold('dr-staf')).map(({ employeeId }) => employeeId)).not.toContain(world.id(ofLeaver('jan')));
    const telling = { postedOn: await world.day(0) };
    expect((await world.post('dr-staf', `/v1/responsibilities/${given?.id ?? ''}/telling`, telling)).status).toBe(201);
    expect((await world.pieces('dr-smit', ofLeaver('piet'))).status).toBe(200);
    expect((await untold('dr-staf')).some(isPiets)).toBe(false);
  });

  test('S5 he and all that came from him find nothing with the next request of the same token', async () => {
    await world.employee(ofLeaver('trained'), 'acme', { doctorId: world.id('dr-jong') });
    expect((await world.pieces('anna', ofLeaver('jan'))).status).toBe(200);
    expect((await world.pieces('dr-jong', ofLeaver('trained'))).status).toBe(200);
    const { departureId } = (await leave('dr-staf')).body;
    expect(problemOf(await world.pieces(leaver, ofLeaver('jan')))).toEqual([403, '/problems/role-cannot', 'S1']);
    expect((await world.pieces('anna', ofLeaver('jan'))).status).toBe(404);
    expect(problemOf(await world.pieces('dr-jong', ofLeaver('trained')))).toEqual([
      403,
      '/problems/training-not-in-force',
      'S15',
    ]);
    const told = [leaver, 'dr-smit', 'anna', 'dr-jong', 'ada'].map((name) => world.id(name));
    expect(await world.toldAbout(departureId)).toEqual(told.toSorted());
    const [role] = await world.cast.sql<{ ended: boolean }>(
      'SELECT ended_by = $2 AS ended FROM access.role WHERE account_id = $1',
      [world.id(leaver), world.id('dr-staf')],
    );
    expect(role?.ended).toBe(true);
  });

  test('S13 who handed his employees over opens none of them meanwhile, though one still waits for a letter', async () => {
    await leave('dr-kern');
    const duties = `/v1/employees/${world.id(ofLeaver('piet'))}/stated-duties`;
    const stated = await world.post('dr-kern', duties, { duty: 'continuity' }, { 'acting-as': 'core-expert-doctor' });
    expect(problemOf(stated)).toEqual([409, '/problems/left-without-a-doctor', 'S9']);
  });

  test('S4 who deputised for him does so no longer', async () => {
    await world.cast.sql(
      `INSERT INTO access.deputising (id, absent_doctor_id, deputy_id, valid_from, valid_until, reason, entered_by)
       VALUES (gen_random_uuid(), $1, $2, platform.clock(), platform.clock() + interval '9 days', 'leave', $1)`,
      [world.id(leaver), world.id('dr-kern')],
    );
    await leave('dr-staf');
    const list = (await world.get('officer', '/v1/deputisings')).body['items'] as Record<string, unknown>[];
    expect(list.find(({ absentDoctorId }) => absentDoctorId === world.id(leaver))).toMatchObject({
      endedBy: world.id('dr-staf'),
    });
  });

  test('V3 a question that waited for him is answered by who took over', async () => {
    await world.personFor('acme', `hr-${leaver}`, 'employer-officer', { kind: 'external' });
    const absences = await world.get(`hr-${leaver}`, `/v1/employees/${world.id(ofLeaver('jan'))}/absences`);
    const [absence] = absences.body['items'] as { id: string }[];
    const asked = await world.post(`hr-${leaver}`, `/v1/absences/${absence?.id ?? ''}/questions`, {
      question: 'fit-for-own-work',
    });
    await leave('dr-kern');
    const verdicts = `/v1/questions/${String(asked.body['questionId'])}/verdicts`;
    expect((await world.post('dr-smit', verdicts, { outcome: 'unfit' })).status).toBe(201);
  });

  test.each(['ada', 'officer', 'anna', 'dr-smit', 'jan'])('S9 it is never recorded by %s', async (who) => {
    expect(problemOf(await leave(who))).toEqual([403, '/problems/role-cannot', 'S9']);
    expect((await world.pieces(leaver, ofLeaver('jan'))).status).toBe(200);
  });

  test.each([
    ['by who takes over', 'dr-kern', 'dr-kern', null, [403, '/problems/not-allowed', 'S9']],
    ['by who leaves', 'dr-kern', 'dr-smit', 'dr-kern', [403, '/problems/not-allowed', 'S9']],
    ['to somebody without a registration', 'dr-kern', 'dr-old', null, [409, '/problems/not-registered', 'S15']],
    ['to no doctor', 'dr-kern', 'ada', null, [409, '/problems/not-a-doctor', 'S9']],
    ['to himself', 'dr-kern', 'LEAVER', null, [409, '/problems/not-a-doctor', 'S9']],
    ['of no doctor', 'dr-kern', 'dr-smit', 'ada', [409, '/problems/not-a-doctor', 'S9']],
  ])('S9 never %s, and nothing is stored', async (_says, who, successor, doctor, refused) => {
    const answer = await leave(who, successor === 'LEAVER' ? leaver : successor, doctor ?? leaver);
    expect(problemOf(answer)).toEqual(refused);
    const departures = await world.cast.sql('SELECT 1 FROM access.departure WHERE doctor_id = $1', [world.id(leaver)]);
    expect(departures).toEqual([]);
    expect((await world.pieces(leaver, ofLeaver('jan'))).status).toBe(200);
    expect((await world.pieces('anna', ofLeaver('jan'))).status).toBe(200);
  });

  test('S10 never to somebody who works for the employer of one of them: nobody is handed over', async () => {
    await world.employee(ofLeaver('kees'), 'globex', { doctorId: world.id(leaver) });
    expect(problemOf(await leave('dr-staf', 'dr-both'))).toEqual([409, '/problems/on-the-other-side', 'S10']);
    expect((await world.pieces(leaver, ofLeaver('jan'))).status).toBe(200);
  });

  test('S9 of two at once one is done, and each employee has one doctor', async () => {
    const both = await Promise.all([leave('dr-kern'), leave('dr-staf')]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([201, 409]);
    const running = await world.cast.sql(
      'SELECT 1 FROM access.responsibility WHERE employee_id = $1 AND ended_at IS NULL',
      [world.id(ofLeaver('jan'))],
    );
    expect(running).toHaveLength(1);
  });

  test('S9 it stays on record for who supervises, and for who took over', async () => {
    const { departureId } = (await leave('dr-kern')).body;
    for (const who of ['dr-kern', 'dr-staf', 'officer', 'dr-smit']) {
      const headers = who === 'dr-kern' ? { 'acting-as': 'core-expert-doctor' } : undefined;
      const list = (await world.get(who, '/v1/departures?limit=100', headers)).body['items'];
      expect([who, list]).toEqual([who, expect.arrayContaining([expect.objectContaining({ id: departureId })])]);
    }
    for (const who of ['anna', 'ada']) expect((await world.get(who, '/v1/departures')).status).toBe(403);
  });
});
