import { describe, expect, test } from '@jest/globals';
import { actorsOf } from './actors.js';
import { mayReadAtAll } from './specification/may-read.js';
import { recordsOf } from './specification/records.js';
import { STATEMENTS } from './specification/statements.js';
import type { Statement } from './specification/statement.js';
import type { World } from './specification/world.js';
import { FIXED_WORLDS } from './world/fixed-worlds.js';
import { makeWorld } from './world/make-world.js';

/** Whoever may read all of a kind has nothing hidden from him by the statement itself. */
const HIDES_NOTHING = 'everything';
/** S7 — a letter with a code is printed in no world; a story prints one. */
const SHOWS_NOTHING = 'inNoWorld';

describe('the third reading of the rules', () => {
  const worlds: readonly World[] = [
    ...Object.values(FIXED_WORLDS),
    ...Array.from({ length: 40 }, (_, seed) => makeWorld(seed)),
  ];

  /** In how many cases a statement shows a record, and hides one, for somebody in one of its roles. */
  const counted = ({ roles, kind, when }: Statement): { shows: number; hides: number } => {
    const count = { shows: 0, hides: 0 };
    for (const world of worlds) {
      for (const actor of actorsOf(world).filter(({ role }) => roles.includes(role))) {
        if (!mayReadAtAll(world, actor, kind)) continue;
        for (const record of recordsOf(world, kind)) count[when(world, actor, record) ? 'shows' : 'hides'] += 1;
      }
    }
    return count;
  };

  test('S1 each of its statements shows something somewhere and hides something elsewhere, in the worlds that are tried', () => {
    const idle = STATEMENTS.filter((statement) => {
      const { shows, hides } = counted(statement);
      return (
        (shows === 0 && statement.when.name !== SHOWS_NOTHING) || (hides === 0 && statement.when.name !== HIDES_NOTHING)
      );
    });
    expect(idle.map(({ rule, roles, kind }) => `${rule} ${roles.join('/')} ${kind}`)).toEqual([]);
  });

  test('D6 it names no role, kind or purpose that nobody has', () => {
    const held = new Set(worlds.flatMap(({ roles }) => roles.map(({ role }) => role)));
    expect(STATEMENTS.flatMap(({ roles }) => roles).filter((role) => !held.has(role))).toEqual([]);
  });

  test('S1 two worlds of one number are the same world, and of two numbers two', () => {
    expect(makeWorld(7)).toEqual(makeWorld(7));
    expect(makeWorld(7).employees.map(({ id }) => id)).not.toEqual(makeWorld(8).employees.map(({ id }) => id));
  });
});
