import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { projectFolder } from '../../src/platform/stores/migrate/project-folder.js';
import { loadPolicies } from '../../src/safeguards/access/policy/compile-policies.js';
import { valueFor } from './oracle-bodies.js';
import { json, problem, told } from './oracle-exchange.js';
import { letsThrough, type Route } from './oracle-routes.js';
import { storedNow } from './oracle-stored.js';
import { SURPLUS_MARKER, withSurplus } from './oracle-surplus.js';
import { OracleWorld, type Whose } from './oracle-world.js';

const ROLES = loadPolicies(projectFolder('policies')).roleNames();
const EVERY_ID: readonly Whose[] = ['own', 'foreign', 'unknown'];

/** No route has a query key like these. */
const QUERIES = [
  '?sort=name',
  '?role=administrator',
  '?__proto__=1',
  '?constructor=1',
  '?limit[]=5',
  '?fields=text',
  '?%00=1',
];

/** No route takes these for its body. */
const SHAPES: readonly unknown[] = [[], [{}], 'text', 7, null, true];

describe('what a request may hold', () => {
  let world: OracleWorld;
  let before: unknown;
  beforeAll(async () => {
    world = await OracleWorld.open();
  });
  beforeEach(async () => {
    before = await storedNow(world.cast);
  });
  afterEach(async () => {
    expect(await storedNow(world.cast)).toEqual(before);
    const { expected, written } = await world.witness.lines();
    expect(written).toEqual(expected);
  });
  afterAll(async () => {
    await world.close();
  });

  const rolesOf = (route: Route): string[] => ROLES.filter((role) => letsThrough(route, role, world.policies));
  const withBody = (): Route[] => world.routes.filter(({ body }) => body !== null);

  test('D1 a key too many is refused, wherever in the body it stands, and neither stored nor repeated', async () => {
    const taken: unknown[] = [];
    for (const route of withBody()) {
      const [role = ''] = rolesOf(route);
      const bodies = withSurplus(valueFor(route, world));
      expect(bodies.length).toBeGreaterThan(5);
      const answers = await Promise.all(
        bodies.map(async ({ at, bytes }) => ({
          at,
          bytes,
          answer: await world.ask(route, role, 'own', { body: { type: 'application/json', bytes } }),
        })),
      );
      for (const { at, answer } of answers) {
        const errors = answer.status === 400 ? JSON.stringify(problem(answer).errors) : '';
        const named = errors.includes(`"at":"${at}","code":"unknown_key"`) || errors.includes('"code":"forbidden_key"');
        if (!named || told(answer).includes(SURPLUS_MARKER)) taken.push([route.name, at, told(answer)]);
      }
    }
    expect(taken).toEqual([]);
  });

  test('D1 a body of another shape is refused, and stores nothing', async () => {
    const taken: unknown[] = [];
    for (const route of withBody()) {
      const [role = ''] = rolesOf(route);
      const answers = await Promise.all(
        SHAPES.map(async (shape) => world.ask(route, role, 'own', { body: json(shape) })),
      );
      taken.push(...answers.filter(({ status }) => status !== 400).map((answer) => [route.name, told(answer)]));
    }
    expect(taken).toEqual([]);
  });

  test('D1 a body where none is asked for is refused, and changes nothing', async () => {
    const taken: unknown[] = [];
    for (const route of world.routes.filter(({ declared }) => declared.body === 'none')) {
      const [role = ''] = rolesOf(route);
      const answer = await world.ask(route, role, 'own', { body: json({ role: 'administrator' }) });
      if (answer.status !== 400) taken.push([route.name, told(answer)]);
    }
    expect(taken).toEqual([]);
  });

  test.each(ROLES)(
    'D5 a query key that a route does not know is refused before any look-up, to the role %s',
    async (role) => {
      const taken: unknown[] = [];
      const open = world.routes.filter((one) => letsThrough(one, role, world.policies));
      for (const [at, route] of open.entries()) {
        // Two each: before its body is looked at a request is the same on every route.
        for (const query of [0, 1].map((next) => QUERIES[(2 * at + next) % QUERIES.length] ?? '')) {
          const answers = await Promise.all(EVERY_ID.map(async (whose) => world.ask(route, role, whose, { query })));
          const [first] = answers;
          const alike = new Set(answers.map(told)).size === 1;
          if (first?.status !== 400 || !alike) taken.push([route.name, query, answers.map(told)]);
        }
      }
      expect(taken).toEqual([]);
    },
  );
});
