import { verify } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { pdf } from '../../src/platform/files/files.fixture.js';
import { ask } from '../harness/http.js';
import { consentTo, sha256 } from './consent-steps.js';
import { ALL_YES, DisclosureSteps, REQUESTER, todayIn } from './disclosure-steps.js';
import { documentWorld, type DocumentWorld } from './document-world.js';
import { comparable, itemsOf, refusal } from './verdict-world.js';

const NO = { yes: false, reason: 'marker-no' };

describe('a request to disclose', () => {
  let world: DocumentWorld;
  let steps: DisclosureSteps;
  let jan: string;
  let piece: string;
  let letter: string;
  beforeAll(async () => {
    world = await documentWorld();
    steps = new DisclosureSteps(world);
    jan = await world.patient('jan');
    await world.patient('kees');
    piece = await world.recorded(jan);
    letter = await world.filed(jan, pdf('marker-letter'));
  });
  afterAll(() => world.stop());

  const told = async (code: string): Promise<number> => {
    const [row] = await world.cast.sql<{ count: number }>(
      `SELECT count(*)::int AS count FROM desk.notice n JOIN access.account a ON a.id = n.account_id
       WHERE n.code = $1 AND a.subject = 'jan'`,
      [code],
    );
    return row?.count ?? 0;
  };

  test('C4, C17 is recorded by his doctor, waits for the decision, and the employee reads who asks what', async () => {
    const before = await told('disclosure-asked');
    const id = await steps.before('jan', jan, [piece, letter]);
    expect(await told('disclosure-asked')).toBe(before + 1);
    const { body } = await steps.read('jan', id);
    expect(body).toMatchObject({
      id,
      requester: REQUESTER,
      purpose: 'treatment',
      state: 'before-the-doctor',
      answers: null,
    });
    expect(body['pieces']).toEqual([
      { pieceId: piece, version: 1, item: 'M35', necessity: 'marker-necessity' },
      { pieceId: letter, version: 1, item: 'M49', necessity: 'marker-necessity' },
    ]);
    const waits = itemsOf(await world.as('dr-vos', '/waiting?limit=100')).filter((one) => one['id'] === id);
    expect(waits).toMatchObject([{ what: 'disclosure-to-decide', employeeId: jan }]);
    expect((await steps.decide('dr-vos', id)).status).toBe(201);
    expect(itemsOf(await world.as('dr-vos', '/waiting?limit=100')).map((one) => one['id'])).not.toContain(id);
  });

  test.each([['interestOutweighs'], ['noMoreThanNecessary'], ['handledReasonably']])(
    'C5, C6, C7 one no refuses, with its reason, which the employee reads: %s',
    async (question) => {
      const id = await steps.before('jan', jan, [piece]);
      const before = await told('disclosure-decided');
      const answer = await steps.decide('dr-vos', id, { answers: { ...ALL_YES, [question]: NO } });
      expect(answer.body).toEqual({ disclosureRequestId: id, state: 'refused', lacking: null });
      expect(await told('disclosure-decided')).toBe(before + 1);
      expect((await steps.read('jan', id)).body).toMatchObject({
        state: 'refused',
        answers: { [question]: NO },
        decidedBy: world.vos,
      });
      expect(refusal(await steps.decide('dr-vos', id))).toEqual([409, '/problems/decided-already', 'C4']);
    },
  );

  test('C7 no question has a default, and each wants a reason', async () => {
    const id = await steps.before('jan', jan, [piece]);
    for (const question of ['interestOutweighs', 'noMoreThanNecessary', 'handledReasonably']) {
      const left = Object.fromEntries(Object.entries(ALL_YES).filter(([name]) => name !== question));
      const answer = await steps.decide('dr-vos', id, { answers: left });
      expect([answer.status, (answer.body['errors'] as { at: string }[]).map(({ at }) => at)]).toEqual([
        400,
        [`/answers/${question}`],
      ]);
      const silent = await steps.decide('dr-vos', id, { answers: { ...ALL_YES, [question]: { yes: true } } });
      expect(silent.status).toBe(400);
    }
    expect(await steps.state(id)).toBe('before-the-doctor');
  });

  test('C7 what is struck stays, with its code, and the rest goes; all of it struck is refused', async () => {
    const strike = (pieceId: string): object => ({ pieceId, code: 'more_than_necessary', reason: 'marker-struck' });
    const partly = await steps.before('jan', jan, [piece, letter]);
    expect((await steps.decide('dr-vos', partly, { struck: [strike(letter)] })).body['state']).toBe('partly-approved');
    expect((await steps.read('jan', partly)).body['struck']).toEqual([strike(letter)]);
    const none = await steps.before('jan', jan, [piece]);
    expect((await steps.decide('dr-vos', none, { struck: [strike(piece)] })).body['state']).toBe('refused');
    const other = await steps.before('jan', jan, [piece]);
    const answer = await steps.decide('dr-vos', other, { struck: [strike(letter)] });
    expect([answer.status, answer.body['errors']]).toEqual([
      400,
      [{ at: '/struck/0/pieceId', code: 'not_asked_for', rule: 'C7' }],
    ]);
  });

  test('C4 the decision is signed over what was read: the published key verifies it, and no other request has that digest', async () => {
    const id = await steps.before('jan', jan, [piece]);
    expect(refusal(await world.as('dr-vos', `/disclosure-requests/${id}/evidence/decision.json`))).toEqual([
      409,
      '/problems/not-decided',
      'C4',
    ]);
    const stale = await steps.decide('dr-vos', id, { digest: sha256('another') });
    expect(refusal(stale)).toEqual([409, '/problems/read-otherwise', 'C4']);
    expect((await steps.decide('dr-vos', id)).body['state']).toBe('approved');
    const file = async (name: string): Promise<Buffer> =>
      (await world.fetched('jan', `/disclosure-requests/${id}/evidence/${name}`)).bytes;
    const [bytes, signature, key] = [await file('decision.json'), await file('decision.sig'), await file('key.pem')];
    const published = await ask(`${world.service.url}/v1/signing-keys`);
    expect(itemsOf(published).map(({ pem }) => pem)).toContain(key.toString());
    expect(verify(null, bytes, key.toString(), signature)).toBe(true);
    for (const at of bytes.keys()) {
      const altered = Buffer.from(bytes);
      altered[at] = (altered[at] ?? 0) ^ 1;
      expect(verify(null, altered, key.toString(), signature)).toBe(false);
    }
    const said = JSON.parse(bytes.toString()) as { request: string; requestSha256: string };
    expect(said).toMatchObject({
      requestSha256: sha256(said.request),
      decision: { outcome: 'approved', doctorId: world.vos },
    });
  });

  test('C4 of deciders at one moment one wins', async () => {
    const id = await steps.before('jan', jan, [piece]);
    const answers = await Promise.all([1, 2, 3, 4, 5].map(() => steps.decide('dr-vos', id)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409, 409, 409, 409]);
  });

  test('C10 nobody but the dossier doctor in his own right decides; nobody else records, repairs or withdraws', async () => {
    const id = await steps.before('jan', jan, [piece]);
    const body = await steps.body(null, [piece]);
    await world.cast.delegation(world.vos, world.anna, jan, ['read', 'record', 'amend']);
    for (const who of ['anna', 'cm-acme', 'expert', 'acme-hr', 'ada', 'officer', 'dr-staf', 'jan']) {
      const tried = [
        await steps.record(who, jan, body),
        await steps.decide(who, id),
        await steps.withdraw(who, id),
        await steps.repair(who, id, { receivedOn: await todayIn(world), basis: null, pieces: [] }),
      ];
      expect([who, tried.map(({ status }) => status)]).toEqual([who, [403, 403, 403, 403]]);
    }
    for (const who of ['dr-smit', 'kees']) {
      const never = '00000000-0000-4000-8000-000000000000';
      expect(comparable(await steps.read(who, id))).toEqual(comparable(await steps.read(who, never)));
    }
    expect([(await steps.record('dr-smit', jan, body)).status, (await steps.decide('dr-smit', id)).status]).toEqual([
      404, 404,
    ]);
    expect(await steps.state(id)).toBe('before-the-doctor');
  });

  test('C3 a consent that was withdrawn recalls what rests on it, decided or not, and nothing more is decided', async () => {
    for (const decided of [false, true]) {
      const consentId = await steps.consents.signed('jan', jan, consentTo([piece]));
      const { body } = await steps.record('dr-vos', jan, await steps.body(consentId, [piece]));
      const id = String(body['disclosureRequestId']);
      if (decided) expect((await steps.decide('dr-vos', id)).status).toBe(201);
      expect((await steps.consents.withdraw('jan', consentId)).status).toBe(201);
      expect(await steps.state(id)).toBe('recalled');
      expect(refusal(await steps.decide('dr-vos', id))).toEqual([409, '/problems/consent-withdrawn', 'C3']);
    }
  });

  test('C3 of a decision and a withdrawal of the consent at one moment nothing is approved after it was withdrawn', async () => {
    for (let round = 0; round < 4; round += 1) {
      const consentId = await steps.consents.signed('jan', jan, consentTo([piece]));
      const { body } = await steps.record('dr-vos', jan, await steps.body(consentId, [piece]));
      const id = String(body['disclosureRequestId']);
      const [decided, withdrawn] = await Promise.all([
        steps.decide('dr-vos', id),
        steps.consents.withdraw('jan', consentId),
      ]);
      expect([withdrawn.status, [201, 409].includes(decided.status), await steps.state(id)]).toEqual([
        201,
        true,
        'recalled',
      ]);
    }
  });

  test('C4 who asked may ask no more: it is told, and nothing is decided any more', async () => {
    const id = await steps.before('jan', jan, [piece]);
    const before = await told('disclosure-withdrawn');
    expect((await steps.withdraw('dr-vos', id)).body['state']).toBe('withdrawn');
    expect(await told('disclosure-withdrawn')).toBe(before + 1);
    expect(refusal(await steps.decide('dr-vos', id))).toEqual([409, '/problems/request-withdrawn', 'C4']);
    expect(refusal(await steps.withdraw('dr-vos', id))).toEqual([409, '/problems/request-withdrawn', 'C4']);
  });

  test('C4, D10 a decision takes a sign-in of the last minutes', async () => {
    const id = await steps.before('jan', jan, [piece]);
    const { body } = await steps.read('dr-vos', id);
    const late = await ask(`${world.service.url}/v1/disclosure-requests/${id}/decision`, {
      token: await world.cast.token('dr-vos', { authAge: 360 }),
      body: { digest: body['digest'], answers: ALL_YES, struck: [] },
    });
    expect(late.status).toBe(401);
  });
});
