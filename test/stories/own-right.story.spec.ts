import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Answer } from '../harness/http.js';
import { countersigningWorld, type CountersigningWorld } from './countersigning-world.js';
import { idIn } from './verdict-world.js';

const registeredUntil = '2099-01-01';
const APART = [409, '/problems/kept-apart', 'S15'];
const ROLES = `
  SELECT role, CASE WHEN ended_at IS NOT NULL THEN 'ended' WHEN in_force_since IS NULL THEN 'waits' ELSE 'in force' END AS state
  FROM access.role WHERE account_id = $1 ORDER BY role, state`;
const LINES = "SELECT kind, action, rule FROM trail.line WHERE record_id = ANY ($1) AND source = 'job' ORDER BY kind";
const NOTICES = 'SELECT code FROM desk.notice WHERE account_id = $1 AND about = ANY ($2) ORDER BY code';

/** V3, S15 — who becomes a doctor in his own right is in training no longer, from the last signature on. */
describe('a doctor in training who becomes one in his own right', () => {
  let house: CountersigningWorld;
  let trainee: string;
  let accountId: string;
  let trainingId: string;
  let roleInTraining: string;
  let count = 0;

  const propose = (role: string): Promise<Answer> =>
    house.world.as('ada', `/accounts/${accountId}/roles`, { body: { role } });
  const sign = (who: string, roleId: string, step: string): Promise<Answer> =>
    house.world.as(who, `/roles/${roleId}/${step}`, { method: 'POST' });
  const said = ({ status, body }: Answer): unknown[] => [status, body['type'], body['rule']];
  const roles = async (): Promise<unknown[]> =>
    (await house.world.cast.sql<{ role: string; state: string }>(ROLES, [accountId])).map((one) => Object.values(one));
  /** Proposed and approved: it waits for the last signature. */
  const approved = async (role: string): Promise<string> => {
    const roleId = idIn(await propose(role), 'roleId');
    expect((await sign('dr-staf', roleId, 'approval')).body).toEqual({ roleId, state: 'approved' });
    return roleId;
  };

  beforeAll(async () => {
    house = await countersigningWorld();
    const { cast } = house.world;
    for (const name of ['ada', 'abel']) await cast.person(name, { roles: [{ role: 'administrator' }] });
    await cast.person('dr-staf', { roles: [{ role: 'staff-doctor' }], registeredUntil });
    await cast.person('dr-kern', { roles: [{ role: 'core-expert-doctor' }], registeredUntil });
  });
  afterAll(() => house.world.stop());
  beforeEach(async () => {
    trainee = `trainee-${(count += 1)}`;
    accountId = await house.world.cast.person(trainee, { roles: [{ role: 'doctor-in-training' }], registeredUntil });
    trainingId = await house.world.cast.training(accountId, house.world.vos);
    const [held] = await house.world.cast.sql<{ id: string }>('SELECT id FROM access.role WHERE account_id = $1', [
      accountId,
    ]);
    roleInTraining = held?.id ?? '';
  });

  test.each(['abel', 'dr-kern'])(
    'V3, S15 with the last signature, whoever gives it (%s), his role in training and his training end, and he issues himself what waited',
    async (who) => {
      const { cast } = house.world;
      const { employeeId, questionId } = await house.world.askedOfSomebodyNew();
      await cast.sql('UPDATE access.responsibility SET ended_at = platform.clock() WHERE employee_id = $1', [
        employeeId,
      ]);
      await cast.responsibility(employeeId, accountId);
      const proposalId = idIn(await house.propose(questionId, undefined, trainee), 'proposalId');
      const roleId = await approved('company-doctor');
      const alone = (): Promise<Answer> =>
        house.world.as(trainee, `/questions/${questionId}/verdicts`, { body: { outcome: 'fit' } });
      expect((await alone()).status).toBe(403);
      expect((await sign(who, roleId, 'confirmation')).body).toEqual({ roleId, state: 'in-force' });

      expect(await roles()).toEqual([
        ['company-doctor', 'in force'],
        ['doctor-in-training', 'ended'],
      ]);
      const ended = [roleInTraining, trainingId];
      expect(await cast.sql(LINES, [ended])).toEqual([
        { kind: 'RoleHeld', action: 'revoke', rule: 'S15' },
        { kind: 'Training', action: 'withdraw', rule: 'S15' },
      ]);
      const told = async (account: string): Promise<unknown> =>
        (await cast.sql<{ code: string }>(NOTICES, [account, ended])).map(({ code }) => code);
      expect(await told(accountId)).toEqual(['role-ended', 'training-ended']);
      expect(await told(house.world.vos)).toEqual(['training-ended']);
      expect(said(await house.countersign(proposalId))[0]).toBe(404);
      expect((await house.world.as(trainee, `/employees/${employeeId}/pieces`)).status).toBe(200);
      expect((await alone()).status).toBe(201);
    },
  );

  test('S15 until then he stays in training: what only waits changes nothing', async () => {
    await approved('insurance-doctor');
    expect(await roles()).toEqual([
      ['doctor-in-training', 'in force'],
      ['insurance-doctor', 'waits'],
    ]);
  });

  test('V3, S15 beside his own right nobody proposes him as in training, nor signs that', async () => {
    const roleId = await approved('company-doctor');
    expect((await sign('abel', roleId, 'confirmation')).status).toBe(201);
    expect(said(await propose('doctor-in-training'))).toEqual(APART);
    expect((await sign('ada', roleId, 'end')).status).toBe(201);
    const again = await approved('doctor-in-training');
    await house.world.cast.role(accountId, 'company-doctor');
    expect(said(await sign('abel', again, 'confirmation'))).toEqual(APART);
  });

  test('V3, S15 of two last signatures at once, for the one and for the other, one account gets one of them', async () => {
    for (let round = 0; round < 4; round += 1) {
      const own = `racer-${count}-${round}`;
      accountId = await house.world.cast.person(own, { registeredUntil });
      const inTraining = await approved('doctor-in-training');
      const inOwnRight = await approved('company-doctor');
      const answers = await Promise.all([
        sign('abel', inTraining, 'confirmation'),
        sign('dr-kern', inOwnRight, 'confirmation'),
      ]);
      expect(answers[1].status).toBe(201);
      expect((await roles()).filter((one) => String(one).endsWith('in force'))).toEqual([
        ['company-doctor', 'in force'],
      ]);
    }
  });
});
