import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ProposalFallingJob } from '../../src/safeguards/countersigning/falling/proposal-falling.job.js';
import { mandateOf } from '../cast-mandate.js';
import { countersigningWorld, REASON, type CountersigningWorld } from './countersigning-world.js';
import { itemsOf, type VerdictWorld } from './verdict-world.js';

const GROUNDS = 'Seen twice, the second time with Dr Vos.';

describe('what a doctor in training prepared, and the dossier', () => {
  let world: VerdictWorld;
  let smit: string;
  let jong: string;
  let proposed: CountersigningWorld['proposed'];
  let countersign: CountersigningWorld['countersign'];
  beforeAll(async () => {
    ({ world, jong, proposed, countersign } = await countersigningWorld());
    await world.cast.person('fg', { roles: [{ role: 'data-protection-officer' }] });
    const names = 'SELECT account_id AS id FROM desk.account_name WHERE name = $1';
    smit = String((await world.cast.sql<{ id: string }>(names, ['dr-smit']))[0]?.id);
  });
  afterAll(() => world.stop());

  const readersOf = async (who: string, employeeId: string): Promise<readonly unknown[]> =>
    itemsOf(await world.as(who, `/employees/${employeeId}/readers`))
      .filter(({ sees }) => (sees as readonly { kind: string }[]).some(({ kind }) => kind === 'Proposal'))
      .map(({ accountId }) => accountId);
  const isIn = async (who: string, proposalId: string): Promise<unknown> => {
    const one = await world.as(who, `/proposals/${proposalId}`);
    const listed = itemsOf(await world.as(who, '/proposals?limit=100')).some(({ id }) => id === proposalId);
    return [one.status, one.body['grounds'], listed];
  };
  const NO = [404, undefined, false];
  const YES = [200, GROUNDS, true];
  const back = async (proposalId: string): Promise<unknown> =>
    (await world.as('dr-vos', `/proposals/${proposalId}/return`, { body: REASON })).status;
  const moveTo = async (doctorId: string, employeeId: string): Promise<void> => {
    await world.cast.sql('UPDATE access.responsibility SET ended_at = platform.clock() WHERE employee_id = $1', [
      employeeId,
    ]);
    await world.cast.responsibility(employeeId, doctorId);
  };

  test('S1, S4 who is to countersign is named among who can see the dossier, for as long as he can', async () => {
    const { employeeId, proposalId, person, accountId } = await proposed();
    for (const who of ['fg', 'dr-jong']) {
      expect(await readersOf(who, employeeId)).toEqual(expect.arrayContaining([world.vos, jong, accountId]));
    }
    expect(await isIn(person, proposalId)).toEqual(NO);
    await world.cast.sql("UPDATE access.registration SET valid_until = '2020-01-01' WHERE account_id = $1", [jong]);
    expect(await readersOf('fg', employeeId)).not.toContain(world.vos);
    await world.cast.sql("UPDATE access.registration SET valid_until = '2099-01-01' WHERE account_id = $1", [jong]);
    expect(await readersOf('fg', employeeId)).toContain(world.vos);
    expect(await back(proposalId)).toBe(201);
    expect(await readersOf('fg', employeeId)).not.toContain(world.vos);
  });

  test('I1, S12 the employee inspects its grounds once it was countersigned or sent back, and not while it waits', async () => {
    const [signed, returned] = [await proposed(), await proposed()];
    for (const { person, proposalId } of [signed, returned]) expect(await isIn(person, proposalId)).toEqual(NO);
    expect((await countersign(signed.proposalId)).status).toBe(201);
    expect(await back(returned.proposalId)).toBe(201);
    for (const { person, proposalId } of [signed, returned]) expect(await isIn(person, proposalId)).toEqual(YES);
    expect((await world.as(returned.person, `/proposals/${returned.proposalId}`)).body).toMatchObject({
      state: 'sent-back',
      ...REASON,
    });
    expect(await isIn(signed.person, returned.proposalId)).toEqual(NO);
    expect(await isIn('dr-vos', signed.proposalId)).toEqual(NO);
  });

  test('S12, D9 a doctor after him finds the grounds of what was issued; of what waited once its fall was told', async () => {
    const [signed, fallen] = [await proposed(), await proposed()];
    expect((await countersign(signed.proposalId)).status).toBe(201);
    for (const { employeeId } of [signed, fallen]) await moveTo(smit, employeeId);
    expect(await isIn('dr-smit', signed.proposalId)).toEqual(YES);
    expect(await isIn('dr-jong', signed.proposalId)).toEqual(NO);
    for (const who of ['dr-smit', fallen.person]) expect(await isIn(who, fallen.proposalId)).toEqual(NO);
    await world.service.app.get(ProposalFallingJob).tellWhatFell();
    for (const who of ['dr-smit', fallen.person]) expect(await isIn(who, fallen.proposalId)).toEqual(YES);
    expect((await world.as('dr-smit', `/proposals/${fallen.proposalId}`)).body['state']).toBe('fallen');
  });

  test('I3 who acts for the employee finds it where the mandate shows the medical dossier', async () => {
    const { employeeId, proposalId } = await proposed();
    const rita = await world.cast.person('rita', { kind: 'external', roles: [{ role: 'representative' }] });
    await mandateOf(world.cast, employeeId, rita);
    expect(await isIn('rita', proposalId)).toEqual(NO);
    expect((await countersign(proposalId)).status).toBe(201);
    expect(await isIn('rita', proposalId)).toEqual(YES);
    await world.cast.sql("UPDATE access.mandate SET shows = '{access-log}' WHERE employee_id = $1", [employeeId]);
    expect(await isIn('rita', proposalId)).toEqual(NO);
  });
});
