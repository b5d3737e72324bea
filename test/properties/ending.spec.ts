import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ask } from '../harness/http.js';
import { actorsOf, type Actor } from './actors.js';
import { dayOf, yearsAfter } from './specification/calendar.js';
import { mayRead, purposesOf } from './specification/may-read.js';
import { KINDS, recordsOf, type Kind } from './specification/records.js';
import type { World } from './specification/world.js';
import { FIXED_WORLDS, type FixedWorld } from './world/fixed-worlds.js';
import { WorldHouse } from './world/world-house.js';

/** Which field says the last day of a record, and which that it ended before; of what the list has as a whole. */
const WHOLE: Readonly<Partial<Record<Kind, { readonly until: string; readonly over?: string }>>> = {
  Delegation: { until: 'until', over: 'withdrawnAt' },
  Deputising: { until: 'until', over: 'endedAt' },
  MedicalProxy: { until: 'until', over: 'endedAt' },
  Training: { until: 'until', over: 'endedAt' },
  Mandate: { until: 'until', over: 'endedAt' },
  WorkingNote: { until: 'destroyBy' },
};
const WORLDS: readonly FixedWorld[] = [
  'all is in order',
  'their doctor is in training',
  'working notes ended yesterday',
  'responsibilities end this moment',
];

interface Item {
  readonly id: string;
  readonly kind: string;
  readonly employeeId: string | null;
  readonly until: string;
}

describe('what ends soon = specification', () => {
  let house: WorldHouse;
  beforeAll(async () => {
    house = await WorldHouse.open();
  });
  afterAll(() => house.close());

  const listOf = async ({ subject, role }: Actor, purpose: string): Promise<readonly Item[] | null> => {
    const { status, body } = await ask(`${house.service.url}/v1/ending?within=year&limit=100`, {
      token: await house.token(subject),
      headers: { 'acting-as': role, purpose },
    });
    if (status === 401 || status === 403) return null;
    expect([subject, role, status, body['next']]).toEqual([subject, role, 200, null]);
    return body['items'] as Item[];
  };
  /** The purposes for which the service reads a kind for somebody who asks for this one (D6). */
  const readFor = (role: string, kind: Kind, purpose: string): string | undefined => {
    const purposes = purposesOf(role, kind);
    return purposes.includes(purpose) ? purpose : purposes.length === 1 ? purposes[0] : undefined;
  };
  const readable = (world: World, actor: Actor, kind: Kind, purpose: string) => {
    const reads = readFor(actor.role, kind, purpose);
    return reads === undefined
      ? []
      : recordsOf(world, kind).filter((record) => mayRead(world, actor, reads, kind, record) !== null);
  };
  /** What is shown and isn't his to see, and what ends in time and isn't shown. */
  const deviations = (world: World, actor: Actor, purpose: string, items: readonly Item[]): unknown[] => {
    const today = dayOf(world.now);
    const strange = items.filter(({ id, kind, employeeId, until }) => {
      const known = KINDS.find((one) => one === kind);
      const record = known && readable(world, actor, known, purpose).find((one) => one.id === id);
      const isAbout = employeeId === null || record?.employeeId === employeeId;
      return record === undefined || !isAbout || until < today || until > yearsAfter(today, 1);
    });
    const lacking = (Object.keys(WHOLE) as Kind[]).flatMap((kind) => {
      const { until = '', over = '' } = WHOLE[kind] ?? {};
      return readable(world, actor, kind, purpose)
        .filter(({ fields }) => fields[over] == null)
        .filter(({ fields }) => today <= String(fields[until]) && String(fields[until]) <= yearsAfter(today, 1))
        .filter(({ id, fields }) => !items.some((one) => one.id === id && one.until === fields[until]));
    });
    return [...strange, ...lacking].map((one) => [actor.subject, actor.role, one]);
  };

  test.each(WORLDS)('S7 where %s, everybody finds what ends of what he sees, and nothing else', async (name) => {
    const world: World = FIXED_WORLDS[name];
    await house.load(world);
    const found: unknown[] = [];
    let shown = 0;
    for (const actor of actorsOf(world)) {
      const purpose = PURPOSES[actor.role] ?? 'statutory-duty';
      const items = await listOf(actor, purpose);
      shown += items?.length ?? 0;
      if (items !== null) found.push(...deviations(world, actor, purpose, items));
    }
    expect(found).toEqual([]);
    expect(shown).toBeGreaterThan(10);
  });

  test('S7 one that is lacking is noticed, and one of somebody else', async () => {
    const world: World = FIXED_WORLDS['all is in order'];
    await house.load(world);
    const vos = actorsOf(world).find(({ subject, role }) => subject === 'vos' && role === 'company-doctor');
    const olga = actorsOf(world).find(({ role }) => role === 'data-protection-officer');
    if (vos === undefined || olga === undefined) throw new Error('somebody is missing from the house');
    const [his, hers] = [await listOf(vos, 'statutory-duty'), await listOf(olga, 'supervision')];
    const notes = his?.filter(({ kind }) => kind === 'WorkingNote') ?? [];
    expect(deviations(world, vos, 'statutory-duty', his ?? [])).toEqual([]);
    const dropped = his?.find(({ kind }) => Object.keys(WHOLE).includes(kind));
    const others = his?.filter((one) => one !== dropped) ?? [];
    expect(deviations(world, vos, 'statutory-duty', others)).not.toEqual([]);
    expect(deviations(world, olga, 'supervision', [...(hers ?? []), ...notes.slice(0, 1)])).not.toEqual([]);
  });
});

/** For which each role asks. */
const PURPOSES: Readonly<Record<string, string>> = {
  'case-manager': 'absence-guidance',
  'labour-expert': 'reintegration',
  'account-manager': 'customer-relation',
  'payroll-administrator': 'payroll',
  'employer-officer': 'agreement-performance',
  administrator: 'security',
  employee: 'own-rights',
  representative: 'own-rights',
  'data-protection-officer': 'supervision',
  'log-administrator': 'supervision',
};
