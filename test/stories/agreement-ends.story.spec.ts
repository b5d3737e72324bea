import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ResponsibilityEndingService } from '../../src/duties/responsibility/agreement-ending/responsibility-ending.service.js';
import { WorkingNoteEndingJob } from '../../src/records/medical-dossier/working-note/ending/working-note-ending.job.js';
import type { Answer } from '../harness/http.js';
import { problemOf, SecrecyWorld } from './secrecy-world.js';

const registeredUntil = '2099-01-01';
const ENTRY = { entryOn: '2026-01-02', pieces: [{ item: 'M35', text: 'a diagnosis' }] };

describe('the end of an agreement', () => {
  let world: SecrecyWorld;
  const read = async (who: string, of: string): Promise<number> => (await world.pieces(who, of)).status;
  const runJob = (): Promise<number> => world.service.app.get(ResponsibilityEndingService).endWhatIsOver();
  const give = (doctor: string, of: string, who = 'dr-staf'): Promise<Answer> =>
    world.post(who, `/v1/employees/${world.id(of)}/responsibilities`, { doctorId: world.id(doctor) });
  const until = (employer: string, days: number | null): Promise<unknown> =>
    world.cast.sql('UPDATE access.agreement SET ends_on = platform.today() + $2::int WHERE employer_id = $1', [
      world.id(employer),
      days,
    ]);
  /** Another agreement, from that day on. */
  const renewed = (employer: string, days: number): Promise<unknown> =>
    world.cast.sql(
      `INSERT INTO access.agreement (id, employer_id, services, starts_on, bears_sick_pay_risk, disclosure_edition)
       VALUES ($1, $2, '{absence-guidance}', platform.today() + $3::int, false, 'current')`,
      [randomUUID(), world.id(employer), days],
    );
  /** The same by whoever keeps the employer's dossier. */
  const agreedAnew = async (employer: string): Promise<number> => {
    const agreement = { services: ['absence-guidance'], bearsSickPayRisk: false, disclosureEdition: 'current' };
    const from = await world.day(0);
    return (await world.post('relations', `/v1/employers/${world.id(employer)}/agreements`, { ...agreement, from }))
      .status;
  };
  const endsYesterday = async (employer: string): Promise<number> => {
    const path = `/v1/employers/${world.id(employer)}/agreements`;
    const [running] = (await world.get('relations', path)).body['items'] as { id: string; version: number }[];
    const end = { version: running?.version, endsOn: await world.day(-1) };
    return (await world.post('relations', `/v1/agreements/${running?.id ?? ''}/end`, end)).status;
  };
  /** Why each of an employee's responsibilities ended, the first one first; null while it goes on. */
  const endsOf = async (of: string): Promise<unknown[]> => {
    const { body } = await world.get(`own-${of}`, `/v1/employees/${world.id(of)}/responsibilities`);
    return (body['items'] as { endedBecause: unknown }[]).map(({ endedBecause }) => endedBecause);
  };
  /** An employer with one employee of that name, who has an account and a doctor, and about whom Dr Vos wrote. */
  const house = async (name: string): Promise<void> => {
    await world.employer(`employer of ${name}`);
    await world.person(`own-${name}`, ['employee'], { kind: 'employee' });
    const accountId = world.id(`own-${name}`);
    const absentSince = '2026-01-01';
    await world.employee(name, `employer of ${name}`, { doctorId: world.id('dr-vos'), accountId, absentSince });
    await world.cast.delegation(world.id('dr-vos'), world.id('anna'), world.id(name));
    const recorded = await world.post('dr-vos', `/v1/employees/${world.id(name)}/entries`, ENTRY);
    expect(recorded.status).toBe(201);
  };

  beforeAll(async () => {
    world = await SecrecyWorld.open();
    for (const name of ['dr-vos', 'dr-smit']) await world.person(name, ['company-doctor'], { registeredUntil });
    await world.person('dr-kern', ['core-expert-doctor'], { registeredUntil });
    await world.person('dr-staf', ['staff-doctor'], { registeredUntil });
    await world.person('anna', ['medical-assistant'], { declared: true, instructedUntil: registeredUntil });
    await world.person('relations', ['account-manager']);
  });
  afterAll(() => world.close());

  test('S13, S5 ends access with the next request, before any job ran; the employee goes on reading, and a stated duty opens', async () => {
    await house('jan');
    await until('employer of jan', 0);
    for (const who of ['dr-vos', 'anna', 'own-jan']) expect(await read(who, 'jan')).toBe(200);
    await until('employer of jan', -1);
    for (const who of ['dr-vos', 'anna', 'dr-kern']) expect(await read(who, 'jan')).toBe(404);
    expect((await world.post('dr-vos', `/v1/employees/${world.id('jan')}/entries`, ENTRY)).status).toBe(404);
    expect(await read('own-jan', 'jan')).toBe(200);
    const stated = await world.post('dr-kern', `/v1/employees/${world.id('jan')}/stated-duties`, {
      duty: 'continuity',
    });
    expect([stated.status, await read('dr-kern', 'jan')]).toEqual([201, 200]);
  });

  test('S13, S9 the job ends it once, says why, and tells the employee, the doctor and who held secrecy derived from it', async () => {
    await house('piet');
    await until('employer of piet', -1);
    expect(await runJob()).toBeGreaterThanOrEqual(1);
    expect(await runJob()).toBe(0);
    const history = await world.get('own-piet', `/v1/employees/${world.id('piet')}/responsibilities`);
    const [ended] = history.body['items'] as Readonly<Record<string, unknown>>[];
    expect([ended?.['endedBecause'], ended?.['until']]).toEqual(['agreement-ended', expect.any(String)]);
    expect(await world.notices('own-piet')).toEqual(['your-doctor-ended']);
    expect(await world.notices('dr-vos', ended?.['id'])).toEqual(['responsibility-ended']);
    const delegation = 'SELECT id, withdrawn_at IS NULL AS stands FROM access.delegation WHERE employee_id = $1';
    const [derived] = await world.cast.sql<{ id: string; stands: boolean }>(delegation, [world.id('piet')]);
    expect([derived?.stands, await world.notices('anna', derived?.id)]).toEqual([false, ['delegation-withdrawn']]);
    const line = `SELECT account_id, acting_role, kind, rule, outcome FROM trail.line
                  WHERE employee_id = $1 AND action = 'withdraw' AND acting_role = 'responsibility-ending'`;
    expect(await world.cast.sql(line, [world.id('piet')])).toEqual([
      {
        account_id: null,
        acting_role: 'responsibility-ending',
        kind: 'Responsibility',
        rule: 'S13',
        outcome: 'allowed',
      },
    ]);
  });

  test('S13 a renewal without a gap changes nothing for anyone; one after a gap brings nobody back, job or no job', async () => {
    await house('kees');
    await until('employer of kees', -1);
    await renewed('employer of kees', 0);
    for (const who of ['dr-vos', 'anna']) expect(await read(who, 'kees')).toBe(200);
    await runJob();
    expect([await read('dr-vos', 'kees'), await world.notices('own-kees')]).toEqual([200, []]);
    await house('koos');
    await until('employer of koos', -2);
    await renewed('employer of koos', 0);
    for (const who of ['dr-vos', 'anna']) expect(await read(who, 'koos')).toBe(404);
    await runJob();
    expect(await world.notices('own-koos')).toEqual(['your-doctor-ended']);
    expect([(await give('dr-vos', 'koos')).status, await read('dr-vos', 'koos')]).toEqual([201, 200]);
    expect(await read('anna', 'koos')).toBe(404);
  });

  test('S13 without an agreement in force nobody is given a responsibility, nor confirmed in one that waits', async () => {
    await house('lot');
    const pending = await give('dr-staf', 'lot');
    expect(problemOf(pending)).toEqual([409, '/problems/not-a-doctor', 'S9']);
    await world.cast.role(world.id('dr-staf'), 'company-doctor');
    const waits = await world.post(
      'dr-staf',
      `/v1/employees/${world.id('lot')}/responsibilities`,
      { doctorId: world.id('dr-staf') },
      { 'Acting-As': 'staff-doctor' },
    );
    expect(waits.body['state']).toBe('pending');
    await until('employer of lot', -1);
    const none = [409, '/problems/no-agreement', 'S13'];
    const confirmation = `/v1/responsibilities/${String(waits.body['responsibilityId'])}/confirmation`;
    expect(problemOf(await world.post('dr-kern', confirmation))).toEqual(none);
    expect(problemOf(await give('dr-smit', 'lot', 'dr-kern'))).toEqual(none);
    await renewed('employer of lot', 1);
    expect(problemOf(await give('dr-smit', 'lot', 'dr-kern'))).toEqual(none);
    await runJob();
    expect(problemOf(await world.post('dr-kern', confirmation))).not.toEqual([201, undefined, undefined]);
  });

  test('S9 what somebody gave himself is not confirmed once he may give none any more', async () => {
    await world.person('dr-two', ['core-expert-doctor', 'company-doctor'], { registeredUntil });
    await house('own');
    const given = await world.post(
      'dr-two',
      `/v1/employees/${world.id('own')}/responsibilities`,
      { doctorId: world.id('dr-two') },
      { 'Acting-As': 'core-expert-doctor' },
    );
    expect(given.body['state']).toBe('pending');
    await world.cast.sql(
      `UPDATE access.role SET ended_at = platform.clock(), ended_by = account_id
       WHERE account_id = $1 AND role = 'core-expert-doctor'`,
      [world.id('dr-two')],
    );
    const confirmation = `/v1/responsibilities/${String(given.body['responsibilityId'])}/confirmation`;
    expect(problemOf(await world.post('dr-kern', confirmation))).toEqual([409, '/problems/giver-gone', 'S9']);
  });

  test('S13, S9 a doctor who leaves hands nobody over whose agreement ended', async () => {
    await world.person('dr-last', ['company-doctor'], { registeredUntil });
    await house('mia');
    await house('mo');
    for (const name of ['mia', 'mo']) await world.cast.responsibility(world.id(name), world.id('dr-last'));
    await until('employer of mia', -1);
    const left = await world.post('dr-kern', '/v1/departures', {
      doctorId: world.id('dr-last'),
      successorId: world.id('dr-smit'),
    });
    expect([left.status, left.body['employees']]).toEqual([201, 1]);
    expect([await read('dr-smit', 'mo'), await read('dr-smit', 'mia')]).toEqual([200, 404]);
  });

  test('S13, S9 an agreement ended for the past ends it at that moment, on record: another one brings nobody back', async () => {
    await house('eva');
    expect(await endsYesterday('employer of eva')).toBe(201);
    expect([await endsOf('eva'), await world.notices('own-eva')]).toEqual([['agreement-ended'], ['your-doctor-ended']]);
    const line =
      "SELECT rule FROM trail.line WHERE employee_id = $1 AND action = 'withdraw' AND kind = 'Responsibility'";
    expect(await world.cast.sql(line, [world.id('eva')])).toEqual([{ rule: 'S13' }]);
    expect(await agreedAnew('employer of eva')).toBe(201);
    for (const who of ['dr-vos', 'anna']) expect(await read(who, 'eva')).toBe(404);
    expect([await runJob(), await world.notices('own-eva')]).toEqual([0, ['your-doctor-ended']]);
  });

  test('S13, S5 an agreement that ended by its day brings nobody back once another is recorded, though no job ran between', async () => {
    await house('fay');
    await until('employer of fay', -1);
    expect(await agreedAnew('employer of fay')).toBe(201);
    for (const who of ['dr-vos', 'anna']) expect(await read(who, 'fay')).toBe(404);
    expect([await endsOf('fay'), await world.notices('own-fay')]).toEqual([['agreement-ended'], ['your-doctor-ended']]);
    const delegation = 'SELECT id, withdrawn_at IS NULL AS stands FROM access.delegation WHERE employee_id = $1';
    const [derived] = await world.cast.sql<{ id: string; stands: boolean }>(delegation, [world.id('fay')]);
    expect([derived?.stands, await world.notices('anna', derived?.id)]).toEqual([false, ['delegation-withdrawn']]);
  });

  test('S13, S9 what a duty is stated after, and a departure, is on record with it: before the job, and for good', async () => {
    await house('gil');
    await until('employer of gil', -1);
    const duty = await world.post('dr-kern', `/v1/employees/${world.id('gil')}/stated-duties`, { duty: 'continuity' });
    expect([duty.status, await endsOf('gil')]).toEqual([201, ['agreement-ended']]);
    expect(await world.notices('own-gil')).toEqual(['duty-stated', 'your-doctor-ended']);
    await world.person('dr-gone', ['company-doctor'], { registeredUntil });
    await house('hal');
    await world.cast.sql('UPDATE access.responsibility SET doctor_id = $2 WHERE employee_id = $1', [
      world.id('hal'),
      world.id('dr-gone'),
    ]);
    await until('employer of hal', -1);
    const left = { doctorId: world.id('dr-gone'), successorId: world.id('dr-smit') };
    expect((await world.post('dr-kern', '/v1/departures', left)).body['employees']).toBe(0);
    expect(await endsOf('hal')).toEqual(['agreement-ended']);
  });

  test('S9, S13 nobody is told by letter of a responsibility whose agreement is over', async () => {
    await house('ivo');
    await world.cast.sql('UPDATE access.responsibility SET told_at = NULL, told_how = NULL WHERE employee_id = $1', [
      world.id('ivo'),
    ]);
    const [held] = await world.cast.sql<{ id: string }>('SELECT id FROM access.responsibility WHERE employee_id = $1', [
      world.id('ivo'),
    ]);
    await until('employer of ivo', -1);
    const telling = { postedOn: await world.day(0) };
    const told = await world.post('dr-kern', `/v1/responsibilities/${held?.id ?? ''}/telling`, telling);
    expect(problemOf(told)).toEqual([409, '/problems/nothing-to-tell', 'S9']);
    const untold = (await world.get('dr-kern', '/v1/responsibilities/untold?limit=100')).body['items'] as {
      id: string;
    }[];
    expect(untold.map(({ id }) => id)).not.toContain(held?.id);
  });

  test('S12 the working notes under it go with it', async () => {
    await house('ben');
    const note = await world.post('dr-vos', `/v1/employees/${world.id('ben')}/working-notes`, { text: 'a note' });
    await until('employer of ben', -1);
    await runJob();
    await world.service.app.get(WorkingNoteEndingJob).endWhatIsDue();
    const [ended] = await world.cast.sql('SELECT how FROM medical.working_note_end WHERE note_id = $1', [
      note.body['noteId'],
    ]);
    expect(ended).toEqual({ how: 'expired' });
  });

  test('V7, V1 a verdict that waits for its letter goes to nobody any more but the employee, and its question closes as any other', async () => {
    await world.employer('Globex');
    await world.personFor('Globex', 'globex-hr', 'employer-officer', { kind: 'external' });
    const { employeeId, absenceId } = await world.cast.employee({
      employerId: world.id('Globex'),
      doctorId: world.id('dr-vos'),
      absentSince: '2026-01-01',
    });
    const asked = await world.post('globex-hr', `/v1/absences/${String(absenceId)}/questions`, {
      question: 'fit-for-own-work',
    });
    const question = `/v1/questions/${String(asked.body['questionId'])}`;
    const issued = await world.post('dr-vos', `${question}/verdicts`, { outcome: 'unfit' });
    expect([issued.status, issued.body['released']]).toEqual([201, false]);
    await until('Globex', -1);
    const postedOn = await world.day(0);
    const posting = `/v1/verdicts/${String(issued.body['verdictId'])}/posting`;
    expect((await world.post('dr-vos', posting, { postedOn })).status).toBe(404);
    expect((await world.post('dr-vos', `${question}/verdicts`, { outcome: 'fit' })).status).toBe(404);
    expect((await world.get('globex-hr', `/v1/employees/${employeeId}/released-verdicts`)).body['items']).toEqual([]);
    expect((await world.get('globex-hr', question)).body).toMatchObject({
      state: 'open',
      closesOn: asked.body['closesOn'],
    });
  });
});
