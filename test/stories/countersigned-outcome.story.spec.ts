import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Answer } from '../harness/http.js';
import { examinationWorld, type Commissioned, type ExaminationWorld } from './examination-world.js';
import { idIn, refusal } from './verdict-world.js';

const PASSED = { outcome: 'passed', grounds: 'Everything was looked at twice.' };

describe('an outcome of a doctor in training', () => {
  let world: ExaminationWorld;
  let jong: string;
  beforeAll(async () => {
    world = await examinationWorld();
    jong = await world.cast.person('dr-jong', {
      roles: [{ role: 'doctor-in-training' }],
      registeredUntil: '2099-01-01',
    });
    await world.cast.training(jong, world.vos);
  });
  afterAll(() => world.stop());

  const move = async (employeeId: string, doctorId: string): Promise<void> => {
    await world.cast.sql(
      'UPDATE access.responsibility SET ended_at = platform.clock() WHERE employee_id = $1 AND ended_at IS NULL',
      [employeeId],
    );
    await world.moveTo(doctorId, employeeId);
  };
  const commissioned = async (kind?: string): Promise<Commissioned> => {
    const about = await world.commissioned(kind);
    await move(about.employeeId, jong);
    return about;
  };
  const propose = (examinationId: string, body: object = PASSED): Promise<Answer> =>
    world.as('dr-jong', `/examinations/${examinationId}/proposals`, { body });
  const countersigned = async (examinationId: string): Promise<Answer> => {
    const id = idIn(await propose(examinationId), 'proposalId');
    return world.as('dr-vos', `/proposals/${id}/countersignature`, { method: 'POST' });
  };

  test('V4 is heard by the employee first once it is countersigned, and goes out when he agrees', async () => {
    const { examinationId, person } = await commissioned();
    const signed = await countersigned(examinationId);
    expect([signed.status, signed.body['released']]).toEqual([201, false]);
    const outcomeId = idIn(signed, 'decisionId');
    expect((await world.as(person, `/examination-outcomes/${outcomeId}`)).body).toMatchObject({
      outcome: 'passed',
      doctorId: jong,
    });
    expect((await world.as('acme-hr', `/released-outcomes/${outcomeId}`)).status).toBe(404);
    expect((await world.decide(person, outcomeId, 'agreement')).status).toBe(201);
    expect((await world.as('acme-hr', `/released-outcomes/${outcomeId}`)).body['outcome']).toBe('passed');
  });

  test('V7 goes to both with the countersignature where the employee does not go first', async () => {
    const { examinationId, person, employeeId } = await commissioned('statutory-periodic');
    const signed = await countersigned(examinationId);
    expect([signed.status, signed.body['released']]).toEqual([201, true]);
    for (const who of ['acme-hr', person]) {
      expect((await world.as(who, `/released-outcomes/${idIn(signed, 'decisionId')}`)).body).toMatchObject({
        employeeId,
        outcome: 'passed',
      });
    }
  });

  test('V4 a re-examination is by another doctor than was heard before, whether he prepared or countersigned', async () => {
    const { examinationId, person, employeeId } = await commissioned();
    const first = idIn(await countersigned(examinationId), 'decisionId');
    expect((await world.decide(person, first, 're-examination')).status).toBe(201);
    const again = { outcome: 'rejected', supersedes: first };
    const another = [409, '/problems/another-doctor', 'V4'];
    expect(refusal(await propose(examinationId, { ...PASSED, ...again }))).toEqual(another);
    await move(employeeId, world.vos);
    expect(refusal(await world.answer(examinationId, again))).toEqual(another);
    // One who was not heard prepares for one who was.
    const pril = await world.cast.person('dr-pril', {
      roles: [{ role: 'doctor-in-training' }],
      registeredUntil: '2099-01-01',
    });
    await world.cast.training(pril, world.vos);
    await move(employeeId, pril);
    const path = `/examinations/${examinationId}/proposals`;
    expect(refusal(await world.as('dr-pril', path, { body: { ...PASSED, ...again } }))).toEqual(another);
    await move(employeeId, world.smit);
    expect((await world.answer(examinationId, again, 'dr-smit')).status).toBe(201);
  });
});
