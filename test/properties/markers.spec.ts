import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { QuestionClosingJob } from '../../src/records/fitness-verdict/closing/question-closing.job.js';
import { channelsOf, type Channel } from './markers/channels.js';
import { ACTORS, misuseEverything, readEverything, routesOf, writeEverything } from './markers/drive.js';
import type { MarkedHouse } from './markers/marked-house.js';
import { markedWorld } from './markers/marked-world.js';
import { Mint } from './markers/mint.js';
import { formsOf, Needles } from './markers/needles.js';
import { PLANTED_ACTORS, PLANTED_CHANNELS, plantedIn, plantLeaks } from './markers/planted-leaks.js';
import { mayShow } from './markers/clear-columns.js';
import { RECIPIENT_GETS } from './markers/sent.js';
import { WHO_GETS_WHAT } from './markers/who-gets-what.js';
import { writeRequests } from './markers/write-requests.js';

const LONGEST = 600_000;

describe('markers in every personal and medical field', () => {
  let house: MarkedHouse;
  let routes: readonly string[];
  let channels: readonly Channel[];
  let needles: Needles;

  beforeAll(async () => {
    house = await markedWorld();
    routes = routesOf(house);
    await readEverything(house);
    const requests = writeRequests(house);
    await writeEverything(house, requests);
    await misuseEverything(house, requests);
    await readEverything(house);
    await house.afterAWhile(() => house.service.app.get(QuestionClosingJob).closeDueQuestions());
    await house.stopService();
    channels = await channelsOf(house);
    needles = new Needles(house.mint.markers);
  }, LONGEST);
  afterAll(() => house.close());

  test('D5 the search asked for everything: each route was done by somebody, and none failed', () => {
    const statuses = routes.map((route) => [route, house.transcript.statuses(route)] as const);
    expect(statuses.filter(([, of]) => !of.some((status) => status < 300))).toEqual([]);
    expect(statuses.filter(([, of]) => of.some((status) => status >= 500))).toEqual([]);
  });

  test.each(ACTORS)('S7 what reaches %s is what the table says: all of it and nothing else', (actor) => {
    expect(needles.inTexts(house.transcript.textsOf(actor))).toEqual([...(WHO_GETS_WHAT[actor] ?? [])].sort());
  });

  test('C11, C13 what reaches who collected a package is what was approved, and to whom, by whom and whose it is', () => {
    expect(needles.inTexts(house.transcript.textsOf('recipient'))).toEqual(RECIPIENT_GETS);
  });

  test('D5 nothing personal or medical stands in a log, a file or a column that is not made for it', () => {
    const found = channels.flatMap(({ name, bytes }) =>
      needles
        .in(bytes)
        .filter((marker) => !mayShow(name, marker))
        .map((marker) => `${name} shows ${marker}`),
    );
    expect(found).toEqual([]);
  });

  describe('and one planted in each channel', () => {
    let among: ReadonlyMap<string, readonly string[]>;
    beforeAll(async () => {
      await plantLeaks(house);
      const search = new Needles(house.mint.markers);
      const received = PLANTED_ACTORS.map((actor) => [actor, search.inTexts(house.transcript.textsOf(actor))] as const);
      const written = (await channelsOf(house)).map(({ name, bytes }) => [name, search.in(bytes)] as const);
      among = new Map([...received, ...written]);
    }, LONGEST);

    test.each([...PLANTED_ACTORS, ...PLANTED_CHANNELS])('D5 %s: is found there', (place) => {
      expect(among.get(place)).toContain(plantedIn(place));
    });
  });
});

describe('the search for markers', () => {
  test('D5 finds a marker in every form that bytes may have', () => {
    const mint = new Mint();
    const text = mint.word('word');
    const needles = new Needles(mint.markers);
    for (const form of formsOf(text)) {
      expect(needles.in(Buffer.concat([Buffer.from('0'), form, Buffer.from('f')]))).toEqual(['word']);
    }
    for (const before of ['', 'a', 'ab']) {
      expect(needles.in(Buffer.from(Buffer.from(`${before}${text} is ill`).toString('base64url')))).toEqual(['word']);
    }
    expect(needles.in(Buffer.from(text.slice(0, -1)))).toEqual([]);
  });

  test('D5 finds a word whose hexadecimal form has digits alone inside a longer one', () => {
    const needles = new Needles([{ name: 'word', spellings: ['Qabcdefghipq'] }]);
    expect(needles.in(Buffer.from(`00${Buffer.from('Qabcdefghipq').toString('hex')}ff`))).toEqual(['word']);
  });

  test('D5 takes digits for a marker where they stand alone, and not inside a longer number', () => {
    const mint = new Mint();
    const phone = mint.digits('phone', '06', 8);
    const needles = new Needles(mint.markers);
    expect(needles.in(Buffer.from(`"${phone}"`))).toEqual(['phone']);
    expect(needles.in(Buffer.from(`"3f${phone}a0"`))).toEqual([]);
  });
});
