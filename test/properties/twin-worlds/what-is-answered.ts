import { Policies } from '../../../src/safeguards/access/policy/policies.js';
import { routeCensus, type CensusLine } from '../../../src/safeguards/access/route-census.js';
import type { Answer } from '../../harness/http.js';
import type { WorldHouse } from '../world/world-house.js';
import { NOBODY } from './naming.js';
import { BODIES, IDS, STAFF_FILE } from './what-is-sent.js';
import type { WritingTwins } from './writing-twins.js';

/** What two equal answers may differ in: when they were given, and under which request id. */
const OF_THE_MOMENT = new Set(['date', 'x-request-id']);
const UUID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
/** Wrong codes are counted by the process, whatever the world: the second would be another attempt. */
const COUNTED = '/v1/invitations/acceptance';

/** A request, and what came back, in words that don't depend on chance. */
export type Exchange = readonly [asked: string, answered: string];

/** What a list can't do without. */
const QUERIES: Readonly<Record<string, string>> = { '/v1/roles': '?state=proposed' };

interface Request {
  readonly path: string;
  readonly body?: unknown;
  readonly purpose: string | null;
}

/**
 * All that somebody may try to write, with every id there is in either world, one after the other; then the lists as
 * they are now. What is asked is the same in both worlds: the first has everything that the other has.
 * @param withRefused also what his role can't do at all; what he is told of it is told before anything is looked up
 */
export async function whatIsAnswered(
  house: WorldHouse,
  twins: WritingTwins,
  withRefused: boolean,
): Promise<readonly Exchange[]> {
  const token = await house.token(twins.who, 1);
  const known = new Map((JSON.stringify([twins.one, twins.other]).match(UUID) ?? []).map((id) => [id, id]));
  const exchanges: Exchange[] = [];
  for (const line of routeCensus(house.service.app)) {
    if (line.rule?.how === 'open' || line.path === COUNTED || (line.method === 'GET' && line.path.includes(':')))
      continue;
    const acting = line.rule?.how === 'allows' ? { 'acting-as': twins.as } : {};
    for (const { path, body, purpose } of requestsOf(line, twins, house, withRefused)) {
      const answer = await send(`${house.service.url}${path}`, line.method, body, {
        authorization: `Bearer ${token}`,
        ...acting,
        ...(purpose !== null && { purpose }),
      });
      exchanges.push([`${line.method} ${path} ${JSON.stringify(body)} ${purpose ?? ''}`, inWords(answer, known)]);
    }
  }
  return exchanges;
}

function requestsOf(
  { method, path, rule }: CensusLine,
  { one, as }: WritingTwins,
  house: WorldHouse,
  withRefused: boolean,
): Request[] {
  const policies = house.service.app.get(Policies);
  const purposes = rule?.how === 'allows' ? policies.purposesFor(as, rule.action, rule.kind) : [];
  if (!withRefused && purposes.length === 0 && rule?.how === 'allows') return [];
  const [, name = ''] = /:(\w+)/.exec(path) ?? [];
  const ids = name === '' ? [''] : [...(IDS[name]?.(one).map(({ id }) => id) ?? []), NOBODY];
  const bodies = method === 'GET' ? [undefined] : (BODIES[path]?.(one) ?? [undefined]);
  // Whoever's role can't use a route at all is told so without a look-up: once is enough.
  const some = purposes.length === 0 && rule?.how === 'allows' ? ids.slice(0, 1) : ids;
  // What differs in purpose alone is asked of one: an id is looked up the same way for each.
  return (purposes.length === 0 ? [null] : purposes).flatMap((purpose, at) =>
    (at === 0 ? some : some.slice(0, 1)).flatMap((id) =>
      bodies.map((body) => ({ path: `${path.replace(`:${name}`, id)}${QUERIES[path] ?? ''}`, body, purpose })),
    ),
  );
}

export type Sent = Omit<Answer, 'body'>;

async function send(url: string, method: string, body: unknown, headers: Record<string, string>): Promise<Sent> {
  const isFile = url.endsWith('/staff-imports');
  const bytes = isFile ? STAFF_FILE : body === undefined ? undefined : Buffer.from(JSON.stringify(body));
  const type = { 'content-type': isFile ? 'text/csv' : 'application/json' };
  const response = await fetch(url, {
    method,
    headers: { ...headers, ...(bytes !== undefined && type) },
    ...(bytes !== undefined && { body: new Uint8Array(bytes) }),
  });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

/**
 * An answer without what is chance: ids that came into being are numbered in the order in which they were met; cursors and codes are
 * left out.
 *
 * @param met the ids that were there, and those met so far
 */
export function inWords({ status, headers, text }: Sent, met: Map<string, string>): string {
  const kept = [...headers].filter(([name]) => !OF_THE_MOMENT.has(name)).map((header) => header.join(': '));
  const body = inOrder(text, met)
    .replace(/"next":"[^"]+"/, '"next":"another page"')
    .replace(/"invitationCode":"[^"]+"/, '"invitationCode":"a code"')
    .replace(UUID, (id) => {
      const called = met.get(id) ?? `new id ${met.size}`;
      met.set(id, called);
      return called;
    });
  return [status, body, ...kept].join('\n');
}

/** A list stands in the order of its ids: of those that just came into being that is chance too. */
function inOrder(text: string, met: ReadonlyMap<string, string>): string {
  if (!text.startsWith('{"items":[')) return text;
  const page = JSON.parse(text) as { readonly items: readonly unknown[] };
  const called = (item: string): string => item.replace(UUID, (id) => met.get(id) ?? 'new');
  const items = page.items.map((item) => JSON.stringify(item));
  const sorted = items.toSorted((one, other) => (called(one) < called(other) ? -1 : 1));
  return JSON.stringify({ ...page, items: sorted });
}
