import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ask, type Answer } from '../harness/http.js';
import { countersigningWorld, REASON, type CountersigningWorld } from './countersigning-world.js';
import { comparable, idIn, itemsOf, refusal, type VerdictWorld } from './verdict-world.js';

const UNFIT = { outcome: 'unfit', grounds: 'Seen twice, the second time with Dr Vos.' };
const UNKNOWN = '00000000-0000-4000-8000-00000000dead';

describe('a verdict of a doctor in training', () => {
  let world: VerdictWorld;
  let jong: string;
  let asked: CountersigningWorld['asked'];
  let propose: CountersigningWorld['propose'];
  let proposed: CountersigningWorld['proposed'];
  let countersign: CountersigningWorld['countersign'];
  let waitingOf: CountersigningWorld['waitingOf'];
  beforeAll(async () => {
    ({ world, jong, asked, propose, proposed, countersign, waitingOf } = await countersigningWorld());
  });
  const linesOf = async ({ headers }: Answer): Promise<readonly unknown[]> =>
    world.cast.sql(
      'SELECT kind, action, account_id AS who, responsible_doctor_id AS doctor FROM trail.line WHERE request_id = $1',
      [headers.get('x-request-id')],
    );

  afterAll(() => world.stop());

  test('V3, V7 is issued with the countersignature, to employer and employee in one transaction', async () => {
    const { questionId, proposalId, person, accountId, employeeId } = await proposed();
    const read = await world.as('dr-vos', `/proposals/${proposalId}`);
    expect(read.body).toMatchObject({
      what: 'Verdict',
      about: questionId,
      says: { outcome: 'unfit' },
      ...{ employeeId },
    });
    expect(read.body['grounds']).toBe(UNFIT.grounds);
    const signed = await countersign(proposalId);
    const verdictId = idIn(signed, 'decisionId');
    expect(signed.body).toEqual({ proposalId, decisionId: verdictId, released: true });
    for (const who of ['acme-hr', person, 'dr-jong']) {
      expect((await world.as(who, `/released-verdicts/${verdictId}`)).body).toMatchObject({ outcome: 'unfit' });
    }
    expect((await world.as('dr-jong', `/verdicts/${verdictId}`)).body).toMatchObject({ doctorId: jong, questionId });
    expect(await world.cast.sql('SELECT code FROM desk.notice WHERE account_id = $1', [accountId])).toEqual([
      { code: 'verdict-released' },
    ]);
    expect((await world.as('dr-jong', `/proposals/${proposalId}`)).body['state']).toBe('countersigned');
    expect(refusal(await countersign(proposalId))).toEqual([404, '/problems/not-found', undefined]);
  });

  const ownLog = async (person: string, employeeId: string): Promise<readonly unknown[]> =>
    itemsOf(await world.as(person, `/employees/${employeeId}/access-log?limit=100`))
      .filter(({ kind }) => kind === 'Proposal')
      .map(({ action, accountId }) => [action, accountId])
      .toReversed();

  test('A1, I9 the trail names both, and once it is countersigned the employee sees who prepared, read and countersigned it', async () => {
    const { proposalId, person, employeeId } = await proposed();
    await world.as('dr-vos', `/proposals/${proposalId}`);
    expect(await ownLog(person, employeeId)).toEqual([]);
    const signed = await countersign(proposalId);
    const line = { kind: 'Proposal', action: 'countersign', who: world.vos, doctor: jong };
    expect(await linesOf(signed)).toEqual([line]);
    expect(await ownLog(person, employeeId)).toEqual([
      ['propose', jong],
      ['read', world.vos],
      ['countersign', world.vos],
    ]);
  });

  test('I9 what was sent back or withdrawn is in his log from then on, and the next that waits is not', async () => {
    const { questionId, proposalId, person, employeeId } = await proposed();
    await world.as('dr-vos', '/proposals?limit=100');
    await world.as('dr-vos', `/proposals/${proposalId}/return`, { body: REASON });
    const first = [
      ['propose', jong],
      ['read', world.vos],
      ['send-back', world.vos],
    ];
    expect(await ownLog(person, employeeId)).toEqual(first);
    const second = idIn(await propose(questionId), 'proposalId');
    await world.as('dr-vos', `/proposals/${second}`);
    expect(await ownLog(person, employeeId)).toEqual(first);
    await world.as('dr-jong', `/proposals/${second}/withdrawal`, { method: 'POST' });
    const then = [
      ['propose', jong],
      ['read', world.vos],
      ['withdraw', jong],
    ];
    expect(await ownLog(person, employeeId)).toEqual([...first, ...then]);
  });

  test('V3, S1 waits for the doctor who supervises, is his alone, and takes a sign-in of a few minutes ago', async () => {
    const { questionId, employeeId, ...about } = await asked();
    expect(await waitingOf('dr-jong')).toContain(questionId);
    const proposalId = idIn(await propose(questionId), 'proposalId');
    expect(await waitingOf('dr-jong')).not.toContain(questionId);
    expect(await waitingOf('dr-vos')).toContain(proposalId);
    expect(itemsOf(await world.as('dr-vos', '/proposals')).map(({ id }) => id)).toContain(proposalId);
    const unknown = comparable(await countersign(UNKNOWN, 'dr-smit'));
    expect(comparable(await countersign(proposalId, 'dr-smit'))).toEqual(unknown);
    expect(comparable(await world.as('dr-smit', `/proposals/${proposalId}`))[0]).toBe(404);
    for (const who of ['acme-hr', about.person, 'anna', 'dr-jong']) {
      expect(refusal(await countersign(proposalId, who))).toEqual([403, '/problems/role-cannot', 'V3']);
    }
    const old = await ask(`${world.service.url}/v1/proposals/${proposalId}/countersignature`, {
      method: 'POST',
      token: await world.cast.token('dr-vos', { authAge: 301 }),
    });
    expect(refusal(old)).toEqual([401, '/problems/sign-in-too-old', 'D10']);
    expect((await world.as('dr-vos', `/employees/${employeeId}/pieces`)).status).toBe(404);
    expect((await world.as('dr-vos', `/employees/${employeeId}/verdicts`)).status).toBe(404);
    expect((await countersign(proposalId)).status).toBe(201);
    expect(await waitingOf('dr-vos')).not.toContain(proposalId);
  });

  test('V4, V7 employer and employee learn nothing of one that waits, and no list or notice tells of one that was sent back or withdrawn', async () => {
    const { questionId, person, employeeId, accountId } = await asked();
    const seen = async (): Promise<unknown> => {
      const paths = {
        'acme-hr': [`/questions/${questionId}`, '/notices', '/questions'],
        [person]: [`/employees/${employeeId}/verdicts`, `/employees/${employeeId}/released-verdicts`, '/notices'],
      };
      const answers = await Promise.all(
        Object.entries(paths).flatMap(([who, of]) => of.map((path) => world.as(who, path))),
      );
      const kept = await world.cast.sql('SELECT id FROM desk.notice WHERE account_id = $1', [accountId]);
      return [answers.map(({ status, text }) => [status, text]), kept];
    };
    const before = await seen();
    const first = idIn(await propose(questionId), 'proposalId');
    expect(await seen()).toEqual(before);
    expect(await ownLog(person, employeeId)).toEqual([]);
    expect((await world.as('dr-vos', `/proposals/${first}/return`, { body: REASON })).status).toBe(201);
    expect(await seen()).toEqual(before);
    const second = idIn(await propose(questionId), 'proposalId');
    expect((await world.as('dr-jong', `/proposals/${second}/withdrawal`, { method: 'POST' })).status).toBe(201);
    expect(await seen()).toEqual(before);
  });

  test('D5 is sent back with a reason that who prepared it reads, and nobody else; then it waits no more', async () => {
    const { proposalId } = await proposed();
    const back = await world.as('dr-vos', `/proposals/${proposalId}/return`, { body: REASON });
    expect(back.body).toEqual({ proposalId, state: 'sent-back' });
    const kept = await world.as('dr-jong', `/proposals/${proposalId}`);
    expect(kept.body).toMatchObject({ state: 'sent-back', ...REASON });
    expect((await world.as('dr-vos', `/proposals/${proposalId}`)).status).toBe(404);
    expect(refusal(await world.as('dr-jong', `/proposals/${proposalId}/withdrawal`, { method: 'POST' }))).toEqual([
      409,
      '/problems/proposal-over',
      'V3',
    ]);
    const clear = await world.cast.sql(
      "SELECT 1 FROM medical.proposal_end WHERE encode(sealed_reason, 'escape') LIKE '%March%'",
    );
    expect(clear).toEqual([]);
  });

  test('V3 one waits at a time about one question, and of those who decide at once one does', async () => {
    const { questionId } = await asked();
    const twins = await Promise.all([propose(questionId), propose(questionId)]);
    expect(twins.map(refusal).toSorted()).toEqual([
      [201, undefined, undefined],
      [409, '/problems/proposal-waits', 'V3'],
    ]);
    const proposalId = twins.find(({ status }) => status === 201)?.body['proposalId'];
    const deciders = await Promise.all([
      countersign(String(proposalId)),
      world.as('dr-vos', `/proposals/${String(proposalId)}/return`, { body: REASON }),
      world.as('dr-jong', `/proposals/${String(proposalId)}/withdrawal`, { method: 'POST' }),
    ]);
    expect(deciders.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(deciders.filter(({ status }) => ![201, 404, 409].includes(status))).toEqual([]);
  });

  test('V7 goes by letter to who has no account: who prepared it records the posting, and the employer has it then', async () => {
    const { proposalId } = await proposed(false);
    const signed = await countersign(proposalId);
    expect(signed.body['released']).toBe(false);
    const verdictId = idIn(signed, 'decisionId');
    expect((await world.as('acme-hr', `/released-verdicts/${verdictId}`)).status).toBe(404);
    expect(await waitingOf('dr-jong')).toContain(verdictId);
    const posting = { body: { postedOn: await world.today() } };
    expect((await world.as('dr-jong', `/verdicts/${verdictId}/posting`, posting)).status).toBe(201);
    expect((await world.as('acme-hr', `/released-verdicts/${verdictId}`)).status).toBe(200);
  });

  test('V3 supersedes what went out, also after the absence, and not what another doctor issued meanwhile', async () => {
    const { questionId, proposalId, absenceId, employeeId } = await proposed();
    const supersedes = idIn(await countersign(proposalId), 'decisionId');
    await world.cast.sql('UPDATE access.absence SET recovered_on = platform.today() WHERE id = $1', [absenceId]);
    const again = idIn(await propose(questionId, { ...UNFIT, outcome: 'fit', supersedes }), 'proposalId');
    const issued = await countersign(again);
    expect(issued.body['released']).toBe(true);
    expect(refusal(await propose(questionId, { ...UNFIT, supersedes }))).toEqual([
      409,
      '/problems/verdict-superseded',
      'V3',
    ]);
    expect((await world.as('dr-vos', `/employees/${employeeId}/verdicts`)).status).toBe(404);
  });
});
