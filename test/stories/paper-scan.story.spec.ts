import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Answer } from '../harness/http.js';
import { examinationWorld, type ExaminationWorld } from './examination-world.js';
import { paperSteps, type Heard } from './paper-steps.js';
import { idIn, refusal } from './verdict-world.js';

describe('the scan of an agreement on paper', () => {
  let world: ExaminationWorld;
  beforeAll(async () => {
    world = await examinationWorld();
  });
  afterAll(() => world.stop());

  const { fileOf, scan, heard, record, recorded, act } = paperSteps(() => world);

  const replaced = async ({ employeeId, pieceId }: Heard, version = 1): Promise<Answer> =>
    world.as('dr-vos', `/pieces/${pieceId}/amendments`, {
      body: { version, document: { fileId: await fileOf(employeeId) }, reason: 'marker-reason' },
    });

  const withheld = async ({ pieceId }: Heard): Promise<Answer> =>
    world.as('dr-vos', `/pieces/${pieceId}/withholding`, { body: { ground: 'privacy-of-another' } });

  test('I10 what he signed stays as it was scanned while the paper is under way; a withdrawn one keeps nothing', async () => {
    const one = await heard(true);
    const id = await recorded(one);
    for (const before of ['acceptance', null]) {
      expect(refusal(await replaced(one))).toEqual([409, '/problems/paper-rests-on-it', 'I10']);
      if (before !== null) expect((await act(id, before)).status).toBe(201);
    }
    const { body: asked } = await world.as(one.person, `/pieces/${one.pieceId}/correction-requests`, {
      body: { version: 1, text: 'marker-request' },
    });
    const fileId = await fileOf(one.employeeId);
    const answer = { outcome: 'amended', version: 1, document: { fileId }, reason: 'marker-reason' };
    expect(
      refusal(await world.as('dr-vos', `/correction-requests/${String(asked['requestId'])}/answer`, { body: answer })),
    ).toEqual([409, '/problems/paper-rests-on-it', 'I10']);
    expect((await act(id, 'withdrawal', one.person)).status).toBe(201);
    expect((await replaced(one)).status).toBe(201);
  });

  test('I10 of who records a paper and who replaces its scan at once one comes first, and the other hears it', async () => {
    for (let round = 0; round < 3; round += 1) {
      const one = await heard();
      const [paper, amended] = await Promise.all([record(one), replaced(one)]);
      // A scan that was replaced first is what the paper was recorded of.
      expect([paper.status, [201, 409].includes(amended.status)]).toEqual([201, true]);
      expect(refusal(await replaced(one, amended.status === 201 ? 2 : 1))[0]).toBe(409);
    }
  });

  test('I10, I1 a scan that is left out of his inspection is no paper of his', async () => {
    const one = await heard(true);
    expect((await withheld(one)).status).toBe(201);
    expect((await record(one)).body['errors']).toEqual([{ at: '/pieceId', code: 'no_scan' }]);
    expect(
      (await world.as('dr-vos', `/pieces/${one.pieceId}/withholding/end`, { method: 'POST' })).status,
    ).toBeLessThan(300);
    expect((await record(one)).status).toBe(201);
    expect(refusal(await withheld(one))).toEqual([409, '/problems/paper-rests-on-it', 'I10']);
  });

  test('I10, I1 of who records a paper and who leaves its scan out at once one comes first', async () => {
    for (let round = 0; round < 3; round += 1) {
      const one = await heard();
      const [paper, left] = await Promise.all([record(one), withheld(one)]);
      expect([paper.status, left.status]).toEqual(paper.status === 201 ? [201, 409] : [400, 201]);
    }
  });

  test('V4 a scan that came in before the outcome was issued is no agreement to it, on the day on which he heard it either', async () => {
    const one = await heard();
    const body = { outcome: 'rejected', supersedes: one.outcomeId };
    const outcomeId = idIn(await world.answer(one.examinationId, body), 'outcomeId');
    const posting = { body: { postedOn: await world.day(0) } };
    expect((await world.as('dr-vos', `/examination-outcomes/${outcomeId}/posting`, posting)).status).toBe(201);
    const later = { ...one, outcomeId };
    expect((await record(later)).body['errors']).toEqual([{ at: '/pieceId', code: 'no_scan' }]);
    expect((await record({ ...later, pieceId: await scan(one.employeeId) })).status).toBe(201);
  });
});
