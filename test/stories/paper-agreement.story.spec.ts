import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { examinationWorld, type ExaminationWorld } from './examination-world.js';
import { paperSteps } from './paper-steps.js';
import { comparable, itemsOf, refusal } from './verdict-world.js';

describe('an agreement on paper', () => {
  let world: ExaminationWorld;
  beforeAll(async () => {
    world = await examinationWorld();
  });
  afterAll(() => world.stop());

  const { scan, heard, record, recorded, act, post, toldAgo, shown, waiting, told, employers } = paperSteps(
    () => world,
  );

  test('I10, V4 a paper is recorded, a doctor accepts it, the letter goes out, and after the term the employer gets the outcome', async () => {
    const one = await heard();
    const id = await recorded(one);
    expect(await waiting('dr-vos', id)).toEqual(['paper-to-accept']);
    expect(refusal(await act(id, 'release'))).toEqual([409, '/problems/not-accepted-yet', 'I10']);
    expect(refusal(await post(id))).toEqual([409, '/problems/not-accepted-yet', 'I10']);
    expect((await act(id, 'acceptance')).body).toEqual({ paperAgreementId: id, state: 'accepted' });
    expect(refusal(await act(id, 'acceptance'))).toEqual([409, '/problems/accepted-already', 'I10']);
    expect(refusal(await act(id, 'release'))).toEqual([409, '/problems/not-told-yet', 'I10']);
    expect([await waiting('dr-vos', id), await waiting('anna', id)]).toEqual([['paper-to-post'], ['paper-to-post']]);
    expect((await post(id)).body).toEqual({ paperAgreementId: id, state: 'told' });
    expect(refusal(await post(id))).toEqual([409, '/problems/told-already', 'I10']);
    for (const days of [0, 14]) {
      await toldAgo(id, days);
      const refused = await act(id, 'release');
      expect([days, refusal(refused)]).toEqual([days, [409, '/problems/can-be-undone', 'I10']]);
      expect(refused.body['detail']).toContain(
        `can undo it until ${String((await shown(id)).body['undoUntil'])}: the outcome`,
      );
      expect([await waiting('dr-vos', id), await employers(one.outcomeId)]).toEqual([[], 404]);
    }
    await toldAgo(id, 15);
    expect(await waiting('dr-vos', id)).toEqual(['paper-to-let-out']);
    expect((await act(id, 'release')).body).toEqual({ paperAgreementId: id, state: 'released' });
    expect(await employers(one.outcomeId)).toBe(200);
    expect((await shown(id)).body).toMatchObject({
      ...{ state: 'released', outcomeId: one.outcomeId, pieceId: one.pieceId, recordedBy: world.anna },
      ...{ responsibleDoctorId: world.vos, acceptedBy: world.vos, toldHow: 'posted', undoUntil: await world.day(-1) },
    });
    expect(await told(one.outcomeId)).toEqual([{ subject: 'acme-hr', code: 'outcome-released' }]);
    expect(refusal(await act(id, 'withdrawal'))).toEqual([409, '/problems/paper-over', 'I10']);
  });

  test('I10 who has an account is told in the app at once, sees who recorded and who accepted, and undoes it until it went out', async () => {
    const one = await heard(true);
    const id = await recorded(one);
    expect((await shown(id, one.person)).body).toMatchObject({ state: 'recorded', recordedBy: world.anna });
    expect((await act(id, 'acceptance')).body).toEqual({ paperAgreementId: id, state: 'told' });
    expect(await told(id)).toEqual([{ subject: one.person, code: 'paper-agreement-accepted' }]);
    await toldAgo(id, 15);
    expect((await act(id, 'withdrawal', one.person)).body).toEqual({ paperAgreementId: id, state: 'withdrawn' });
    expect(await told(id)).toEqual([
      { subject: one.person, code: 'paper-agreement-accepted' },
      { subject: 'dr-vos', code: 'paper-agreement-withdrawn' },
    ]);
    expect(refusal(await act(id, 'release'))).toEqual([409, '/problems/paper-over', 'I10']);
    expect(await employers(one.outcomeId)).toBe(404);
    const [listed] = itemsOf(await world.as(one.person, `/employees/${one.employeeId}/paper-agreements`));
    expect(listed).toMatchObject({ id, state: 'withdrawn', withdrawnBy: one.accountId });
    // What he undid isn't recorded once more with the same scan.
    expect((await record(one)).body['errors']).toEqual([{ at: '/pieceId', code: 'no_scan' }]);
    const again = await recorded({ ...one, pieceId: await scan(one.employeeId) });
    expect((await act(again, 'withdrawal', 'anna')).status).toBe(201);
    expect(await told(again)).toEqual([
      { subject: 'dr-vos', code: 'paper-agreement-withdrawn' },
      { subject: one.person, code: 'paper-agreement-withdrawn' },
    ]);
  });

  test.each(['block', 're-examination'])(
    'V4, I10 what the employee decides himself goes before the paper: after his %s nothing goes out on it',
    async (what) => {
      const one = await heard(true);
      const id = await recorded(one);
      await act(id, 'acceptance');
      await toldAgo(id, 15);
      expect((await world.decide(one.person, one.outcomeId, what)).status).toBe(201);
      expect((await shown(id)).body['state']).toBe('overtaken');
      expect(refusal(await act(id, 'release'))).toEqual([409, '/problems/paper-over', 'I10']);
      expect(await employers(one.outcomeId)).toBe(404);
      const code = what === 'block' ? 'I10' : 'V4';
      expect(refusal(await record(one))[2]).toBe(code);
    },
  );

  test('V3 a superseded outcome does not go out on a paper about it', async () => {
    const one = await heard();
    const id = await recorded(one);
    await act(id, 'acceptance');
    await post(id);
    await toldAgo(id, 15);
    await world.answer(one.examinationId, { outcome: 'rejected', supersedes: one.outcomeId });
    expect((await shown(id)).body['state']).toBe('overtaken');
    expect(refusal(await act(id, 'release'))).toEqual([409, '/problems/paper-over', 'I10']);
  });

  test('I10 a paper has a scan in this dossier, a day on which he had heard it, and is the only one under way', async () => {
    const [one, other] = [await heard(), await heard()];
    const wrong = async (body: object): Promise<unknown> => (await record(one, body)).body['errors'];
    const text = await world.as('dr-vos', `/employees/${one.employeeId}/entries`, {
      body: { entryOn: await world.day(0), pieces: [{ item: 'M56', text: 'marker' }] },
    });
    const [letter] = text.body['pieceIds'] as readonly string[];
    for (const pieceId of [other.pieceId, letter, one.outcomeId]) {
      expect(await wrong({ pieceId })).toEqual([{ at: '/pieceId', code: 'no_scan' }]);
    }
    expect(await wrong({ signedOn: await world.day(-1) })).toEqual([{ at: '/signedOn', code: 'before_he_heard_it' }]);
    expect(await wrong({ signedOn: await world.day(1) })).toEqual([{ at: '/signedOn', code: 'in_the_future' }]);
    await recorded(one);
    expect(refusal(await record(one))).toEqual([409, '/problems/paper-under-way', 'I10']);
    const unheard = await world.commissioned('pre-employment', false);
    const held = {
      ...unheard,
      outcomeId: await world.issued(unheard.examinationId),
      pieceId: await scan(unheard.employeeId),
    };
    expect(refusal(await record(held, {}, 'dr-vos'))).toEqual([409, '/problems/not-heard-yet', 'V4']);
    const bothAtOnce = await heard();
    const answers = await Promise.all([record(bothAtOnce), record(bothAtOnce, {}, 'dr-vos')]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409]);
  });

  test('S11, I10 accepting and letting out are the dossier doctor’s; nobody else of the service or the employer does any of it, and he is told', async () => {
    const one = await heard(true);
    const id = await recorded(one);
    for (const what of ['acceptance', 'release']) {
      expect(refusal(await act(id, what, 'anna'))).toEqual([403, '/problems/role-cannot', 'I10']);
      expect((await act(id, what, 'dr-smit')).status).toBe(404);
      for (const who of ['cm-acme', 'acme-hr', one.person]) {
        expect([who, (await act(id, what, who)).status]).toEqual([who, 403]);
      }
    }
    const nowhere = comparable(await shown(one.employeeId, 'dr-smit'));
    expect(comparable(await shown(id, 'dr-smit'))).toEqual(nowhere);
    for (const who of ['cm-acme', 'acme-hr']) expect((await record(one, {}, who)).status).toBe(403);
    expect(await told(one.employeeId)).toContainEqual({ subject: one.person, code: 'attempted-in-your-name' });
    expect((await shown(id)).body['state']).toBe('recorded');
  });

  test('V4 a block and a release at once: one of them is, and the employer has what the release says', async () => {
    for (let round = 0; round < 4; round += 1) {
      const one = await heard(true);
      const id = await recorded(one);
      await act(id, 'acceptance');
      await toldAgo(id, 15);
      const [out, blocked] = await Promise.all([
        act(id, 'release'),
        round % 2 === 0 ? world.decide(one.person, one.outcomeId, 'block') : act(id, 'withdrawal', one.person),
      ]);
      expect([out.status, blocked.status].toSorted()).toEqual([201, 409]);
      expect(await employers(one.outcomeId)).toBe(out.status === 201 ? 200 : 404);
    }
  });
});
