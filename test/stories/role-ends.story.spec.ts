import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ResponsibilityEndingService } from '../../src/duties/responsibility/agreement-ending/responsibility-ending.service.js';
import type { Answer } from '../harness/http.js';
import { SecrecyWorld } from './secrecy-world.js';

const registeredUntil = '2099-01-01';
const ENTRY = { entryOn: '2026-01-02', pieces: [{ item: 'M35', text: 'a diagnosis' }] };
const AS_CORE_EXPERT = { 'acting-as': 'core-expert-doctor' };
const HELD = 'SELECT id FROM access.role WHERE account_id = $1 AND role = $2 AND ended_at IS NULL';
/** What ended in this run of the service, each with the rule of its line. */
const LINES = `
  SELECT kind, rule FROM trail.line WHERE record_id = $1 AND action = 'withdraw' AND acting_role = 'responsibility-ending'`;

/** What rests on a role ends with it, at once or with the job, and a role given again brings nothing of it back. */
describe('a role that ends', () => {
  let world: SecrecyWorld;
  let count = 0;

  const end = async (who: string, role: string): Promise<void> => {
    const [held] = await world.cast.sql<{ id: string }>(HELD, [world.id(who), role]);
    expect((await world.post('ada', `/v1/roles/${held?.id ?? ''}/end`)).status).toBe(201);
  };
  /** Proposed, approved and confirmed, as every role of a doctor is. */
  const again = async (who: string, role: string): Promise<void> => {
    const proposed = await world.post('ada', `/v1/accounts/${world.id(who)}/roles`, { role });
    const path = `/v1/roles/${String(proposed.body['roleId'])}`;
    const approved = await world.post('dr-staf', `${path}/approval`);
    const confirmed = await world.post('dr-kern', `${path}/confirmation`);
    expect([proposed.status, approved.status, confirmed.status]).toEqual([201, 201, 201]);
  };
  const endAndGiveAgain = async (who: string, role: string): Promise<void> => {
    await end(who, role);
    await again(who, role);
  };
  /** The role ran out a minute ago, and nothing saw that. */
  const ranOut = (who: string): Promise<unknown> =>
    world.cast.sql(
      "UPDATE access.role SET valid_until = platform.clock() - interval '1 minute' WHERE account_id = $1",
      [world.id(who)],
    );
  const runJob = (): Promise<number> => world.service.app.get(ResponsibilityEndingService).endWhatIsOver();
  const made = async (answer: Promise<Answer>, id: string): Promise<string> => {
    const { status, body } = await answer;
    expect([id, status]).toEqual([id, 201]);
    return String(body[id]);
  };
  const pieces = async (who: string, of: string, headers: Record<string, string> = {}): Promise<number> =>
    (await world.get(who, `/v1/employees/${world.id(of)}/pieces`, headers)).status;
  const lines = (id: string): Promise<unknown[]> => world.cast.sql(LINES, [id]);

  /** A doctor of that kind, alone in this. */
  const doctor = async (...roles: string[]): Promise<string> => {
    const name = `dr-${(count += 1)}`;
    await world.person(name, roles, { registeredUntil });
    return name;
  };
  const supervised = async (trainee: string, supervisor: string): Promise<string> => {
    const days = { from: await world.day(0), until: await world.day(30) };
    const training = { traineeId: world.id(trainee), supervisorId: world.id(supervisor), ...days };
    return made(world.post('dr-staf', '/v1/trainings', training), 'trainingId');
  };
  const deputised = async (absent: string, deputy: string): Promise<string> => {
    const days = { from: await world.day(0), until: await world.day(3) };
    const away = { absentDoctorId: world.id(absent), deputyId: world.id(deputy), reason: 'leave', ...days };
    return made(world.post(absent, '/v1/deputisings', away), 'deputisingId');
  };
  /** Who is supervised, with an employee who has an account, and an assistant for him. */
  const trained = async (supervisor: string): Promise<{ trainee: string; assistant: string; training: string }> => {
    const trainee = await doctor('doctor-in-training');
    const id = await supervised(trainee, supervisor);
    const assistant = `assistant-of-${trainee}`;
    await world.person(assistant, ['medical-assistant'], { declared: true, instructedUntil: registeredUntil });
    await world.person(`own-${trainee}`, ['employee'], { kind: 'employee' });
    await world.employee(`with ${trainee}`, 'acme', { accountId: world.id(`own-${trainee}`) });
    const given = { doctorId: world.id(trainee) };
    await made(
      world.post('dr-staf', `/v1/employees/${world.id(`with ${trainee}`)}/responsibilities`, given),
      'responsibilityId',
    );
    const delegation = {
      assistantId: world.id(assistant),
      employeeIds: [world.id(`with ${trainee}`)],
      actions: ['read'],
    };
    const granted = await world.post(trainee, '/v1/delegations', { ...delegation, until: await world.day(20) });
    expect(granted.status).toBe(201);
    expect((await world.post(trainee, `/v1/employees/${world.id(`with ${trainee}`)}/entries`, ENTRY)).status).toBe(201);
    for (const who of [trainee, assistant]) expect(await pieces(who, `with ${trainee}`)).toBe(200);
    return { trainee, assistant, training: id };
  };
  beforeAll(async () => {
    world = await SecrecyWorld.open();
    await world.employer('acme');
    for (const name of ['dr-vos', 'dr-next']) await world.person(name, ['company-doctor'], { registeredUntil });
    await world.person('dr-kern', ['core-expert-doctor'], { registeredUntil });
    await world.person('dr-staf', ['staff-doctor'], { registeredUntil });
    await world.person('ada', ['administrator']);
    for (const name of ['jan', 'own-nobody']) await world.person(name, ['employee'], { kind: 'employee' });
    await world.employee("jan's", 'acme', { doctorId: world.id('dr-vos'), accountId: world.id('jan') });
    await world.employee("nobody's", 'acme', { accountId: world.id('own-nobody') });
    await world.post('dr-vos', `/v1/employees/${world.id("jan's")}/entries`, ENTRY);
  });
  afterAll(() => world.close());

  const askedOf = async (who: string): Promise<{ opinion: string; consultation: string }> => {
    const of = `/v1/employees/${world.id("jan's")}`;
    const shown = (await world.get('jan', `${of}/pieces`)).body['items'] as { id: string; version: number }[];
    const named = shown.slice(0, 1).map(({ id, version }) => ({ pieceId: id, version }));
    const doctorId = world.id(who);
    const question = { doctorId, question: 'may I ask you something?' };
    return {
      opinion: await made(world.post('jan', `${of}/second-opinions`, { doctorId, pieces: named }), 'secondOpinionId'),
      consultation: await made(world.post('jan', `${of}/consultations`, question), 'consultationId'),
    };
  };
  const seesAsked = async (who: string, { opinion, consultation }: Awaited<ReturnType<typeof askedOf>>) => [
    (await world.get(who, `/v1/second-opinions/${opinion}/pieces`)).status,
    (await world.get(who, '/v1/second-opinions')).text.includes(opinion),
    (await world.get(who, '/v1/consultations')).text.includes(consultation),
  ];

  test('S5, S15 that of a supervising doctor ends the training, what the other was responsible for, and what he delegated', async () => {
    const supervisor = await doctor('company-doctor');
    const { trainee, assistant, training } = await trained(supervisor);
    await endAndGiveAgain(supervisor, 'company-doctor');
    expect(await pieces(trainee, `with ${trainee}`)).toBe(403);
    expect(await pieces(assistant, `with ${trainee}`)).toBe(404);
    expect(await world.toldAbout(training)).toEqual(expect.arrayContaining([world.id(trainee), world.id(supervisor)]));
    expect(await world.notices(`own-${trainee}`)).toEqual(['your-doctor', 'your-doctor-ended']);
    expect(await world.notices(assistant)).toEqual(['delegation-granted', 'delegation-withdrawn']);
    expect(await world.notices('dr-kern', world.id(`with ${trainee}`))).toEqual(['doctor-wanted']);
    const [ended] = await world.cast.sql<{ by: string; id: string; because: string }>(
      `SELECT t.ended_by AS by, r.id, r.ended_because AS because FROM access.training t
       JOIN access.responsibility r ON r.doctor_id = t.trainee_id WHERE t.id = $1`,
      [training],
    );
    expect([ended?.by, ended?.because]).toEqual([world.id('ada'), 'role-ended']);
    expect([await lines(training), await lines(ended?.id ?? '')]).toEqual([
      [{ kind: 'Training', rule: 'S15' }],
      [{ kind: 'Responsibility', rule: 'S13' }],
    ]);
    // Under another supervising doctor he is given the employee anew, or not at all.
    await supervised(trainee, 'dr-next');
    expect([await pieces(trainee, `with ${trainee}`), await pieces(assistant, `with ${trainee}`)]).toEqual([404, 404]);
  });

  test('S5, S9 so does his departure, and who records that opens none of them', async () => {
    const supervisor = await doctor('company-doctor');
    const { trainee, assistant } = await trained(supervisor);
    const left = { doctorId: world.id(supervisor), successorId: world.id('dr-next') };
    expect((await world.post('dr-kern', '/v1/departures', left)).status).toBe(201);
    expect(await world.notices(`own-${trainee}`)).toEqual(['your-doctor', 'your-doctor-ended']);
    await supervised(trainee, 'dr-next');
    expect([await pieces(trainee, `with ${trainee}`), await pieces(assistant, `with ${trainee}`)]).toEqual([404, 404]);
    const duty = await world.post('dr-kern', `/v1/employees/${world.id(`with ${trainee}`)}/stated-duties`, {
      duty: 'continuity',
    });
    expect([duty.status, duty.body['type']]).toEqual([409, '/problems/left-without-a-doctor']);
  });

  test('S15 one that ran out ends it too, before another supervises: in nobody’s name, job or no job', async () => {
    const supervisor = await doctor('company-doctor');
    const [first, second] = [await trained(supervisor), await trained(supervisor)];
    await ranOut(supervisor);
    expect(await pieces(first.trainee, `with ${first.trainee}`)).toBe(403);
    await again(supervisor, 'company-doctor');
    const by = 'SELECT ended_by AS by, ended_at IS NOT NULL AS ended FROM access.training WHERE id = ANY ($1)';
    const ended = { by: null, ended: true };
    expect(await world.cast.sql(by, [[first.training, second.training]])).toEqual([ended, ended]);
    for (const { trainee, assistant } of [first, second]) {
      expect([await pieces(trainee, `with ${trainee}`), await pieces(assistant, `with ${trainee}`)]).toEqual([
        403, 404,
      ]);
    }
    expect(await runJob()).toBe(0);
  });

  test('S15 another training that follows one which ran out with that role brings nothing back, though no job ran between', async () => {
    const supervisor = await doctor('company-doctor');
    const { trainee, assistant, training } = await trained(supervisor);
    await ranOut(supervisor);
    expect((await world.post('dr-staf', `/v1/trainings/${training}/end`)).status).toBe(201);
    await supervised(trainee, 'dr-next');
    expect([await pieces(trainee, `with ${trainee}`), await pieces(assistant, `with ${trainee}`)]).toEqual([404, 404]);
    expect(await world.notices(`own-${trainee}`)).toEqual(['your-doctor', 'your-doctor-ended']);
  });

  test('S9 another role as a doctor that was given before goes on with all that rested on the first', async () => {
    const supervisor = await doctor('company-doctor');
    const { trainee, assistant, training } = await trained(supervisor);
    await again(supervisor, 'insurance-doctor');
    await end(supervisor, 'company-doctor');
    for (const who of [trainee, assistant]) expect(await pieces(who, `with ${trainee}`)).toBe(200);
    expect([await runJob(), await lines(training)]).toEqual([0, []]);
  });

  test('S13, S4, S8 of a core-expert doctor ends the duty he stated, the deputising and the emergency', async () => {
    const expert = await doctor('core-expert-doctor');
    const duties = `/v1/employees/${world.id("nobody's")}/stated-duties`;
    const duty = await made(world.post(expert, duties, { duty: 'continuity' }), 'statedDutyId');
    const opening = { employeeId: world.id("jan's"), ground: 'life-in-danger', reason: 'he is unconscious' };
    const emergency = await made(world.post(expert, '/v1/emergencies', opening), 'emergencyId');
    const deputising = await deputised('dr-vos', expert);
    const reads = async (): Promise<number[]> => [
      await pieces(expert, "nobody's"),
      await pieces(expert, "jan's"),
      (await world.get(expert, `/v1/emergencies/${emergency}/pieces`)).status,
    ];
    expect(await reads()).toEqual([200, 200, 200]);
    await endAndGiveAgain(expert, 'core-expert-doctor');
    expect(await reads()).toEqual([404, 404, 404]);
    expect([await lines(duty), await lines(deputising), await lines(emergency)]).toEqual([
      [{ kind: 'StatedDuty', rule: 'S13' }],
      [{ kind: 'Deputising', rule: 'S4' }],
      [{ kind: 'Emergency', rule: 'S8' }],
    ]);
    expect(await world.notices('dr-vos', deputising)).toEqual(['deputising-ended']);
    expect(await runJob()).toBe(0);
  });

  test('S4 a deputising ends with the role of the absent doctor: given again, he is absent anew or not at all', async () => {
    const absent = await doctor('company-doctor');
    await world.employee(`with ${absent}`, 'acme', { doctorId: world.id(absent) });
    await deputised(absent, 'dr-kern');
    expect(await pieces('dr-kern', `with ${absent}`, AS_CORE_EXPERT)).toBe(200);
    await endAndGiveAgain(absent, 'company-doctor');
    const given = { doctorId: world.id(absent) };
    await made(
      world.post('dr-staf', `/v1/employees/${world.id(`with ${absent}`)}/responsibilities`, given),
      'responsibilityId',
    );
    await world.cast.sql('UPDATE access.responsibility SET told_at = effective_from WHERE doctor_id = $1', [
      world.id(absent),
    ]);
    expect([await pieces(absent, `with ${absent}`), await pieces('dr-kern', `with ${absent}`, AS_CORE_EXPERT)]).toEqual(
      [200, 404],
    );
  });

  test.each(['ended and given again', 'over with his departure'])(
    'S14 what was asked of a doctor is shut with his role, %s; the job says so to the employee and to him',
    async (how) => {
      const asked = await doctor('company-doctor');
      const both = await askedOf(asked);
      expect(await seesAsked(asked, both)).toEqual([200, true, true]);
      if (how === 'over with his departure') {
        const left = { doctorId: world.id(asked), successorId: world.id('dr-next') };
        expect((await world.post('dr-staf', '/v1/departures', left)).status).toBe(201);
        await again(asked, 'company-doctor');
      } else {
        await endAndGiveAgain(asked, 'company-doctor');
      }
      expect(await seesAsked(asked, both)).toEqual([404, false, false]);
      const conclusion = { text: 'I would do the same' };
      for (const path of [`second-opinions/${both.opinion}`, `consultations/${both.consultation}`]) {
        expect((await world.post(asked, `/v1/${path}/conclusion`, conclusion)).status).toBe(404);
      }
      expect([await runJob(), await runJob()]).toEqual([2, 0]);
      expect(await world.notices('jan', both.opinion)).toEqual(['second-opinion-ended']);
      expect(await world.notices('jan', both.consultation)).toEqual(['consultation-ended']);
      expect(await world.notices(asked, both.opinion)).toEqual(['second-opinion-asked', 'second-opinion-ended']);
      expect([await lines(both.opinion), await lines(both.consultation)]).toEqual([
        [{ kind: 'SecondOpinion', rule: 'S14' }],
        [{ kind: 'Consultation', rule: 'S14' }],
      ]);
      const copies = 'SELECT 1 FROM medical.second_opinion_piece WHERE opinion_id = $1';
      expect(await world.cast.sql(copies, [both.opinion])).toEqual([]);
      const shown = (await world.get('jan', '/v1/second-opinions')).body['items'];
      const ended = expect.objectContaining({ id: both.opinion, withdrawnAt: expect.any(String) });
      expect(shown).toEqual(expect.arrayContaining([ended]));
    },
  );

  test('S14 what was asked goes on under a role that followed the first at once, and while nothing but a day passed', async () => {
    const asked = await doctor('company-doctor');
    const both = await askedOf(asked);
    await again(asked, 'insurance-doctor');
    await end(asked, 'company-doctor');
    expect([await seesAsked(asked, both), await runJob()]).toEqual([[200, true, true], 0]);
  });
});
