import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { dateInAmsterdam } from '../../src/platform/calendar/local-date.js';
import { addTerm } from '../../src/platform/calendar/term.js';
import { ask, type Answer } from '../harness/http.js';
import { idIn, itemsOf, refusal, verdictWorld, type Absentee, type VerdictWorld } from './verdict-world.js';

const NEXT_ON = addTerm(dateInAmsterdam(Temporal.Now.instant()), 'P28D');
const DURATION = { item: 'M04', values: [{ field: 'duration', is: 'two-to-six-weeks' }] };
const DEGREE = {
  item: 'M11',
  values: [
    { field: 'percent', is: 50 },
    { field: 'hours-per-week', is: 20 },
  ],
};
const CONTACT = {
  item: 'M28',
  values: [
    { field: 'next-on', is: NEXT_ON },
    { field: 'rhythm', is: 'each-four-weeks' },
  ],
};
const ALL = [DURATION, DEGREE, CONTACT];
/** D6 — who has a choice of purposes names one. */
const REINTEGRATION = { headers: { purpose: 'reintegration' } };
const FOR: Readonly<Record<string, typeof REINTEGRATION>> = { 'cm-acme': REINTEGRATION, 'expert-acme': REINTEGRATION };

describe('structured advice', () => {
  let world: VerdictWorld;
  beforeAll(async () => {
    world = await verdictWorld();
    await world.cast.person('expert-acme', { roles: [{ role: 'labour-expert', employerId: world.acme }] });
  });
  afterAll(async () => {
    await world.stop();
  });

  const advise = async ({ absenceId }: Absentee, items: unknown = ALL, more: object = {}): Promise<Answer> =>
    world.as('dr-vos', `/absences/${absenceId}/advice`, { body: { items, ...more } });
  const given = async (person: string, { employeeId }: Absentee): Promise<readonly unknown[]> =>
    itemsOf(await world.as(person, `/employees/${employeeId}/released-advice`, FOR[person] ?? {}))
      .map(({ item, values }) => [item, values])
      .toSorted();
  const everything = [
    ['M04', { duration: 'two-to-six-weeks' }],
    ['M11', { percent: 50, 'hours-per-week': 20 }],
    ['M28', { 'next-on': NEXT_ON, rhythm: 'each-four-weeks' }],
  ];

  test('V7 employer and employee get the same items at once, and are told that they are there', async () => {
    const jan = await world.absentee('jan-advised');
    const receipt = await advise(jan);
    expect(receipt.body).toMatchObject({ released: true });
    expect(await given('acme-hr', jan)).toEqual(everything);
    expect(await given('jan-advised', jan)).toEqual(everything);
    const { items } = (await world.as('jan-advised', '/notices')).body;
    expect(items).toContainEqual(
      expect.objectContaining({ code: 'advice-released', about: idIn(receipt, 'adviceId') }),
    );
    expect(itemsOf(await world.as('acme-hr', `/employers/${world.acme}/released-advice`)).length).toBeGreaterThan(2);
  });

  test('V8 a case manager gets what the matrix gives him, a labour expert no next contact', async () => {
    const jan = await world.absentee('jan-at-work');
    await advise(jan);
    expect(await given('cm-acme', jan)).toEqual(everything);
    expect(await given('expert-acme', jan)).toEqual(everything.slice(0, 2));
    const next = itemsOf(await world.as('cm-acme', `/employees/${jan.employeeId}/released-advice`, REINTEGRATION)).find(
      ({ item }) => item === 'M28',
    );
    const path = `/released-advice/${String(next?.['id'])}`;
    expect((await world.as('cm-acme', path, REINTEGRATION)).status).toBe(200);
    expect((await world.as('expert-acme', path, REINTEGRATION)).status).toBe(404);
    expect((await world.as('globex-hr', path)).status).toBe(404);
  });

  test('V8 what the matrix does not give the employer is not advised, and said under which rule', async () => {
    const jan = await world.absentee('jan-refused');
    const refused = await advise(jan, [{ item: 'M10', values: [{ field: 'x', is: 'y' }] }]);
    expect(refusal(refused)).toEqual([409, '/problems/not-for-the-employer', 'V8']);
    expect(refused.body['detail']).toContain('Say M09 instead');
    for (const item of ['M35', 'M38', 'M50']) {
      expect(refusal(await advise(jan, [{ item, values: [{ field: 'x', is: 'y' }] }]))).toEqual([
        409,
        '/problems/not-for-the-employer',
        'V8',
      ]);
    }
    const unknown = await advise(jan, [{ item: 'M99', values: [{ field: 'x', is: 'y' }] }]);
    expect(refusal(unknown)).toEqual([409, '/problems/no-such-item', 'V8']);
    expect(unknown.body['detail']).toContain('/v1/advice-items');
    expect(refusal(await advise(jan, [{ item: 'M19', values: [{ field: 'x', is: 1 }] }]))).toEqual([
      409,
      '/problems/no-advice-item',
      'V5',
    ]);
    expect(await given('acme-hr', jan)).toEqual([]);
  });

  test('V7 without an account the employer is advised when the letter was posted, not before', async () => {
    const piet = await world.absentee();
    const receipt = await advise(piet);
    const adviceId = idIn(receipt, 'adviceId');
    expect(receipt.body).toMatchObject({ released: false });
    expect(await given('acme-hr', piet)).toEqual([]);
    const early = await world.as('dr-vos', `/advice/${adviceId}/posting`, { body: { postedOn: '2020-01-01' } });
    expect(early.status).toBe(400);
    const posted = await world.as('dr-vos', `/advice/${adviceId}/posting`, { body: { postedOn: await world.today() } });
    expect(posted.status).toBe(201);
    expect(await given('acme-hr', piet)).toEqual(everything);
    const again = await world.as('dr-vos', `/advice/${adviceId}/posting`, { body: { postedOn: await world.today() } });
    expect(refusal(again)).toEqual([409, '/problems/already-released', 'V7']);
  });

  test('V3 advice is superseded by one that names it; both stay, the first says by which', async () => {
    const jan = await world.absentee('jan-superseded');
    const first = idIn(await advise(jan), 'adviceId');
    expect(refusal(await advise(jan, [DURATION]))).toEqual([409, '/problems/advice-superseded', 'V3']);
    const second = idIn(await advise(jan, [DURATION], { supersedes: first }), 'adviceId');
    const items = itemsOf(await world.as('acme-hr', `/employees/${jan.employeeId}/released-advice`));
    expect(items.filter(({ adviceId }) => adviceId === first).map(({ supersededBy }) => supersededBy)).toEqual([
      second,
      second,
      second,
    ]);
    expect(items.filter(({ adviceId }) => adviceId === second).map(({ supersededBy }) => supersededBy)).toEqual([null]);
    const stored = await world.as('dr-vos', `/advice/${second}`);
    expect(stored.body).toMatchObject({ supersedes: first, items: [{ item: 'M04' }] });
  });

  test('V5 who is given nothing of the newer advice learns that his no longer counts, and not by which', async () => {
    const jan = await world.absentee('jan-nothing-new');
    const first = idIn(await advise(jan), 'adviceId');
    const second = idIn(await advise(jan, [CONTACT], { supersedes: first }), 'adviceId');
    const of = async (person: string): Promise<readonly unknown[]> =>
      itemsOf(await world.as(person, `/employees/${jan.employeeId}/released-advice`, FOR[person] ?? {})).map(
        ({ adviceId, item, state, supersededBy }) => [item, adviceId === first, state, supersededBy],
      );
    const experts = await world.as('expert-acme', `/employees/${jan.employeeId}/released-advice`, REINTEGRATION);
    expect((await of('expert-acme')).toSorted()).toEqual([
      ['M04', true, 'superseded', null],
      ['M11', true, 'superseded', null],
    ]);
    expect(experts.text).not.toContain(second);
    for (const person of ['acme-hr', 'cm-acme', 'jan-nothing-new']) {
      expect((await of(person)).toSorted()).toEqual([
        ['M04', true, 'superseded', second],
        ['M11', true, 'superseded', second],
        ['M28', false, 'current', null],
        ['M28', true, 'superseded', second],
      ]);
    }
  });

  test('V5 two who supersede at once: one wins', async () => {
    const jan = await world.absentee('jan-raced');
    const supersedes = idIn(await advise(jan), 'adviceId');
    const both = await Promise.all([advise(jan, [DURATION], { supersedes }), advise(jan, [DEGREE], { supersedes })]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([201, 409]);
  });

  test.each([
    ["a text of one's own", [{ item: 'M04', values: [{ field: 'duration', is: 'because of his back' }] }]],
    ['a code of no list', [{ item: 'M04', values: [{ field: 'duration', is: 'burn-out' }] }]],
    ['a number outside its range', [{ ...DEGREE, values: [{ field: 'percent', is: 101 }, DEGREE.values[1]] }]],
    ['a field too few', [{ ...DEGREE, values: [DEGREE.values[0]] }]],
    ['a field of another item', [{ ...DURATION, values: [...DURATION.values, { field: 'percent', is: 1 }] }]],
    ['an item twice', [DURATION, DURATION]],
    ['a remark beside an item', [{ ...DURATION, remark: 'x' }]],
    ['no item', []],
  ])('V5 %s is refused and nothing is stored', async (_, items) => {
    const jan = await world.absentee();
    const refused = await advise(jan, items);
    expect(refused.status).toBe(400);
    expect(refused.text).not.toMatch(/back|burn-out/);
    expect(itemsOf(await world.as('dr-vos', `/employees/${jan.employeeId}/advice`))).toEqual([]);
  });

  test.each([
    ['M18', 'recovers-on', 'extent', 'in-full', '9999-12-31'],
    ['M18', 'recovers-on', 'extent', 'in-full', '1901-01-01'],
    ['M28', 'next-on', 'rhythm', 'once', '2020-01-01'],
    ['M31', 'seen-on', 'fact', 'did-not-attend', NEXT_ON],
  ])('V5 %s takes no %s that says something else: refused, naming the rule', async (item, field, other, code, is) => {
    const jan = await world.absentee();
    const values = [
      { field, is },
      { field: other, is: code },
    ];
    const refused = await advise(jan, [{ item, values }]);
    const errors = [{ at: '/items/0/values/0/is', code: 'outside_its_days', rule: 'V5' }];
    expect([refused.status, refused.body['errors']]).toEqual([400, errors]);
    expect(itemsOf(await world.as('dr-vos', `/employees/${jan.employeeId}/advice`))).toEqual([]);
  });

  test('S11 nobody but the dossier doctor advises; what is foreign is as unknown', async () => {
    const jan = await world.absentee('jan-secret');
    const body = { items: [DURATION] };
    for (const person of ['acme-hr', 'cm-acme', 'jan-secret', 'anna']) {
      expect([person, (await world.as(person, `/absences/${jan.absenceId}/advice`, { body })).status]).toEqual([
        person,
        403,
      ]);
    }
    const foreign = await world.as('dr-smit', `/absences/${jan.absenceId}/advice`, { body });
    const unknown = await world.as('dr-smit', `/absences/00000000-0000-4000-8000-00000000dead/advice`, { body });
    expect([foreign.status, unknown.status]).toEqual([404, 404]);
    const adviceId = idIn(await advise(jan), 'adviceId');
    for (const person of ['acme-hr', 'cm-acme']) {
      expect([person, (await world.as(person, `/advice/${adviceId}`)).status]).toEqual([person, 403]);
    }
    expect((await world.as('dr-smit', `/advice/${adviceId}`)).status).toBe(404);
  });

  test('V6 an absence that is over takes no first advice; what went out may still be put right', async () => {
    const jan = await world.absentee('jan-recovered');
    const kees = await world.absentee('kees-recovered');
    const first = idIn(await advise(jan), 'adviceId');
    for (const { absenceId } of [jan, kees]) {
      await world.cast.sql('UPDATE access.absence SET recovered_on = platform.today() WHERE id = $1', [absenceId]);
    }
    expect(refusal(await advise(kees))).toEqual([409, '/problems/absence-over', 'V5']);
    expect((await advise(jan, [DURATION], { supersedes: first })).status).toBe(201);
    expect((await world.as('cm-acme', `/employees/${jan.employeeId}/released-advice`, REINTEGRATION)).status).toBe(404);
  });

  test('V5 what the codes mean is there for whoever signed in, in both languages', async () => {
    const items = itemsOf(await world.as('acme-hr', '/advice-items'));
    expect(items.map(({ item }) => item)).toEqual([
      'M04',
      'M09',
      'M11',
      'M12',
      'M17',
      'M18',
      'M22',
      'M28',
      'M29',
      'M31',
    ]);
    expect(JSON.stringify(items)).toContain('eigen werk');
  });

  test('D5 what the codes of other lists mean is there too, whatever one may read, and for nobody without a token', async () => {
    const lists = itemsOf(await world.as('acme-hr', '/code-lists'));
    expect(lists.map(({ list }) => list)).toEqual(
      expect.arrayContaining(['role', 'item', 'emergency-ground', 'notice']),
    );
    const doctor = { code: 'company-doctor', en: 'company doctor', nl: 'bedrijfsarts' };
    expect(lists.find(({ list }) => list === 'role')?.['codes']).toContainEqual(doctor);
    expect((await ask(`${world.service.url}/v1/code-lists`)).status).toBe(401);
  });

  // Last: an agreement only narrows, and Acme's stays so.
  test('V5 an employer of the edition of 2019 gets the verdict alone, also of what it was advised before', async () => {
    const jan = await world.absentee('jan-of-2019');
    const first = idIn(await advise(jan), 'adviceId');
    await world.cast.sql(`UPDATE access.agreement SET disclosure_edition = 'statement-2019' WHERE employer_id = $1`, [
      world.acme,
    ]);
    const narrower = [409, '/problems/narrower-edition', 'V5'];
    expect(refusal(await advise(jan, [DURATION], { supersedes: first }))).toEqual(narrower);
    expect(refusal(await advise(await world.absentee('kees-of-2019'), [DURATION]))).toEqual(narrower);
    expect(await given('acme-hr', jan)).toEqual([]);
    expect(await given('jan-of-2019', jan)).toEqual(everything);
  });
});
