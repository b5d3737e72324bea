import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { pdf } from '../../src/platform/files/files.fixture.js';
import { documentWorld, type DocumentWorld } from './document-world.js';
import { PaperConsentSteps } from './paper-consent-steps.js';
import { refusal } from './verdict-world.js';

describe('a consent on paper that lacks something, or whose scan is none', () => {
  let world: DocumentWorld;
  let steps: PaperConsentSteps;
  beforeAll(async () => {
    world = await documentWorld();
    steps = new PaperConsentSteps(world);
  });
  afterAll(() => world.stop());

  test.each([
    ['without a recipient', { recipient: undefined }, '/recipient'],
    ['without a purpose', { purpose: undefined }, '/purpose'],
    ['without an addressee', { addressedTo: undefined }, '/addressedTo'],
    ["for 'everything'", { pieces: 'everything' }, '/pieces'],
    ['without a day', { signedOn: undefined }, '/signedOn'],
    ['without a scan', { scanId: undefined }, '/scanId'],
  ])('C2 a paper %s is refused, and the missing element is named', async (_, more, at) => {
    const paper = await steps.paperOf();
    const { status, body } = await steps.record(paper, more);
    expect([status, (body['errors'] as { at: string }[]).map((one) => one.at)]).toEqual([400, [at]]);
    expect(await world.cast.sql('SELECT id FROM medical.consent WHERE employee_id = $1', [paper.employeeId])).toEqual(
      [],
    );
  });

  test('C2 the day on the paper is not in the future, nor longer ago than it can be used, and the term counts from it', async () => {
    const paper = await steps.paperOf();
    await steps.recordedAgo(paper.employeeId, 100);
    const scanned = await world.filed(paper.employeeId, pdf('marker-later'));
    const dated = { ...paper, scanId: scanned };
    for (const [ago, code] of [
      [-1, 'in_the_future'],
      [91, 'too_old'],
    ] as const) {
      const { status, body } = await steps.record(dated, { signedOn: await steps.day(ago) });
      expect([status, body['errors']]).toMatchObject([
        400,
        expect.arrayContaining([{ at: '/signedOn', code, rule: 'C2' }]),
      ]);
    }
    const id = await steps.recorded(dated, { signedOn: await steps.day(90) });
    expect((await steps.shown(id)).body).toMatchObject({ usableUntil: await steps.day(0), state: 'recorded' });
    const signed = (ago: number): Promise<unknown> =>
      world.cast.sql('UPDATE medical.consent SET signed_on = platform.today() - $2::int WHERE id = $1', [id, ago]);
    await signed(91);
    expect([await steps.state(id), await steps.waiting('dr-vos', id)]).toEqual(['expired', []]);
    expect(refusal(await steps.accept(id))).toEqual([409, '/problems/consent-too-old', 'C2']);
    await signed(90);
    expect((await steps.accept(id)).status).toBe(201);
    await signed(91);
    expect(refusal(await steps.post(id))).toEqual([409, '/problems/consent-too-old', 'C2']);
  });

  test('C3 it names versions as they stand, and as they stood on the day of the signature', async () => {
    const paper = await steps.paperOf();
    const yesterday = await steps.record(paper, { signedOn: await steps.day(1) });
    expect([yesterday.status, yesterday.body['errors']]).toEqual([
      400,
      [{ at: '/pieces/0', code: 'not_there_yet', rule: 'C3' }],
    ]);
    const kees = await steps.paperOf();
    for (const named of [kees.pieceId, '00000000-0000-4000-8000-000000000000']) {
      const { status, body } = await steps.record({ ...paper, pieceId: named });
      expect([status, body['errors']]).toEqual([400, [{ at: '/pieces/0', code: 'no_such_version', rule: 'C3' }]]);
    }
    const ground = { ground: 'privacy-of-another' };
    const left = await world.recorded(paper.employeeId);
    expect((await world.as('dr-vos', `/pieces/${left}/withholding`, { body: ground })).status).toBe(201);
    expect((await steps.record({ ...paper, pieceId: left })).status).toBe(400);
    const id = await steps.recorded(paper);
    const amendment = { version: 1, text: 'marker-newer', reason: 'a mistake' };
    expect((await world.as('dr-vos', `/pieces/${paper.pieceId}/amendments`, { body: amendment })).status).toBe(201);
    expect(refusal(await steps.accept(id))).toEqual([409, '/problems/newer-version', 'C3']);
  });

  test('I10 its scan is a document of this dossier that the employee sees, came in since the day on it, and is of no earlier paper', async () => {
    const paper = await steps.paperOf();
    const other = await steps.paperOf();
    const left = await world.filed(paper.employeeId, pdf('marker-left'));
    const ground = { ground: 'privacy-of-another' };
    expect((await world.as('dr-vos', `/pieces/${left}/withholding`, { body: ground })).status).toBe(201);
    const id = await steps.recorded(paper);
    expect((await steps.withdraw('anna', id)).status).toBe(201);
    const early = await steps.anotherOf(other.employeeId);
    await steps.recordedAgo(other.employeeId, 2);
    const tried = [
      await steps.record({ ...paper, scanId: paper.pieceId }),
      await steps.record({ ...paper, scanId: other.scanId }),
      await steps.record({ ...paper, scanId: left }),
      await steps.record(paper),
      await steps.record(early),
    ];
    for (const { status, body } of tried) {
      expect([status, body['errors']]).toEqual([400, [{ at: '/scanId', code: 'no_scan', rule: 'I10' }]]);
    }
    const again = await steps.anotherOf(paper.employeeId);
    const both = await Promise.all([steps.record(again), steps.record(again)]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 400]);
  });

  test('I10 the scan is neither replaced nor left out while the consent rests on it', async () => {
    const paper = await steps.paperOf();
    const id = await steps.recorded(paper);
    const { body } = await world.bring('dr-vos', paper.employeeId, pdf('marker-other'));
    const replaced = { version: 1, document: { fileId: body['fileId'] }, reason: 'another' };
    const tried = async (): Promise<unknown> => [
      refusal(await world.as('dr-vos', `/pieces/${paper.scanId}/amendments`, { body: replaced })),
      refusal(
        await world.as('dr-vos', `/pieces/${paper.scanId}/withholding`, { body: { ground: 'privacy-of-another' } }),
      ),
    ];
    const kept = [409, '/problems/paper-rests-on-it', 'I10'];
    expect(await tried()).toEqual([kept, kept]);
    await steps.accept(id);
    await steps.post(id);
    await steps.toldAgo(id, 15);
    expect([await steps.state(id), await tried()]).toEqual(['usable', [kept, kept]]);
    await steps.withdraw('dr-vos', id);
    const amended = await world.as('dr-vos', `/pieces/${paper.scanId}/amendments`, { body: replaced });
    expect(amended.status).toBe(201);
  });
});
