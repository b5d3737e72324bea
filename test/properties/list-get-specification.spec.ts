import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Policies } from '../../src/safeguards/access/policy/policies.js';
import { actorsOf } from './actors.js';
import { deviationsOfTheDatabase } from './database-lock.js';
import { deviationsOverHttp } from './over-http.js';
import { deviationsOfThePolicies } from './policy-lock.js';
import { KINDS, KINDS_OF_THE_TRAIL } from './specification/records.js';
import { makeWorld } from './world/make-world.js';
import { FIXED_WORLDS } from './world/fixed-worlds.js';
import { WorldHouse } from './world/world-house.js';

const OTHER_KINDS = KINDS.filter((kind) => !KINDS_OF_THE_TRAIL.some((one) => one === kind));
const RUNS = process.env['KLUIS_LONG'] === '1' ? 200 : 4;

describe('list = get = specification', () => {
  let house: WorldHouse;
  beforeAll(async () => {
    house = await WorldHouse.open();
  });
  afterAll(() => house.close());

  test('S1 in random worlds each lock alone, each record and each list agree with a third reading of the rules', async () => {
    const policies = house.service.app.get(Policies);
    await fc.assert(
      fc.asyncProperty(fc.noShrink(fc.nat()), async (seed) => {
        const world = makeWorld(seed);
        await house.load(world);
        const found: string[] = [];
        const actors = actorsOf(world);
        // The trail first: what is asked afterwards is in it too.
        for (const actor of actors) found.push(...(await deviationsOverHttp(house, world, actor, KINDS_OF_THE_TRAIL)));
        for (const actor of actors) {
          found.push(
            ...(await deviationsOfTheDatabase(house, world, actor)),
            ...(await deviationsOfThePolicies(house, world, actor, policies)),
            ...(await deviationsOverHttp(house, world, actor, OTHER_KINDS)),
          );
        }
        expect(found).toEqual([]);
      }),
      { numRuns: RUNS, endOnFailure: true },
    );
  }, 1_200_000);

  test('I3, I10 where outcomes went out, a paper says so to who represents as well', async () => {
    const world = FIXED_WORLDS['all is in order'];
    await house.load(world);
    const represents = actorsOf(world).filter(({ role }) => role === 'representative');
    expect(represents).not.toEqual([]);
    for (const actor of represents)
      expect(await deviationsOverHttp(house, world, actor, ['PaperAgreement'])).toEqual([]);
  });
});
