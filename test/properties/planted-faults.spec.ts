import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Policies } from '../../src/safeguards/access/policy/policies.js';
import { actorsOf } from './actors.js';
import { deviationsOfTheDatabase } from './database-lock.js';
import { plant } from './plant-fault.js';
import type { PlantedFault } from './planted-fault.js';
import { PLANTED_FAULTS } from './planted-faults.js';
import { deviationsOfThePolicies } from './policy-lock.js';
import { KINDS, type Kind } from './specification/records.js';
import type { World } from './specification/world.js';
import { FIXED_WORLDS } from './world/fixed-worlds.js';
import { WorldHouse } from './world/world-house.js';

/** Which of the two are asked, and of which kinds. */
interface Locks {
  readonly policies: boolean;
  readonly database: boolean;
  readonly kinds: readonly Kind[];
}

/** Only the lock that a fault is in could notice it; a function may serve both. */
function locksWith({ where, noticedOf, ...fault }: PlantedFault): Locks {
  const kinds = [noticedOf];
  if (where !== 'row security') return { policies: true, database: false, kinds };
  return { policies: !('table' in fault), database: true, kinds };
}

/** Both, of what is planted there; a long run asks them of everything, as random worlds do in every run. */
function locksWithout(faults: readonly PlantedFault[]): Locks {
  const isAboutAll = process.env['KLUIS_LONG'] === '1' || faults.length === 0;
  const kinds = isAboutAll ? KINDS : [...new Set(faults.map(({ noticedOf }) => noticedOf))];
  return { policies: true, database: true, kinds };
}

describe('planted faults', () => {
  let house: WorldHouse;
  beforeAll(async () => {
    house = await WorldHouse.open();
  });
  afterAll(() => house.close());

  /** What the two locks, each alone, do otherwise than the specification says, for the first of whom they do. */
  const deviations = async (world: World, policies: Policies, locks: Locks): Promise<string[]> => {
    const { kinds } = locks;
    for (const actor of actorsOf(world)) {
      const found = [
        ...(locks.policies ? await deviationsOfThePolicies(house, world, actor, policies, kinds) : []),
        ...(locks.database ? await deviationsOfTheDatabase(house, world, actor, kinds) : []),
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

    const here = PLANTED_FAULTS.filter(({ noticedWhere }) => noticedWhere === name);
    test('S1 without a fault it is green', async () => {
      expect(await deviations(world, house.service.app.get(Policies), locksWithout(here))).toEqual([]);
    });

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
