import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ACTORS, misuseEverything, readEverything, routesOf, writeEverything } from './markers/drive.js';
import type { MarkedHouse } from './markers/marked-house.js';
import { markedWorld } from './markers/marked-world.js';
import { Needles } from './markers/needles.js';
import { writeRequests } from './markers/write-requests.js';

describe('x', () => {
  let house: MarkedHouse;
  beforeAll(async () => {
    const t = performance.now();
    house = await markedWorld();
    console.log('world', performance.now() - t);
  }, 120000);
  afterAll(() => house.close());
  test('D5 x', async () => {
    let t = performance.now();
    const lap = (what: string) => { console.log(what, performance.now() - t); t = performance.now(); };
    await readEverything(house); lap('read');
    const requests = writeRequests(house);
    await writeEverything(house, requests); lap('write');
    await misuseEverything(house, requests); lap('misuse');
    await readEverything(house); lap('read');
    const needles = new Needles(house.mint.markers);
    for (const actor of ACTORS) console.log(actor, needles.in(house.transcript.bytesOf(actor)).join(' '));
    lap('search');
    console.log(routesOf(house).map((r) => `${r} ${house.transcript.statuses(r)}`).join('\n'));
    expect(1).toBe(1);
  });
});
