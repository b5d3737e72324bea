import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ask } from '../harness/http.js';
import { actorsOf, type Actor } from './actors.js';
import { plant } from './plant-fault.js';
import type { PlantedFault } from './planted-fault.js';
import { SORTS_THAT_WAIT, waitsFor } from './specification/waiting.js';
import type { World } from './specification/world.js';
import { FIXED_WORLDS } from './world/fixed-worlds.js';
import { WorldHouse } from './world/world-house.js';

const DECIDE = ['company-doctor', 'insurance-doctor', 'doctor-in-training', 'core-expert-doctor', 'staff-doctor'];
/** What is out of order in these says who decides, and whether anybody decided. */
const orderly = FIXED_WORLDS['all is in order'];
const JONG = orderly.accounts.find(({ subject }) => subject === 'jong')?.id ?? '';
const WORLDS = {
  'nothing was decided': {
    ...orderly,
    verdicts: [],
    wishes: orderly.employees.map(({ id }) => ({ id, employeeId: id, askedBy: id, askedAt: orderly.now })),
  },
  'their doctor is in training': {
    ...orderly,
    verdicts: [],
    proposals: orderly.proposals.slice(1),
    responsibilities: orderly.responsibilities.map((one) => ({ ...one, doctorId: JONG })),
  },
  'nobody has a doctor': FIXED_WORLDS['nobody has a doctor'],
  'nobody was told of a doctor': FIXED_WORLDS['nobody was told of a doctor'],
  'responsibilities end this moment': FIXED_WORLDS['responsibilities end this moment'],
  'agreements ended yesterday': FIXED_WORLDS['agreements ended yesterday'],
} satisfies Readonly<Record<string, World>>;
type Where = keyof typeof WORLDS;

/** Ways in which the list could be wrong, each noticed in the list itself. */
const FAULTS: Readonly<Partial<Record<Where, PlantedFault>>> = {
  'responsibilities end this moment': {
    rule: 'S9',
    says: 'who had a doctor until now waits for none',
    noticedOf: 'DoctorWanted',
    noticedWhere: 'responsibilities end this moment',
    where: 'row security',
    function: 'has_a_doctor_given',
    from: 'r.ended_at IS NULL OR r.ended_at > platform.clock()',
    to: 'true',
  },
  'nothing was decided': {
    rule: 'S7',
    says: 'who has a doctor waits for one all the same',
    noticedOf: 'DoctorWanted',
    noticedWhere: 'all is in order',
    where: 'row security',
    function: 'has_a_doctor_given',
    from: 'access.acts_as_doctor(r.doctor_id)',
    to: 'false',
  },
};

describe('what waits = specification', () => {
  let house: WorldHouse;
  beforeAll(async () => {
    house = await WorldHouse.open();
  });
  afterAll(() => house.close());

  const listOf = async (actor: Actor): Promise<readonly string[] | null> => {
    const headers = { 'acting-as': actor.role };
    const token = await house.token(actor.subject);
    const { status, body } = await ask(`${house.service.url}/v1/waiting?limit=100`, { token, headers });
    if (status === 401 || status === 403) return null;
    expect([status, body['next']]).toEqual([200, null]);
    return (body['items'] as { what: string; id: string }[])
      .filter(({ what }) => SORTS_THAT_WAIT.includes(what))
      .map(({ what, id }) => `${what} ${id}`)
      .toSorted();
  };
  /** Who gets otherwise than the specification says. */
  const deviations = async (world: World): Promise<unknown[]> => {
    const found: unknown[] = [];
    for (const actor of actorsOf(world).filter(({ role }) => DECIDE.includes(role))) {
      const [got, said] = [await listOf(actor), waitsFor(world, actor)];
      if (JSON.stringify(got) !== JSON.stringify(said)) found.push([actor.subject, actor.role, got, said]);
    }
    return found;
  };

  test.each(Object.keys(WORLDS) as Where[])('S7 where %s, everybody finds what is his to decide', async (name) => {
    const world: World = WORLDS[name];
    await house.load(world);
    expect(await deviations(world)).toEqual([]);
    const fault = FAULTS[name];
    if (fault === undefined) return;
    const { remove } = await plant(house, fault);
    expect([fault.says, await deviations(world).finally(remove)]).not.toEqual([fault.says, []]);
  });

  test('S7 all that is read here waits for somebody in one of these worlds', () => {
    const waits = Object.values<World>(WORLDS).flatMap((world) =>
      actorsOf(world).flatMap((actor) => waitsFor(world, actor) ?? []),
    );
    expect([...new Set(waits.map((one) => one.split(' ')[0]))].toSorted()).toEqual([...SORTS_THAT_WAIT].toSorted());
  });
});
