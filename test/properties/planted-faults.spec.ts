import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Policies } from '../../src/safeguards/access/policy/policies.js';
import { actorsOf } from './actors.js';
import { deviationsOfTheDatabase } from './database-lock.js';
import { plant } from './plant-fault.js';
import { PLANTED_FAULTS } from './planted-faults.js';
import { deviationsOfThePolicies } from './policy-lock.js';
import { FIXED_WORLDS, type FixedWorld } from './world/fixed-worlds.js';
import { WorldHouse } from './world/world-house.js';

describe('planted faults', () => {
  let house: WorldHouse;
  beforeAll(async () => {
    house = await WorldHouse.open();
  });
  afterAll(() => house.close());

  /** What each of the two locks alone does otherwise than the specification says, for the first of whom it does. */
  const deviations = async (name: FixedWorld, policies: Policies): Promise<string[]> => {
    const world = FIXED_WORLDS[name];
    await house.load(world);
    for (const actor of actorsOf(world)) {
      const found = [
        ...(await deviationsOfThePolicies(house, world, actor, policies)),
        ...(await deviationsOfTheDatabase(house, world, actor)),
      ];
      if (found.length > 0) return found;
    }
    return [];
  };

  test('S1 there are twenty of them or more, in row security, in policies and in facts', () => {
    expect(PLANTED_FAULTS.length).toBeGreaterThanOrEqual(20);
    expect(new Set(PLANTED_FAULTS.map(({ where }) => where))).toEqual(new Set(['row security', 'policies', 'facts']));
  });

  test.each(Object.keys(FIXED_WORLDS) as FixedWorld[])('S1 without a fault it is green where %s', async (name) => {
    expect(await deviations(name, house.service.app.get(Policies))).toEqual([]);
  });

  test.each(PLANTED_FAULTS.map((fault) => [`${fault.rule} in ${fault.where}: ${fault.says}`, fault] as const))(
    '%s, and the property turns red',
    async (_says, fault) => {
      const { policies, remove } = await plant(house, fault);
      const found = await deviations(fault.noticedWhere, policies);
      await remove();
      expect(found).not.toEqual([]);
    },
  );
});
