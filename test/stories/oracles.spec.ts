import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { canAtAll } from '../../src/safeguards/access/policy/compiled-role.js';
import { loadPolicies } from '../../src/safeguards/access/policy/compile-policies.js';
import { projectFolder } from '../../src/platform/stores/migrate/project-folder.js';
import { forgotten } from './oracle-bodies.js';
import { problem, told, type Received } from './oracle-exchange.js';
import { guardingRule, hasForeign, letsThrough, type Route } from './oracle-routes.js';
import { BACKGROUND } from './oracle-side.js';
import { OracleWorld } from './oracle-world.js';

const ROLES = loadPolicies(projectFolder('policies')).roleNames();

const OFFICER = 'employer-officer';

/** Ids of no form that a record has. A capital makes another text of it, so that one record has one id. */
const MALFORMED = ['x', '1', 'null', '00000000-0000-0000-0000-00000000000g', 'AAAAAAAA-AAAA-4AAA-8AAA-AAAAAAAAAAAA'];

describe('what an id tells', () => {
  let world: OracleWorld;
  let withIds: Route[];
  beforeAll(async () => {
    world = await OracleWorld.open();
    withIds = world.routes.filter(({ ids }) => ids.length > 0);
  });
  afterEach(async () => {
    const { expected, written } = await world.witness.lines();
    expect(written).toEqual(expected);
  });
  afterAll(async () => {
    await world.close();
  });

  /** Where two answers that must be the same differ. */
  const differing = (route: Route, one: Received, other: Received): unknown[] =>
    told(one) === told(other) ? [] : [[route.name, told(one), told(other)]];

  test('D1 every route and every role is asked here', () => {
    expect(forgotten(world.routes)).toEqual([]);
    expect(withIds.length).toBeGreaterThan(40);
    const tied = ROLES.flatMap((role) =>
      withIds.filter((one) => letsThrough(one, role, world.policies) && hasForeign(one, role, world.policies)),
    );
    expect(tied.length).toBeGreaterThan(70);
    const lonely = withIds.filter((route) => ROLES.every((role) => !letsThrough(route, role, world.policies)));
    expect(lonely.map(({ name }) => name)).toEqual([]);
  });

  test('D5 what somebody of the own side may read is there, else the rest would prove nothing', async () => {
    const shut: string[] = [];
    for (const route of withIds.filter(({ method }) => method === 'GET')) {
      const answers = await Promise.all(
        ROLES.filter((role) => letsThrough(route, role, world.policies)).map(async (role) =>
          world.ask(route, role, 'own'),
        ),
      );
      if (!answers.some(({ status }) => status === 200)) shut.push(route.name);
    }
    expect(shut).toEqual([]);
  });

  test('V2 the background of an examination reaches nobody whose page opens no piece, so no employer', async () => {
    const opens = (role: string): boolean => canAtAll(world.policies.role(role), 'read', 'MedicalPiece');
    const outside = ROLES.filter((role) => !opens(role));
    expect(outside).toEqual(expect.arrayContaining([...world.policies.rolesInCircle('employer')]));
    const seen = async (role: string): Promise<string[]> => {
      const answers = world.routes
        .filter(({ method }) => method === 'GET')
        .map(async (route) => ({ route, ...(await world.ask(route, role, 'own')) }));
      return (await Promise.all(answers))
        .filter(({ text }) => text.includes(BACKGROUND))
        .map(({ route }) => route.name);
    };
    expect(await seen('company-doctor')).toContain('GET /v1/pieces/:pieceId');
    for (const role of outside) expect([role, await seen(role)]).toEqual([role, []]);
  });

  describe.each(ROLES)('to somebody in the role %s', (role) => {
    test('D5 a foreign id is answered like one that does not exist', async () => {
      const differences: unknown[] = [];
      for (const route of withIds.filter(
        (one) => letsThrough(one, role, world.policies) && hasForeign(one, role, world.policies),
      )) {
        const [foreign, unknown] = await Promise.all([
          world.ask(route, role, 'foreign'),
          world.ask(route, role, 'unknown'),
        ]);
        differences.push(...differing(route, foreign, unknown));
        if (foreign.status !== 404) differences.push([route.name, told(foreign)]);
      }
      expect(differences).toEqual([]);
    });

    test('D5 a malformed id is one of no record', async () => {
      const differences: unknown[] = [];
      for (const route of withIds.filter((one) => letsThrough(one, role, world.policies))) {
        const answers = await Promise.all(MALFORMED.map(async (id) => world.ask(route, role, 'unknown', { id })));
        const [first] = answers;
        if (first === undefined || ![400, 404].includes(first.status)) differences.push([route.name, first]);
        else differences.push(...answers.flatMap((answer) => differing(route, answer, first)));
      }
      expect(differences).toEqual([]);
    });

    test('S7 an act that the role never has is refused before any look-up, by the rule of its kind', async () => {
      const differences: unknown[] = [];
      const refused = world.routes.filter((one) => !letsThrough(one, role, world.policies));
      for (const [at, route] of refused.entries()) {
        // One of these each: every route is asked by every role that can't, and so in every way.
        const inOtherWays = [
          () => world.ask(route, role, 'unknown'),
          () => world.ask(route, role, 'unknown', { id: 'x' }),
          () => world.ask(route, role, 'own', { query: '?sort=name' }),
          ...(route.declared.body === 'none'
            ? []
            : [() => world.ask(route, role, 'own', { body: { type: 'text/plain', bytes: '{' } })]),
        ];
        const inAnotherWay = inOtherWays[(at + ROLES.indexOf(role)) % inOtherWays.length];
        const [own, ...others] = await Promise.all([
          world.ask(route, role, 'own'),
          world.ask(route, role, 'foreign'),
          ...(inAnotherWay === undefined ? [] : [inAnotherWay()]),
        ]);
        const { code, rule } = problem(own);
        if (own.status !== 403 || code !== 'role-cannot' || rule !== guardingRule(route, world.policies))
          differences.push([route.name, told(own)]);
        differences.push(...others.flatMap((answer) => differing(route, answer, own)));
      }
      expect(differences).toEqual([]);
    });
  });

  // The last one: from here on the people of the own side are gone.
  test('V6, D5 to an employer an id that it had of who left too long ago is one of no record, on every route', async () => {
    const { employeeId } = world.sides.own.ids;
    const ended = `${String(Number(world.today.slice(0, 4)) - 3)}-06-30`;
    for (const store of ['access', 'employee']) {
      const left = `UPDATE ${store}.employment SET starts_on = '2015-01-01', ends_on = $2 WHERE employee_id = $1`;
      await world.cast.sql(left, [employeeId, ended]);
      const version = store === 'employee' ? ', version = version + 1' : '';
      const fell = `UPDATE ${store}.absence SET first_day = $2${version} WHERE employee_id = $1`;
      await world.cast.sql(fell, [employeeId, ended]);
    }
    const OF_NOBODY = ['employerId', 'agreementId', 'contactPersonId', 'contactMomentId', 'accountId', 'noticeId'];
    const differences: unknown[] = [];
    for (const route of withIds.filter(
      (one) => letsThrough(one, OFFICER, world.policies) && !one.ids.every((id) => OF_NOBODY.includes(id)),
    )) {
      const gone = await world.ask(route, OFFICER, 'own');
      differences.push(...differing(route, gone, await world.ask(route, OFFICER, 'unknown')));
      if (gone.status !== 404) differences.push([route.name, told(gone)]);
    }
    expect(differences).toEqual([]);
  });
});
