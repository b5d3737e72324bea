import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { projectFolder } from '../../src/platform/stores/migrate/project-folder.js';
import { loadPolicies } from '../../src/safeguards/access/policy/compile-policies.js';
import { told, type Received } from './oracle-exchange.js';
import { hasForeign, letsThrough, type Route } from './oracle-routes.js';
import { OracleWorld, type Whose } from './oracle-world.js';

const ROLES = loadPolicies(projectFolder('policies')).roleNames();

/** What a caller may say about itself or about what it would like; nothing of it counts. */
const CLAIMS: Readonly<Record<string, string>> = {
  'x-http-method-override': 'DELETE',
  'x-http-method': 'PUT',
  'x-method-override': 'PATCH',
  'x-user': 'administrator',
  'x-forwarded-user': 'dr-smit',
  'x-remote-user': 'dr-smit',
  'x-role': 'administrator',
  'x-forwarded-for': '10.0.0.1',
  forwarded: 'for=10.0.0.1;host=elsewhere.example',
  'x-real-ip': '10.0.0.1',
  'x-forwarded-host': 'elsewhere.example',
  'x-original-url': '/health',
  'x-rewrite-url': '/health',
  'x-request-id': '00000000-0000-4000-8000-000000000000',
  'if-none-match': '*',
  'if-match': '"1"',
  'if-modified-since': 'Sat, 01 Jan 2050 00:00:00 GMT',
  range: 'bytes=0-1',
  'accept-encoding': 'gzip, br, deflate',
  accept: 'text/html',
  'accept-language': 'nl',
  origin: 'https://elsewhere.example',
  cookie: 'session=1',
  te: 'trailers',
  priority: 'u=0',
};

/** Methods that no path has, sent to every path. */
const METHODS = ['HEAD', 'OPTIONS', 'PUT', 'PATCH', 'DELETE', 'TRACE', 'PROPFIND', 'QUERY'];

const IDS = ['own', 'foreign', null] as const;

describe('how a request may be put', () => {
  let world: OracleWorld;
  beforeAll(async () => {
    world = await OracleWorld.open();
  });
  afterEach(async () => {
    const { expected, written } = await world.witness.lines();
    expect(written).toEqual(expected);
  });
  afterAll(async () => {
    await world.close();
  });

  /** An answer without what changes by itself: cursors are encrypted anew each time, and reading adds to the trail. */
  const lasting = (route: Route, answer: Received): string => {
    const isTrail = route.rule.how === 'allows' && world.policies.kind(route.rule.kind).store === 'trail';
    if (!isTrail || answer.status !== 200) return told(answer).replace(/"next":"[^"]+"/, '"next":"*"');
    return told({ ...answer, headers: answer.headers.filter(([name]) => name !== 'content-length'), text: '' });
  };

  /** A request that can be repeated, with who makes it: a read, and for a write the one that is refused. */
  const repeatable = (route: Route): { readonly role: string; readonly whose: Whose }[] => {
    const able = ROLES.filter((role) => letsThrough(route, role, world.policies));
    const unable = ROLES.find((role) => !able.includes(role));
    const tied = able.find((role) => hasForeign(route, role, world.policies));
    return [
      ...(route.method === 'GET' ? able.slice(0, 1).map((role) => ({ role, whose: 'own' as const })) : []),
      ...(route.ids.length > 0 && tied !== undefined ? [{ role: tied, whose: 'foreign' as const }] : []),
      ...(unable === undefined ? [] : [{ role: unable, whose: 'own' as const }]),
    ];
  };

  test('D5 what a caller claims, prefers or remembers changes no answer of any route', async () => {
    const differences: unknown[] = [];
    for (const route of world.routes) {
      for (const { role, whose } of repeatable(route)) {
        const plain = lasting(route, await world.ask(route, role, whose));
        const claimed = lasting(route, await world.ask(route, role, whose, { headers: CLAIMS }));
        if (claimed !== plain) differences.push([route.name, role, whose, plain, claimed]);
      }
    }
    expect(differences).toEqual([]);
  });

  test.each(Object.entries(CLAIMS))('D5 nor does %s alone', async (name, value) => {
    const some = world.routes.filter((route) =>
      ['GET /v1/pieces/:pieceId', 'POST /v1/pieces/:pieceId/amendments'].includes(route.name),
    );
    expect(some).toHaveLength(2);
    for (const route of some) {
      for (const { role, whose } of repeatable(route)) {
        const plain = lasting(route, await world.ask(route, role, whose));
        expect(lasting(route, await world.ask(route, role, whose, { headers: { [name]: value } }))).toBe(plain);
      }
    }
  });

  test('D5 a method that a path does not have is refused to everybody and for every id alike', async () => {
    const differences: unknown[] = [];
    const paths = Map.groupBy(world.routes, ({ path }) => path);
    const tokens = [undefined, await world.tokenOf('company-doctor')];
    for (const [path, [route, ...more]] of paths) {
      if (route === undefined) continue;
      const has = [route, ...more].map(({ method }) => method).toSorted();
      const hasNot = [...METHODS, ...['GET', 'POST'].filter((one) => !has.includes(one))];
      const ask = (method: string): Promise<Received[]> =>
        Promise.all(
          tokens.flatMap((token) =>
            IDS.map((whose) => world.sendRaw(route, whose, { method, ...(token === undefined ? {} : { token }) })),
          ),
        );
      for (const [at, answers] of (await Promise.all(hasNot.map(ask))).entries()) {
        const [first] = answers;
        const allow = first?.headers.find(([name]) => name === 'allow')?.[1];
        const different = [...new Set(answers.map(told))];
        if (first?.status !== 405 || allow !== has.join(', ') || different.length > 1)
          differences.push([hasNot[at], path, different]);
      }
    }
    expect(differences).toEqual([]);
  });
});
