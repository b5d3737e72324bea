import { isDeepStrictEqual } from 'node:util';
import { ask, type Answer, type Asked } from '../harness/http.js';
import type { Actor } from './actors.js';
import { LISTS, ONE } from './reading-routes.js';
import { mayReadAtAll, purposesOf, shownTo } from './specification/may-read.js';
import { recordsOf, type Kind } from './specification/records.js';
import type { World } from './specification/world.js';
import type { WorldHouse } from './world/world-house.js';

const AT_ONCE = 12;
type Body = Readonly<Record<string, unknown>>;

/** One request, and what its answer deviates from; null where it doesn't. */
interface Check {
  readonly path: string;
  readonly purpose: string;
  readonly deviation: (answer: Answer) => string | null;
}

/** Every record by its own route, and every list, as the actor gets them, against what the specification says. */
export async function deviationsOverHttp(
  house: WorldHouse,
  world: World,
  actor: Actor,
  kinds: readonly Kind[],
): Promise<string[]> {
  const token = await house.token(actor.subject);
  const checks = kinds.flatMap((kind) => checksOf(world, actor, kind));
  const found: string[] = [];
  for (let from = 0; from < checks.length; from += AT_ONCE) {
    const deviations = await Promise.all(
      checks.slice(from, from + AT_ONCE).map(async ({ path, purpose, deviation }) => {
        const headers = { purpose, 'acting-as': actor.role };
        const deviates = deviation(await whole(`${house.service.url}${path}`, { token, headers }));
        return deviates === null ? [] : [`${actor.subject} as ${actor.role} gets ${path} ${deviates}`];
      }),
    );
    found.push(...deviations.flat());
  }
  return found;
}

/** What was asked for, and of a list every page to the last one, each going on where the one before ended. */
async function whole(url: string, asked: Asked): Promise<Answer> {
  const first = await ask(url, asked);
  const items = [...((first.body['items'] ?? []) as Body[])];
  let { next = null } = first.body;
  while (typeof next === 'string') {
    const { status, body } = await ask(`${url}&after=${next}`, asked);
    if (status !== 200) throw new Error(`a further page of ${url} is answered with ${String(status)}`);
    items.push(...(body['items'] as Body[]));
    next = body['next'] ?? null;
  }
  return { ...first, body: { ...first.body, ...('items' in first.body && { items }) } };
}

function checksOf(world: World, actor: Actor, kind: Kind): Check[] {
  const purposes = purposesOf(actor.role, kind);
  if (!mayReadAtAll(world, actor, kind)) return refusals(world, actor, kind, purposes[0] ?? 'own-rights');
  return purposes.flatMap((purpose) => {
    const shown = recordsOf(world, kind).map((record) => ({
      record,
      fields: shownTo(world, actor, purpose, kind, record),
    }));
    const own = ONE[kind];
    return [
      ...(own === undefined
        ? []
        : shown.map(({ record, fields }): Check => ({
            path: own(record.id),
            purpose,
            deviation: (answer) => deviationOfOne(answer, fields),
          }))),
      ...LISTS[kind](world, actor).map(({ path, holds }): Check => {
        const expected = shown.flatMap(({ record, fields }) => (fields !== null && holds(record) ? [fields] : []));
        return {
          path: `${path}${isPaged(path) ? `${path.includes('?') ? '&' : '?'}limit=${String(pageOf(path))}` : ''}`,
          purpose,
          deviation: (answer) => deviationOfList(answer, expected, world.now),
        };
      }),
    ];
  });
}

/** Whoever may not read a kind at all is told so, without a look at what he asked for. */
function refusals(world: World, actor: Actor, kind: Kind, purpose: string): Check[] {
  const [record] = recordsOf(world, kind);
  const own = record === undefined ? undefined : ONE[kind]?.(record.id);
  const paths = [own, LISTS[kind](world, actor)[0]?.path].filter((path) => path !== undefined);
  return paths.map((path) => ({
    path,
    purpose,
    deviation: ({ status }) =>
      status === 401 || status === 403 ? null : `as ${status}, not refused before any look-up`,
  }));
}

function deviationOfOne({ status, body }: Answer, expected: Body | null): string | null {
  if (expected === null) return status === 404 ? null : `as ${status}, not 404`;
  if (status !== 200) return `as ${status}, not 200`;
  return isDeepStrictEqual(sorted(body), sorted(expected))
    ? null
    : `as ${JSON.stringify(body)}, not ${JSON.stringify(expected)}`;
}

/** @param now lines of the trail from this moment are of the test's own asking */
function deviationOfList({ status, body }: Answer, expected: readonly Body[], now: string): string | null {
  // I1 — that there is something which is left out, the person may know.
  if (expected.length === 0 && (status === 404 || (status === 403 && body['rule'] === 'I1'))) return null;
  if (status !== 200) return `as ${status}, not 200`;
  const items = (body['items'] as Body[]).filter(({ at }) => at !== now);
  const [got, wanted] = [items, expected].map((items) => items.map(sorted).sort());
  return isDeepStrictEqual(got, wanted) ? null : `with ${JSON.stringify(got)}, not ${JSON.stringify(wanted)}`;
}

function sorted(body: Body): string {
  return JSON.stringify(Object.fromEntries(Object.entries(body).sort(([one], [other]) => (one < other ? -1 : 1))));
}

/** Small pages, so that the worlds' lists have several; of lines in the trail there are many. */
function pageOf(path: string): number {
  return /trail|access-log|own-access|attempts/.test(path) ? 100 : 2;
}

function isPaged(path: string): boolean {
  return !/versions|reintegration-parts|payroll-terms|private-contacts|employments|absences|responsibilities|declarations|instructions|registrations|agreements|\/roles$/.test(
    path,
  );
}
