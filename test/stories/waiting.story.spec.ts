import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ask, type Answer } from '../harness/http.js';
import { itemsOf, refusal } from './verdict-world.js';
import { DECIDES, UNDECIDED, type Item } from './waiting-lists.js';
import { waitingWorld, type WaitingWorld } from './waiting-world.js';

describe('what waits for somebody', () => {
  let world: WaitingWorld;
  beforeAll(async () => {
    world = await waitingWorld();
  });
  afterAll(() => world.stop());

  /** All pages of a list, so many at a time. */
  const all = async (who: string, path: string, limit = 100): Promise<readonly Item[]> => {
    const items: Item[] = [];
    for (let after: string | null = ''; after !== null;) {
      const page: Answer = await world.as(
        who,
        `${path}${path.includes('?') ? '&' : '?'}limit=${String(limit)}${after}`,
      );
      items.push(...itemsOf(page));
      const { next } = page.body;
      after = typeof next === 'string' ? `&after=${next}` : null;
    }
    return items;
  };
  const waits = async (who: string): Promise<Readonly<Record<string, readonly unknown[]>>> => {
    const by: Record<string, unknown[]> = {};
    for (const { what, id } of await all(who, '/waiting')) (by[String(what)] ??= []).push(id);
    return by;
  };

  test('S7 stands in one list for whom it is to decide, and for nobody else', async () => {
    const { records: r } = world;
    const expected = {
      'dr-vos': {
        'question-to-answer': [r.question],
        'verdict-to-post': [r.verdict],
        'advice-to-post': [r.advice],
        'reintegration-part-to-post': [r.part],
        'examination-to-answer': [r.examination],
        'outcome-to-post': [r.outcome],
        'correction-to-answer': [r.correction],
      },
      'dr-smit': {
        'piece-to-take': [r.misfiled],
        'second-opinion-to-give': [r['second-opinion']],
        'consultation-to-conclude': [r.consultation],
      },
      anna: { 'verdict-to-post': [r.verdict], 'advice-to-post': [r.advice], 'reintegration-part-to-post': [r.part] },
      // S2 — who may read alone posts nothing.
      bart: {},
      'dr-kern': {
        'role-to-confirm': [r.approved],
        'responsibility-to-tell': [r.untold],
        'doctor-to-give': [r.wanted],
        'doctor-change-to-answer': [r.wish],
        'emergency-to-review': [r.emergency],
        'emergency-to-tell': [r.emergency],
      },
      'dr-staf': {
        'responsibility-to-confirm': [r.pending],
        'responsibility-to-tell': [r.untold],
        'stated-duty-to-tell': [r.duty],
        'doctor-to-give': [r.wanted],
        'doctor-change-to-answer': [r.wish],
        'emergency-to-review': [r.emergency],
        'emergency-to-tell': [r.emergency],
      },
      ada: {},
      abel: {
        'role-to-approve': [r.proposed],
        'role-to-confirm': [r.approved],
        'processing-agreement-to-confirm': [r.agreement],
        'invitation-to-print': [r.invitation],
      },
      luuk: { 'log-review-to-sign': [r.review] },
      'employee-3': { 'outcome-to-decide': [r['own-outcome']] },
      'employee-1': {},
    };
    for (const [who, what] of Object.entries(expected)) expect([who, await waits(who)]).toEqual([who, what]);
    // Whoever decides nothing has the list too, and it is empty.
    for (const who of ['acme-hr', 'globex-hr', 'cm-acme', 'olga']) {
      expect([who, (await world.as(who, '/waiting')).body]).toEqual([who, { items: [], next: null }]);
    }
  });

  test('S7 is exactly what is undecided in the lists of their own, for everybody who decides', async () => {
    for (const [who, decides] of Object.entries(DECIDES)) {
      const mine = ((await world.as(who, '/me')).body['account'] as { id: string }).id;
      const waiting = await waits(who);
      for (const what of decides) {
        const { path, is = () => true } = UNDECIDED[what] ?? { path: '/nowhere' };
        const undecided = (await all(who, path, 3)).filter((item) => is(item, mine)).map(({ id }) => id);
        expect([who, what, [...(waiting[what] ?? [])].sort()]).toEqual([who, what, undecided.sort()]);
      }
    }
  });

  test('D5 says what, whom it is about and since when; what is due first comes first, in pages of any size', async () => {
    const items = await all('dr-vos', '/waiting');
    const { question, correction } = world.records;
    expect(items.find(({ id }) => id === question)).toEqual({
      what: 'question-to-answer',
      kind: 'VerdictQuestion',
      id: question,
      employeeId: expect.any(String),
      employerId: world.acme,
      since: await world.day(0),
      until: await world.day(42),
    });
    const letters = await all('abel', '/waiting');
    expect(letters.find(({ id }) => id === world.records.invitation)).toMatchObject({ until: await world.day(14) });
    expect(items.find(({ id }) => id === correction)).toMatchObject({ employerId: null, until: null });
    const places = items.map(
      ({ until, since, id }) => `${typeof until === 'string' ? until : '~'} ${String(since)} ${String(id)}`,
    );
    expect(places).toEqual(places.toSorted());
    for (const limit of [1, 2, 5]) expect(await all('dr-vos', '/waiting', limit)).toEqual(items);
    expect(await all('dr-kern', '/waiting', 1)).toEqual(await all('dr-kern', '/waiting'));
    const { next } = (await world.as('dr-vos', '/waiting?limit=1')).body;
    expect((await world.as('dr-smit', `/waiting?limit=1&after=${String(next)}`)).status).toBe(400);
  });

  test('A1 each record that is shown leaves its own line, for the purpose of its kind', async () => {
    await world.cast.sql('DELETE FROM trail.line');
    await all('dr-smit', '/waiting');
    const lines = await world.cast.sql('SELECT kind, record_id, purpose, route FROM trail.line ORDER BY kind');
    const route = 'GET /v1/waiting';
    expect(lines).toEqual([
      { kind: 'Consultation', record_id: world.records.consultation, purpose: 'prevention-advice', route },
      { kind: 'PieceMove', record_id: world.records.misfiled, purpose: 'absence-guidance', route },
      { kind: 'SecondOpinion', record_id: world.records['second-opinion'], purpose: 'absence-guidance', route },
    ]);
  });

  test('D10 asks the sign-in that the records ask for; so do the lists for which the medical side is looked at', async () => {
    const withOldSignIn = async (who: string, path: string): Promise<readonly unknown[]> => {
      const token = await world.cast.token(who, { authAge: 5400 });
      const { status, headers } = await ask(`${world.service.url}/v1${path}`, { token });
      return [status, headers.get('www-authenticate')];
    };
    const challenge = [401, expect.stringContaining('max_age="3600"')];
    for (const path of ['/waiting', '/questions', '/examinations']) {
      expect(await withOldSignIn('dr-vos', path)).toEqual(challenge);
    }
    expect(await withOldSignIn('abel', '/waiting')).toEqual([200, null]);
    for (const path of ['/questions', '/examinations'])
      expect(await withOldSignIn('acme-hr', path)).toEqual([200, null]);
  });

  test('V4 a held answer waits no more to be given, and for the employer nothing changes', async () => {
    const { records: r } = world;
    const idsIn = async (who: string, path: string): Promise<readonly unknown[]> =>
      (await all(who, path)).map(({ id }) => id);
    expect(await idsIn('dr-vos', '/questions')).toEqual([r.question]);
    expect(await idsIn('dr-vos', '/examinations')).toEqual([r.examination]);
    expect(await idsIn('acme-hr', '/questions')).toEqual([r.question, r['held-question']].sort());
    expect(await idsIn('acme-hr', '/examinations')).toContain(r['held-examination']);
    expect((await idsIn('acme-hr', '/examinations')).length).toBe(3);
  });

  test('S9, S13 who is to be guided or examined waits for a doctor; not why, and not once there is one who can act', async () => {
    const { cast, acme, smit, as } = world;
    const since = await world.day(0);
    const absentee = async (): Promise<string> =>
      (await cast.employee({ employerId: acme, absentSince: '2026-01-01' })).employeeId;
    const wanted = async (): Promise<readonly unknown[]> =>
      (await all('dr-staf', '/doctors-wanted')).map(({ employeeId }) => employeeId);
    const give = (employeeId: string): Promise<Answer> =>
      as('dr-kern', `/employees/${employeeId}/responsibilities`, { body: { doctorId: smit } });

    const examined = (await cast.employee({ employerId: acme })).employeeId;
    expect(await wanted()).toEqual([world.records.wanted]);
    const commission = await as('acme-hr', `/employees/${examined}/examinations`, {
      body: { examinationKind: 'change-of-function' },
    });
    expect(commission.status).toBe(201);
    expect((await all('dr-kern', '/waiting')).find(({ id }) => id === examined)).toEqual({
      what: 'doctor-to-give',
      kind: 'DoctorWanted',
      id: examined,
      employeeId: examined,
      employerId: null,
      since,
      until: null,
    });
    expect((await all('dr-kern', '/notices')).map(({ code, about }) => [code, about])).toContainEqual([
      'doctor-wanted',
      examined,
    ]);
    expect((await give(examined)).status).toBe(201);
    expect(await wanted()).toEqual([world.records.wanted]);
    await cast.responsibility(examined, smit);

    // S15 — of whom the registration lapses there is none who can act; where it is renewed there is.
    const until = 'UPDATE access.registration SET valid_until = $2 WHERE account_id = $1';
    const before = await wanted();
    await cast.sql(until, [smit, await world.day(-1)]);
    expect(await all('dr-kern', '/doctors-wanted')).toContainEqual({ id: examined, employeeId: examined, since });
    await cast.sql(until, [smit, '2099-01-01']);
    expect(await wanted()).toEqual(before);

    const absent = await absentee();
    expect(await wanted()).toContain(absent);
    await cast.sql('UPDATE access.absence SET recovered_on = platform.today() WHERE employee_id = $1', [absent]);
    expect(await wanted()).not.toContain(absent);
    for (const who of ['dr-vos', 'anna', 'cm-acme', 'acme-hr', 'ada', 'olga', 'employee-1']) {
      expect(refusal(await as(who, '/doctors-wanted'))).toEqual([403, '/problems/role-cannot', 'S9']);
    }
  });

  test('D5 whoever decides is told that something began to wait, by its id alone', async () => {
    const { records: r } = world;
    const told = async (who: string): Promise<readonly unknown[]> =>
      (await all(who, '/notices')).map(({ code, about }) => [code, about]);
    expect(await told('dr-vos')).toEqual(
      expect.arrayContaining([
        ['question-asked', r.question],
        ['examination-asked', r.examination],
      ]),
    );
    expect(await told('abel')).toEqual(
      expect.arrayContaining([
        ['role-to-approve', r.proposed],
        ['role-to-confirm', r.approved],
      ]),
    );
    expect(await told('dr-kern')).toContainEqual(['role-to-confirm', r.approved]);
    expect(JSON.stringify(await told('ada'))).not.toMatch(/role-to-/);
    expect(JSON.stringify(await told('dr-smit'))).not.toMatch(/question-asked|examination-asked/);
  });

  test('S7 what was decided is gone with the next request', async () => {
    const { records: r } = world;
    const letter = { version: 1, postedOn: await world.day(0) };
    const done: readonly (readonly [string, string, string, unknown])[] = [
      ['dr-vos', 'question-to-answer', `/questions/${r.question}/verdicts`, { outcome: 'unfit' }],
      ['dr-vos', 'examination-to-answer', `/examinations/${r.examination}/outcomes`, { outcome: 'passed' }],
      ['anna', 'verdict-to-post', `/verdicts/${r.verdict}/posting`, { postedOn: await world.day(0) }],
      ['dr-vos', 'advice-to-post', `/advice/${r.advice}/posting`, { postedOn: await world.day(0) }],
      ['anna', 'reintegration-part-to-post', `/reintegration-parts/${r.part}/posting`, letter],
      ['dr-vos', 'outcome-to-post', `/examination-outcomes/${r.outcome}/posting`, { postedOn: await world.day(0) }],
      [
        'dr-vos',
        'correction-to-answer',
        `/correction-requests/${r.correction}/answer`,
        { outcome: 'declined', reason: 'it is so' },
      ],
      ['dr-smit', 'piece-to-take', `/piece-moves/${r.misfiled}/return`, { reason: 'it is not' }],
      ['dr-smit', 'second-opinion-to-give', `/second-opinions/${r['second-opinion']}/conclusion`, { text: 'a text' }],
      ['dr-smit', 'consultation-to-conclude', `/consultations/${r.consultation}/conclusion`, { text: 'a text' }],
      ['employee-3', 'outcome-to-decide', `/examination-outcomes/${r['own-outcome']}/block`, undefined],
      ['abel', 'role-to-approve', `/roles/${r.proposed}/approval`, undefined],
      ['dr-kern', 'role-to-confirm', `/roles/${r.approved}/confirmation`, undefined],
      ['abel', 'processing-agreement-to-confirm', `/processing-agreements/${r.agreement}/confirmation`, undefined],
      ['abel', 'invitation-to-print', `/invitations/${r.invitation}/letter`, undefined],
      ['dr-staf', 'emergency-to-review', `/emergencies/${r.emergency}/review`, { finding: 'justified' }],
      ['dr-kern', 'emergency-to-tell', `/emergencies/${r.emergency}/telling`, { postedOn: await world.day(0) }],
      ['dr-staf', 'stated-duty-to-tell', `/stated-duties/${r.duty}/telling`, { postedOn: await world.day(0) }],
      ['dr-staf', 'responsibility-to-tell', `/responsibilities/${r.untold}/telling`, { postedOn: await world.day(0) }],
      ['dr-kern', 'doctor-to-give', `/employees/${r.wanted}/responsibilities`, { doctorId: world.smit }],
    ];
    for (const [who, what, path, body] of done) {
      const before = (await waits(who))[what] ?? [];
      const answer = await world.as(who, path, { method: 'POST', ...(body !== undefined && { body }) });
      expect([what, before.length, answer.status]).toEqual([what, 1, 201]);
      const left = (await waits(who))[what] ?? [];
      // To an employee without an account the new answer waits for its letter in its turn.
      expect([what, left.includes(before[0])]).toEqual([what, false]);
    }
  });
});
