import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { examinationWorld, type ExaminationWorld } from '../stories/examination-world.js';
import { examinationSteps, type ExaminationSteps } from './examination-steps.js';
import { rawSessions, REFUSED, type Claim, type RawSessions, type Step } from './raw-sessions.js';

describe('the database alone, about a kind of examination that nobody blocks', () => {
  let world: ExaminationWorld;
  let raw: RawSessions;
  let steps: ExaminationSteps;
  let asOfficer: Claim;
  beforeAll(async () => {
    world = await examinationWorld();
    raw = rawSessions(world.service.databases);
    steps = examinationSteps(world);
    asOfficer = [world.officer, 'employer-officer'];
  });
  afterAll(() => world.stop());

  test('V4 a kind without blocking is commissioned of nobody who came in, or was examined by what he can block, a moment ago', async () => {
    const months = async (since: string, column: string, employeeId: string, more: string): Promise<unknown> => {
      const day = "(platform.today() - interval '6 months' + $2::interval)::date";
      // an instant is that day's noon: half a year before a winter's late evening is past midnight in summer time
      const instant = `(${day} + time '12:00') AT TIME ZONE 'Europe/Amsterdam'`;
      return world.cast.sql(
        `UPDATE ${since} SET ${column} = ${column === 'asked_at' ? instant : day} WHERE employee_id = $1`,
        [employeeId, more],
      );
    };
    const asked = async (employeeId: string, kind = 'statutory-periodic'): Promise<unknown> =>
      raw.outcome('desk', asOfficer, steps.commissioning(employeeId, { kind }));
    const { employeeId: newcomer } = await world.examinee();
    expect(await asked(newcomer, 'benefits-agency-assessment')).toBe(REFUSED);
    await months('access.employment', 'starts_on', newcomer, '1 day');
    expect(await asked(newcomer)).toBe(REFUSED);
    await months('access.employment', 'starts_on', newcomer, '0');
    expect(await asked(newcomer)).toBe('done');
    const { employeeId: applied } = await world.examinee();
    await world.cast.sql(
      `INSERT INTO access.application (id, employee_id, until, recorded_by) VALUES ($1, $2, '2099-01-01', $3)`,
      [randomUUID(), applied, world.officer],
    );
    await months('access.application', 'from_day', applied, '1 day');
    expect(await asked(applied)).toBe(REFUSED);
    await months('access.application', 'from_day', applied, '0');
    expect(await asked(applied)).toBe('done');
    const { employeeId: moved } = await world.commissioned('change-of-function');
    await months('desk.examination', 'asked_at', moved, '1 day');
    expect(await asked(moved)).toBe(REFUSED);
    await months('desk.examination', 'asked_at', moved, '0');
    expect(await asked(moved)).toBe('done');
  });

  test('V4 the doctor against whom a re-examination was asked undoes nothing of it, responsible again', async () => {
    const one = await world.commissioned();
    const outcomeId = await world.issued(one.examinationId);
    await world.decide(one.person, outcomeId, 're-examination');
    await world.moveTo(world.smit, one.employeeId);
    const again = steps.issuing(one, { supersedes: outcomeId, doctor: world.smit });
    expect(await raw.outcome('medical', [world.smit, 'company-doctor'], again)).toBe('done');
    await world.moveTo(world.vos, one.employeeId);
    const undoing = steps.issuing(one, { supersedes: String(again[1][0]) });
    expect(await raw.outcome('medical', [world.vos, 'company-doctor'], undoing)).toBe(REFUSED);
  });

  test('V4, S9 that another doctor is wanted, or was there, nobody writes but by the wish and the outcome themselves', async () => {
    const wish = (outcomeId: string, examinationId: string, employeeId: string, notBy: string): Step => [
      `INSERT INTO access.re_examination (outcome_id, examination_id, employee_id, not_by, asked_on)
       VALUES ($1, $2, $3, ARRAY[$4::uuid], platform.today())`,
      [outcomeId, examinationId, employeeId, notBy],
    ];
    const over = (outcomeId: string, employeeId: string): Step => [
      'INSERT INTO access.superseded_outcome (outcome_id, employee_id) VALUES ($1, $2)',
      [outcomeId, employeeId],
    ];
    const told = (account: string, about: string): Step => steps.telling(account, 'doctor-wanted', about);
    const kern = await world.cast.person('dr-kern', {
      roles: [{ role: 'core-expert-doctor' }],
      registeredUntil: '2099-01-01',
    });
    const one = await world.commissioned();
    const { examinationId, employeeId, accountId } = one;
    const outcomeId = await world.issued(examinationId);
    const himself: Claim = [accountId ?? '', 'employee'];
    const asVos: Claim = [world.vos, 'company-doctor'];
    for (const who of [himself, asVos]) {
      const falsely = [wish(outcomeId, examinationId, employeeId, world.vos), over(outcomeId, employeeId)];
      for (const step of [...falsely, told(kern, employeeId)]) {
        expect([who, await raw.outcome('medical', who, step)]).toEqual([who, REFUSED]);
      }
    }
    const deciding = steps.deciding({ ...one, outcomeId }, { what: 're-examination' });
    expect(await raw.outcome('medical', himself, deciding, told(world.smit, employeeId))).toBe(REFUSED);
    expect(await raw.outcome('medical', himself, deciding, told(kern, employeeId))).toBe('done');
    expect(
      await world.cast.sql('SELECT not_by FROM access.re_examination WHERE employee_id = $1', [employeeId]),
    ).toEqual([{ not_by: [world.vos] }]);
    expect(await raw.outcome('medical', asVos, over(outcomeId, employeeId))).toBe(REFUSED);
  });
});
