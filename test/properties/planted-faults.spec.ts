import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Policies } from '../../src/safeguards/access/policy/policies.js';
import { actorsOf } from './actors.js';
import { deviationsOfTheDatabase } from './database-lock.js';
import { plant } from './plant-fault.js';
import type { PlantedFault } from './planted-fault.js';
import { PLANTED_FAULTS } from './planted-faults.js';
import { deviationsOfThePolicies } from './policy-lock.js';
import type { World } from './specification/world.js';
import { FIXED_WORLDS } from './world/fixed-worlds.js';
import { WorldHouse } from './world/world-house.js';

/** Which of the two are asked, and of which table alone. */
interface Locks {
  readonly policies: boolean;
  readonly database: boolean;
  readonly table?: string;
}
const BOTH: Locks = { policies: true, database: true };

/** Only the lock that a fault is in could notice it; a function may serve both. */
function locksWith(fault: PlantedFault): Locks {
  if (fault.where !== 'row security') return { policies: true, database: false };
  return 'table' in fault ? { policies: false, database: true, table: fault.table } : BOTH;
}

describe('planted faults', () => {
  let house: WorldHouse;
  beforeAll(async () => {
    house = await WorldHouse.open();
  });
  afterAll(() => house.close());

  /** What the two locks, each alone, do otherwise than the specification says, for the first of whom they do. */
  const deviations = async (world: World, policies: Policies, locks: Locks = BOTH): Promise<string[]> => {
    for (const actor of actorsOf(world)) {
      const found = [
        ...(locks.policies ? await deviationsOfThePolicies(house, world, actor, policies) : []),
        ...(locks.database ? await deviationsOfTheDatabase(house, world, actor, locks.table) : []),
      ];
      if (found.length > 0) return found;
    }
    return [];
  };

  test('S1 there are twenty of them or more, in row security, in policies and in facts', () => {
    expect(PLANTED_FAULTS.length).toBeGreaterThanOrEqual(20);
    expect(new Set(PLANTED_FAULTS.map(({ where }) => where))).toEqual(new Set(['row security', 'policies', 'facts']));
  });

  // Nothing here writes: a world is put there once for all that is planted in it.
  describe.each(Object.entries(FIXED_WORLDS))('where %s', (name, world) => {
    beforeAll(() => house.load(world));

    test('S1 without a fault it is green', async () => {
      expect(await deviations(world, house.service.app.get(Policies))).toEqual([]);
    });

    const here = PLANTED_FAULTS.filter(({ noticedWhere }) => noticedWhere === name);
    if (here.length === 0) return;
    test.each(here.map((fault) => [`${fault.rule} in ${fault.where}: ${fault.says}`, fault] as const))(
      '%s, and the property turns red',
      async (_says, fault) => {
        const { policies, remove } = await plant(house, fault);
        const found = await deviations(world, policies, locksWith(fault)).finally(remove);
        expect(found).not.toEqual([]);
      },
    );
  });
});
