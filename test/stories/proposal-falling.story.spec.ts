import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ProposalFallingJob } from '../../src/safeguards/countersigning/falling/proposal-falling.job.js';
import { countersigningWorld, REASON, type CountersigningWorld } from './countersigning-world.js';
import { idIn, itemsOf, refusal, type VerdictWorld } from './verdict-world.js';

describe('a proposal that falls', () => {
  let world: VerdictWorld;
  let jong: string;
  let trainingId: string;
  let propose: CountersigningWorld['propose'];
  let proposed: CountersigningWorld['proposed'];
  let countersign: CountersigningWorld['countersign'];
  let waitingOf: CountersigningWorld['waitingOf'];
  beforeAll(async () => {
    ({ world, jong, trainingId, propose, proposed, countersign, waitingOf } = await countersigningWorld());
  });
  afterAll(() => world.stop());

  const toldOfTheFall = async (proposalId: string): Promise<readonly unknown[]> =>
    world.cast.sql(
      `SELECT code, account_id AS who FROM desk.notice
       WHERE about = $1 AND code IN ('proposal-fallen', 'proposal-no-longer-waits') ORDER BY 1`,
      [proposalId],
    );
  const ends: readonly (readonly [string, string, string])[] = [
    [
      'the responsibility ends',
      'UPDATE access.responsibility SET ended_at = platform.clock() WHERE employee_id = $1',
      'employeeId',
    ],
    ['the absence ends', 'UPDATE access.absence SET recovered_on = platform.today() WHERE id = $1', 'absenceId'],
    ['the question closes', 'UPDATE medical.proposal SET last_day = platform.today() - 1 WHERE id = $1', 'proposalId'],
  ];
  test.each(ends)('V3 falls when %s, and is issued no more', async (_, change, whose) => {
    const about = await proposed();
    await world.cast.sql(change, [about[whose as 'employeeId']]);
    expect(refusal(await countersign(about.proposalId))).toEqual([404, '/problems/not-found', undefined]);
    expect(await waitingOf('dr-vos')).not.toContain(about.proposalId);
    const kept = await world.as('dr-jong', `/proposals/${about.proposalId}`);
    expect([kept.status, kept.body['state']]).toEqual(whose === 'employeeId' ? [404, undefined] : [200, 'fallen']);
    expect(await toldOfTheFall(about.proposalId)).toEqual([]);
    await world.service.app.get(ProposalFallingJob).tellWhatFell();
    const told = [
      { code: 'proposal-fallen', who: jong },
      { code: 'proposal-no-longer-waits', who: world.vos },
    ];
    expect(await toldOfTheFall(about.proposalId)).toEqual(told);
    await world.service.app.get(ProposalFallingJob).tellWhatFell();
    expect(await toldOfTheFall(about.proposalId)).toEqual(told);
  });

  test('V3 a fall is told of nothing that was decided, still waits, or only rests', async () => {
    const [waits, back, signed] = [await proposed(), await proposed(), await proposed()];
    expect((await world.as('dr-vos', `/proposals/${back.proposalId}/return`, { body: REASON })).status).toBe(201);
    expect((await countersign(signed.proposalId)).status).toBe(201);
    await world.cast.sql('UPDATE access.responsibility SET ended_at = platform.clock() WHERE employee_id = ANY ($1)', [
      [back.employeeId, signed.employeeId],
    ]);
    const registered = async (until: string): Promise<void> => {
      await world.cast.sql('UPDATE access.registration SET valid_until = $2 WHERE account_id = $1', [world.vos, until]);
    };
    await registered('2020-01-01');
    await world.service.app.get(ProposalFallingJob).tellWhatFell();
    await registered('2099-01-01');
    for (const { proposalId } of [waits, back, signed]) expect(await toldOfTheFall(proposalId)).toEqual([]);
    expect((await countersign(waits.proposalId)).status).toBe(201);
  });

  test('V3, V6, I9 falls with the employment, where no sick-pay risk is borne, and is told; from then on it is in the log of whom it is about', async () => {
    const { proposalId, employeeId, person } = await proposed();
    const seesIt = async (): Promise<unknown> =>
      itemsOf(await world.as(person, `/employees/${employeeId}/access-log?limit=100`))
        .filter(({ kind }) => kind === 'Proposal')
        .map(({ action }) => action);
    await world.cast.sql('UPDATE access.employment SET ends_on = platform.today() - 1 WHERE employee_id = $1', [
      employeeId,
    ]);
    expect(refusal(await countersign(proposalId))).toEqual([404, '/problems/not-found', undefined]);
    expect(await seesIt()).toEqual([]);
    await world.service.app.get(ProposalFallingJob).tellWhatFell();
    expect(await toldOfTheFall(proposalId)).toHaveLength(2);
    expect(await seesIt()).toEqual(['tell', 'propose']);
  });

  test('V3, S15 falls when another doctor supervises, without a gap too: neither of both countersigns it', async () => {
    const { proposalId, questionId } = await proposed();
    const smit = await world.cast.sql<{ id: string }>(
      "SELECT account_id AS id FROM desk.account_name WHERE name = 'dr-smit'",
    );
    await world.cast.sql('UPDATE access.training SET ended_at = platform.clock(), ended_by = given_by WHERE id = $1', [
      trainingId,
    ]);
    trainingId = await world.cast.training(jong, String(smit[0]?.id));
    for (const who of ['dr-vos', 'dr-smit']) {
      expect(refusal(await countersign(proposalId, who))).toEqual([404, '/problems/not-found', undefined]);
    }
    expect((await world.as('dr-jong', `/proposals/${proposalId}`)).body['state']).toBe('fallen');
    await world.service.app.get(ProposalFallingJob).tellWhatFell();
    expect(await toldOfTheFall(proposalId)).toHaveLength(2);
    const anew = idIn(await propose(questionId), 'proposalId');
    expect((await countersign(anew)).status).toBe(404);
    expect((await countersign(anew, 'dr-smit')).status).toBe(201);
  });
});
