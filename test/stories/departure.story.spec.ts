import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { HeldLock } from '../harness/held-lock.js';
import type { Answer } from '../harness/http.js';
import { problemOf, SecrecyWorld } from './secrecy-world.js';

const registeredUntil = '2099-01-01';
const asCoreExpert = { 'acting-as': 'core-expert-doctor' };

describe('a doctor who leaves', () => {
  let world: SecrecyWorld;
  /** Another doctor each time, with everything that a doctor can have. */
  let leaver: string;
  let count = 0;

  const leave = (who: string, successor = 'dr-smit', doctor = leaver): Promise<Answer> =>
    world.post(who, '/v1/departures', { doctorId: world.id(doctor), successorId: world.id(successor) });
  const ofLeaver = (name: string): string => `${leaver}/${name}`;

  /** Jan's employer asks whether he is fit. @returns where that is answered */
  const asked = async (): Promise<string> => {
    await world.personFor('acme', `hr-${leaver}`, 'employer-officer', { kind: 'external' });
    const absences = await world.get(`hr-${leaver}`, `/v1/employees/${world.id(ofLeaver('jan'))}/absences`);
    const [absence] = absences.body['items'] as { id: string }[];
    const path = `/v1/absences/${absence?.id ?? ''}/questions`;
    const { body } = await world.post(`hr-${leaver}`, path, { question: 'fit-for-own-work' });
    return `/v1/questions/${String(body['questionId'])}/verdicts`;
  };

  beforeAll(async () => {
    world = await SecrecyWorld.open();
    for (const employer of ['acme', 'globex']) await world.employer(employer);
    await world.person('dr-smit', ['company-doctor'], { registeredUntil });
    await world.person('dr-old', ['company-doctor'], { registeredUntil: '2021-01-01' });
    await world.person('dr-kern', ['core-expert-doctor', 'company-doctor'], { registeredUntil });
    await world.person('dr-staf', ['staff-doctor'], { registeredUntil });
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
    await world.person('dr-jong', ['doctor-in-training'], { registeredUntil });
    const trainingId = await world.cast.training(world.id('dr-jong'), world.id(leaver));
    await world.employee(ofLeaver('trained'), 'acme', { doctorId: world.id('dr-jong') });
    expect((await world.pieces('anna', ofLeaver('jan'))).status).toBe(200);
    expect((await world.pieces('dr-jong', ofLeaver('trained'))).status).toBe(200);
    expect(problemOf(await leave('dr-staf', 'dr-jong'))).toEqual([409, '/problems/not-a-doctor', 'S9']);
    const { departureId } = (await leave('dr-staf')).body;
    expect(problemOf(await world.pieces(leaver, ofLeaver('jan')))).toEqual([403, '/problems/role-cannot', 'S1']);
    expect((await world.pieces('anna', ofLeaver('jan'))).status).toBe(404);
    expect(problemOf(await world.pieces('dr-jong', ofLeaver('trained')))).toEqual([
      403,
      '/problems/training-not-in-force',
      'S15',
    ]);
    const ids = (...names: string[]): string[] => names.map((name) => world.id(name)).toSorted();
    expect(await world.toldAbout(departureId)).toEqual(ids(leaver, 'dr-smit', 'ada'));
    expect(await world.toldAbout(trainingId)).toEqual(ids(leaver, 'dr-jong'));
    expect(await world.notices('anna')).toEqual(['delegation-withdrawn']);
    const role = 'SELECT ended_by AS by FROM access.role WHERE account_id = $1';
    expect(await world.cast.sql(role, [world.id(leaver)])).toEqual([{ by: world.id('dr-staf') }]);
  });

  test('S13 who handed his employees over opens none of them meanwhile, though one still waits for a letter', async () => {
    await leave('dr-kern');
    const duties = `/v1/employees/${world.id(ofLeaver('piet'))}/stated-duties`;
    const stated = await world.post('dr-kern', duties, { duty: 'continuity' }, { 'acting-as': 'core-expert-doctor' });
    expect(problemOf(stated)).toEqual([409, '/problems/left-without-a-doctor', 'S9']);
  });

  test('S9 he keeps none of the roles that open medical data, nor one that waits, nor what he stated or opened in them', async () => {
    for (const role of ['core-expert-doctor', 'medical-assistant']) await world.cast.role(world.id(leaver), role);
    await world.post('ada', `/v1/accounts/${world.id(leaver)}/roles`, { role: 'staff-doctor' });
    await world.cast.role(world.id(leaver), 'account-manager');
    await world.person(ofLeaver('own'), ['employee'], { kind: 'employee' });
    await world.employee(ofLeaver('nobodys'), 'acme', { accountId: world.id(ofLeaver('own')) });
    const of = `/v1/employees/${world.id(ofLeaver('nobodys'))}`;
    const duty = { duty: 'continuity' };
    const state = (): Promise<Answer> => world.post(leaver, `${of}/stated-duties`, duty, asCoreExpert);
    const pieces = async (): Promise<number> => (await world.get(leaver, `${of}/pieces`, asCoreExpert)).status;
    expect((await state()).status).toBe(201);
    expect(await pieces()).toBe(200);
    const opening = { employeeId: world.id(ofLeaver('jan')), ground: 'life-in-danger', reason: 'he is unconscious' };
    const emergency = await world.post(leaver, '/v1/emergencies', opening, asCoreExpert);
    const inEmergency = async (): Promise<number> =>
      (await world.get(leaver, `/v1/emergencies/${String(emergency.body['emergencyId'])}/pieces`, asCoreExpert)).status;
    expect(await inEmergency()).toBe(200);
    expect((await leave('dr-staf')).status).toBe(201);
    const roles = await world.cast.sql<{ role: string }>(
      'SELECT role FROM access.role WHERE account_id = $1 AND ended_at IS NULL',
      [world.id(leaver)],
    );
    expect(roles).toEqual([{ role: 'account-manager' }]);
    for (const status of [await pieces(), await inEmergency(), (await state()).status]) expect(status).toBe(403);
    // Given anew, a role opens what it opens to anybody who gets it, and nothing of before.
    await world.cast.role(world.id(leaver), 'core-expert-doctor');
    expect([await pieces(), await inEmergency()]).toEqual([404, 404]);
    const by = 'SELECT ended_by AS by FROM access.stated_duty WHERE doctor_id = $1';
    expect(await world.cast.sql(by, [world.id(leaver)])).toEqual([{ by: world.id('dr-staf') }]);
  });

  test('S9 a core-expert doctor leaves as a company doctor does, also with nobody to hand over', async () => {
    const gone = `${leaver}-expert`;
    await world.person(gone, ['core-expert-doctor'], { registeredUntil });
    const left = await leave('dr-staf', 'dr-smit', gone);
    expect([left.status, left.body]).toEqual([201, { departureId: expect.any(String), employees: 0, untold: 0 }]);
    expect((await world.get(gone, '/v1/stated-duties')).status).toBe(403);
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
    const verdicts = await asked();
    await leave('dr-kern');
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
    ['to himself', 'dr-kern', 'LEAVER', null, [409, '/problems/successor-leaves', 'S9']],
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

  const give = (employee: string, doctor: string): Promise<Answer> =>
    world.post(
      'dr-kern',
      `/v1/employees/${world.id(employee)}/responsibilities`,
      { doctorId: world.id(doctor) },
      asCoreExpert,
    );
  const heldDoctorOf = (employee: string): Promise<HeldLock> =>
    HeldLock.ofDossierDoctor(world.service.databases, world.id(employee));
  const responsibleFor = async (employee: string): Promise<unknown[]> =>
    world.cast.sql(
      'SELECT doctor_id AS id FROM access.responsibility WHERE employee_id = $1 AND effective_from IS NOT NULL AND ended_at IS NULL',
      [world.id(employee)],
    );

  test('S9 who is being given to him while he leaves is handed over with the rest', async () => {
    await world.employee(ofLeaver('new'), 'acme');
    const lock = await heldDoctorOf(ofLeaver('new'));
    const given = give(ofLeaver('new'), leaver);
    await lock.untilWaiting(1);
    const left = leave('dr-staf');
    await lock.untilWaiting(2, left);
    await lock.release();
    expect([(await given).status, (await left).status]).toEqual([201, 201]);
    expect(await responsibleFor(ofLeaver('new'))).toEqual([{ id: world.id('dr-smit') }]);
  });

  test('S9 nobody is given to him any more who is leaving, nor is he given what waits for a second doctor', async () => {
    await world.employee(ofLeaver('new'), 'acme');
    const lock = await heldDoctorOf(ofLeaver('jan'));
    const left = leave('dr-staf');
    await lock.untilWaiting(1);
    const given = give(ofLeaver('new'), leaver);
    await lock.untilWaiting(2, given);
    await lock.release();
    expect((await left).status).toBe(201);
    expect(problemOf(await given)).toEqual([409, '/problems/not-a-doctor', 'S9']);
    expect(await responsibleFor(ofLeaver('new'))).toEqual([]);
  });

  test('S9, V3 who is losing an employee at that moment records and issues nothing more about him', async () => {
    const verdicts = await asked();
    const lock = await heldDoctorOf(ofLeaver('jan'));
    const given = give(ofLeaver('jan'), 'dr-smit');
    await lock.untilWaiting(1);
    const entry = { entryOn: await world.day(0), pieces: [{ item: 'M35', text: 'a diagnosis' }] };
    const written = Promise.all([
      world.post(leaver, `/v1/employees/${world.id(ofLeaver('jan'))}/entries`, entry),
      world.post(leaver, verdicts, { outcome: 'unfit' }),
    ]);
    await lock.untilWaiting(3, written);
    await lock.release();
    expect((await given).status).toBe(201);
    expect((await written).map(({ status }) => status)).toEqual([404, 404]);
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
