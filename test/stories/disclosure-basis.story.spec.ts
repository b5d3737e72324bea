import { randomUUID } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Answer } from '../harness/http.js';
import { consentTo } from './consent-steps.js';
import { ALL_YES, DisclosureSteps, REQUESTER, todayIn } from './disclosure-steps.js';
import { medicalWorld, type MedicalWorld } from './medical-world.js';
import { refusal } from './verdict-world.js';

const GROUND = { article: '30 Wet SUWI', claim: 'benefit-claim', date: '2026-01-02' };
const AGENCY = { name: 'R. Bos', capacity: 'benefits-agency-doctor', organisation: 'UWV', country: 'NL' };

describe('what a request to disclose rests on', () => {
  let world: MedicalWorld;
  let steps: DisclosureSteps;
  let jan: string;
  let piece: string;
  beforeAll(async () => {
    world = await medicalWorld();
    steps = new DisclosureSteps(world);
    jan = await world.patient('jan');
    piece = await world.recorded(jan);
  });
  afterAll(() => world.stop());

  const signed = (more: object = {}, pieces: readonly string[] = [piece]): Promise<string> =>
    steps.consents.signed('jan', jan, consentTo(pieces, more));
  const record = async (
    consentId: string | null,
    more: object = {},
    pieces: readonly string[] = [piece],
  ): Promise<Answer> => steps.record('dr-vos', jan, await steps.body(consentId, pieces, more));
  const lacking = async (
    consentId: string | null,
    more: object = {},
    pieces: readonly string[] = [piece],
  ): Promise<unknown> => {
    const { status, body } = await record(consentId, more, pieces);
    return [status, body['state'], body['lacking']];
  };
  /** As if it had been signed, or recorded, so many days before. */
  const signedBefore = (consentId: string, days: number): Promise<unknown> =>
    world.cast.sql(
      'UPDATE medical.consent_signature SET signed_at = signed_at - make_interval(days => $2) WHERE consent_id = $1',
      [consentId, days],
    );
  const recordedBefore = (id: string, days: number): Promise<unknown> =>
    world.cast.sql(
      'UPDATE medical.disclosure_round SET recorded_at = recorded_at - make_interval(days => $2) WHERE request_id = $1',
      [id, days],
    );

  test("C1, C2 without a consent or a ground it is incomplete, and so on one that is nobody's, unsigned or another employee's", async () => {
    const kees = await world.patient('kees');
    const unsigned = await steps.consents.prepared('jan', jan, consentTo([piece]));
    const foreign = await steps.consents.signed('kees', kees, consentTo([await world.recorded(kees)]));
    for (const consentId of [null, randomUUID(), unsigned, foreign]) {
      expect(await lacking(consentId)).toEqual([201, 'incomplete', 'no-basis']);
    }
  });

  test('C3 another recipient, purpose, item or version than the consent names is told apart', async () => {
    const other = await world.recorded(jan);
    const consentId = await signed({}, [piece, other]);
    expect(await lacking(consentId, { requester: { ...REQUESTER, name: 'E. de Vries' } })).toEqual([
      201,
      'incomplete',
      'other-recipient',
    ]);
    expect(await lacking(consentId, { purpose: 'objection' })).toEqual([201, 'incomplete', 'other-purpose']);
    expect(await lacking(consentId, {}, [await world.recorded(jan)])).toEqual([201, 'incomplete', 'other-item']);
    const amendment = { version: 1, text: 'marker-newer', reason: 'a mistake' };
    expect((await world.as('dr-vos', `/pieces/${other}/amendments`, { body: amendment })).status).toBe(201);
    const newer = { pieces: [{ pieceId: other, version: 2, necessity: null }] };
    expect(await lacking(consentId, newer)).toEqual([201, 'incomplete', 'other-version']);
    // A subset is within it.
    expect(await lacking(consentId)).toEqual([201, 'before-the-doctor', null]);
  });

  test('C3 once, unless it says otherwise: a second request on it is incomplete, and not once the first was refused', async () => {
    const consentId = await signed();
    const first = await record(consentId);
    expect(await lacking(consentId)).toEqual([201, 'incomplete', 'consent-used']);
    const no = { yes: false, reason: 'marker-no' };
    await steps.decide('dr-vos', String(first.body['disclosureRequestId']), {
      answers: { ...ALL_YES, noMoreThanNecessary: no },
    });
    expect(await lacking(consentId)).toEqual([201, 'before-the-doctor', null]);
    const twice = await signed({ times: 2 });
    expect(
      [await lacking(twice), await lacking(twice), await lacking(twice)].map((one) => (one as unknown[])[2]),
    ).toEqual([null, null, 'consent-used']);
  });

  test('C3 of requests on one consent at one moment one is complete', async () => {
    const consentId = await signed();
    const answers = await Promise.all([1, 2, 3, 4].map(() => record(consentId)));
    expect(answers.map(({ body }) => body['lacking']).toSorted()).toEqual([
      'consent-used',
      'consent-used',
      'consent-used',
      null,
    ]);
  });

  test('C2 it is judged on the day of receipt, and afresh when the decision is signed: 90 days, and no day more', async () => {
    const consentId = await signed({ times: 3 });
    const yesterday = Temporal.PlainDate.from(await todayIn(world))
      .subtract({ days: 1 })
      .toString();
    expect(await lacking(consentId, { receivedOn: yesterday })).toEqual([201, 'incomplete', 'consent-dated-later']);
    const { body } = await record(consentId);
    const id = String(body['disclosureRequestId']);
    await signedBefore(consentId, 91);
    expect(await lacking(consentId)).toEqual([201, 'incomplete', 'consent-too-old']);
    expect(refusal(await steps.decide('dr-vos', id))).toEqual([409, '/problems/consent-too-old', 'C2']);
    await signedBefore(consentId, -1);
    expect(await lacking(consentId)).toEqual([201, 'before-the-doctor', null]);
    expect((await steps.decide('dr-vos', id)).body['state']).toBe('approved');
  });

  test('C17 it is repaired once, within two weeks; what lacks something still has expired, and so has what came too late', async () => {
    const incomplete = async (): Promise<string> => String((await record(null)).body['disclosureRequestId']);
    const repair = async (id: string, consentId: string | null): Promise<Answer> => {
      const { receivedOn, basis, pieces } = (await steps.body(consentId, [piece])) as Record<string, unknown>;
      return steps.repair('dr-vos', id, { receivedOn, basis, pieces });
    };
    const good = await incomplete();
    expect((await repair(good, await signed())).body).toMatchObject({ state: 'before-the-doctor', lacking: null });
    expect(refusal(await repair(good, null))).toEqual([409, '/problems/request-complete', 'C17']);
    expect((await steps.decide('dr-vos', good)).body['state']).toBe('approved');
    const again = await incomplete();
    expect((await repair(again, null)).body).toMatchObject({ state: 'expired', lacking: 'no-basis' });
    expect(refusal(await repair(again, await signed()))).toEqual([409, '/problems/request-expired', 'C17']);
    const late = await incomplete();
    expect(refusal(await steps.decide('dr-vos', late))).toEqual([409, '/problems/request-incomplete', 'C17']);
    await recordedBefore(late, 14);
    expect(await steps.state(late)).toBe('incomplete');
    await recordedBefore(late, 1);
    expect(await steps.state(late)).toBe('expired');
    expect(refusal(await repair(late, null))).toEqual([409, '/problems/request-expired', 'C17']);
  });

  test('C3 a piece that has another version by the time of the decision does not go', async () => {
    const named = await world.recorded(jan);
    const consentId = await signed({}, [named]);
    const id = String((await record(consentId, {}, [named])).body['disclosureRequestId']);
    const amendment = { version: 1, text: 'marker-newer', reason: 'a mistake' };
    expect((await world.as('dr-vos', `/pieces/${named}/amendments`, { body: amendment })).status).toBe(201);
    expect(refusal(await steps.decide('dr-vos', id))).toEqual([409, '/problems/newer-version', 'C3']);
  });

  test('V8, C14 under a legal ground C6 alone is asked; what the matrix asks beside it, and does not get, is named', async () => {
    const ground = { requester: AGENCY, purpose: 'benefit-claim', basis: GROUND };
    const { body } = await record(null, ground);
    expect(body).toMatchObject({ state: 'before-the-doctor', lacking: null });
    const id = String(body['disclosureRequestId']);
    const asked = await steps.decide('dr-vos', id);
    expect((asked.body['errors'] as { at: string; code: string }[]).map(({ at, code }) => [at, code])).toEqual([
      ['/answers/interestOutweighs', 'not_asked'],
      ['/answers/handledReasonably', 'not_asked'],
    ]);
    const onlyC6 = { answers: { noMoreThanNecessary: ALL_YES.noMoreThanNecessary } };
    expect((await steps.decide('dr-vos', id, onlyC6)).body['state']).toBe('approved');
    const bare = await record(null, { ...ground, pieces: [{ pieceId: piece, version: 1, necessity: null }] });
    const refused = await steps.decide('dr-vos', String(bare.body['disclosureRequestId']), onlyC6);
    expect([refusal(refused), refused.body['errors']]).toEqual([
      [409, '/problems/not-to-this-recipient', 'V8'],
      [{ at: '/pieces/0', code: 'lacks_necessity_note', rule: 'V8' }],
    ]);
  });

  test('V8, C14 an item that a recipient may never have can not be approved, and which is said; struck, the rest goes', async () => {
    const observed = await world.recorded(jan, {
      entryOn: '2026-01-02',
      pieces: [{ item: 'M45', text: 'what was seen' }],
    });
    for (const capacity of ['insurer', 'benefits-agency-staff', 'municipality-staff', 'benefits-agency-doctor']) {
      const requester = { ...AGENCY, capacity };
      const { body } = await record(null, { requester, purpose: 'benefit-claim', basis: GROUND }, [piece, observed]);
      const id = String(body['disclosureRequestId']);
      const answers = { noMoreThanNecessary: ALL_YES.noMoreThanNecessary };
      const refused = await steps.decide('dr-vos', id, { answers });
      expect([capacity, refusal(refused)]).toEqual([capacity, [409, '/problems/not-to-this-recipient', 'V8']]);
      expect((refused.body['errors'] as { at: string }[]).map(({ at }) => at)).toContain('/pieces/1');
      expect(await steps.state(id)).toBe('before-the-doctor');
      if (capacity !== 'benefits-agency-doctor') continue;
      const struck = [{ pieceId: observed, code: 'not_to_this_recipient', reason: 'V8' }];
      expect((await steps.decide('dr-vos', id, { answers, struck })).body['state']).toBe('partly-approved');
    }
  });

  test('C4 a piece that another doctor reported is not asked here, when it comes in or when it is decided', async () => {
    const smit = await world.cast.sql<{ id: string }>("SELECT id FROM access.account WHERE subject = 'dr-smit'");
    const mia = await world.patient('mia');
    const named = await world.recorded(mia);
    const consentId = await steps.consents.signed('mia', mia, consentTo([named]));
    const { body } = await steps.record('dr-vos', mia, await steps.body(consentId, [named]));
    await world.cast.sql('UPDATE access.responsibility SET ended_at = platform.clock() WHERE employee_id = $1', [mia]);
    await world.cast.responsibility(mia, smit[0]?.id ?? '');
    const id = String(body['disclosureRequestId']);
    const { body: shown } = await steps.read('dr-smit', id);
    const decided = await world.as('dr-smit', `/disclosure-requests/${id}/decision`, {
      body: { digest: shown['digest'], answers: ALL_YES, struck: [] },
    });
    expect(refusal(decided)).toEqual([409, '/problems/another-reporting-doctor', 'C4']);
    const again = await steps.record('dr-smit', mia, await steps.body(null, [named]));
    expect(refusal(again)).toEqual([409, '/problems/another-reporting-doctor', 'C4']);
  });
});
