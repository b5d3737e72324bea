import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Answer } from '../harness/http.js';
import { countersigningWorld, REASON, type CountersigningWorld } from './countersigning-world.js';
import { idIn, itemsOf, refusal, type VerdictWorld } from './verdict-world.js';

describe('a proposal that was decided', () => {
  let world: VerdictWorld;
  let jong: string;
  let proposed: CountersigningWorld['proposed'];
  let countersign: CountersigningWorld['countersign'];
  beforeAll(async () => {
    ({ world, jong, proposed, countersign } = await countersigningWorld());
  });
  afterAll(() => world.stop());

  const again = (proposalId: string, act: string, key: string, body?: object, who = 'dr-vos'): Promise<Answer> =>
    world.as(who, `/proposals/${proposalId}/${act}`, {
      ...(body === undefined ? { method: 'POST' } : { body }),
      headers: { 'idempotency-key': key },
    });
  const outcomesOf = async (answer: Answer): Promise<readonly unknown[]> =>
    (
      await world.cast.sql<{ outcome: string }>('SELECT outcome FROM trail.line WHERE request_id = $1', [
        answer.headers.get('x-request-id'),
      ])
    ).map(({ outcome }) => outcome);

  test('V3 a countersignature that is repeated under its key happens once, and has the same receipt', async () => {
    const { proposalId, questionId } = await proposed();
    const first = await again(proposalId, 'countersignature', 'countersigned-0001');
    const second = await again(proposalId, 'countersignature', 'countersigned-0001');
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.body).toEqual(first.body);
    expect(await outcomesOf(second)).toEqual(['repeated']);
    const issued = await world.cast.sql('SELECT id FROM medical.verdict WHERE question_id = $1', [questionId]);
    expect(issued).toHaveLength(1);
    // Without the key, or by another act, it is what waits no more.
    expect((await countersign(proposalId)).status).toBe(404);
    expect(refusal(await again(proposalId, 'return', 'countersigned-0001', REASON))[1]).toBe(
      '/problems/idempotency-key-reused',
    );
    const fresh = await again(proposalId, 'countersignature', 'countersigned-0002');
    expect(refusal(fresh)).toEqual([404, '/problems/not-found', undefined]);
    expect(refusal(await again(proposalId, 'countersignature', 'countersigned-0001', undefined, 'dr-smit'))[0]).toBe(
      404,
    );
  });

  test('V3 what was sent back under a key has that receipt again, and another reason under it is refused', async () => {
    const { proposalId } = await proposed();
    const first = await again(proposalId, 'return', 'sent-back-0001', REASON);
    const second = await again(proposalId, 'return', 'sent-back-0001', REASON);
    expect([first.status, second.status, second.body]).toEqual([201, 201, first.body]);
    expect(
      refusal(await again(proposalId, 'return', 'sent-back-0001', { reason: 'Another one.' })).slice(0, 2),
    ).toEqual([422, '/problems/idempotency-key-reused']);
  });

  test('V3, S9 who supervises no more, or not that doctor of the employee, has no receipt again', async () => {
    const { proposalId, employeeId } = await proposed();
    expect((await again(proposalId, 'countersignature', 'countersigned-0003')).status).toBe(201);
    await world.cast.sql('UPDATE access.responsibility SET ended_at = platform.clock() WHERE employee_id = $1', [
      employeeId,
    ]);
    const repeated = await again(proposalId, 'countersignature', 'countersigned-0003');
    expect(refusal(repeated)).toEqual([404, '/problems/not-found', undefined]);
  });

  test('V3, A1, S11 a verdict says who prepared and who countersigned it, to doctor and employee, and never to the employer', async () => {
    const { proposalId, person, employeeId } = await proposed();
    const verdictId = idIn(await countersign(proposalId), 'decisionId');
    for (const who of ['dr-jong', person]) {
      const names = { doctorId: jong, countersignedBy: world.vos };
      expect((await world.as(who, `/verdicts/${verdictId}`)).body).toMatchObject(names);
      expect(itemsOf(await world.as(who, `/employees/${employeeId}/verdicts`))[0]).toMatchObject(names);
    }
    const released = await world.as('acme-hr', `/released-verdicts/${verdictId}`);
    expect([released.text.includes(world.vos), released.text.includes(jong)]).toEqual([false, false]);
  });
});
