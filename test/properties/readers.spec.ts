import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Reader } from '../../src/safeguards/readers/reader.js';
import { ask } from '../harness/http.js';
import { actorsOf, type Actor } from './actors.js';
import { mayRead, purposesOf } from './specification/may-read.js';
import { KINDS, recordsOf, type Kind } from './specification/records.js';
import type { Shown } from './specification/shown.js';
import type { World } from './specification/world.js';
import { FIXED_WORLDS } from './world/fixed-worlds.js';
import { WorldHouse } from './world/world-house.js';

/**
 * Read by whom the single record names as well: whether there is one is between its author and who received it (S12, S14), or it
 * is an act of his own. Such statements aren't among the explained.
 */
const NAMING_ITS_READER: readonly Kind[] = [
  'WorkingNote',
  'SecondOpinion',
  'SecondOpinionPiece',
  'Consultation',
  'Responsibility',
  'Delegation',
  'DelegatedAct',
  'Deputising',
  'StatedDuty',
  'Emergency',
  'Mandate',
];

const WORLDS: readonly (keyof typeof FIXED_WORLDS)[] = [
  'all is in order',
  'registrations ended yesterday',
  'nobody signed for secrecy',
  'deputisings end this moment',
  'nobody has a doctor',
  'representatives work for another employer',
  'their doctor is in training',
  'proposals were sent back',
];

describe('who can see a dossier now', () => {
  let house: WorldHouse;
  beforeAll(async () => {
    house = await WorldHouse.open();
  });
  afterAll(() => house.close());

  const readersOf = async (employeeId: string): Promise<readonly Reader[]> => {
    const token = await house.token('fg');
    const { body } = await ask(`${house.service.url}/v1/employees/${employeeId}/readers`, { token });
    return body['items'] as Reader[];
  };

  test.each(WORLDS)('S1 is who the rules show something of it, and nobody else, where %s', async (name) => {
    const world = FIXED_WORLDS[name];
    await house.load(world);
    const found: string[] = [];
    for (const { id } of world.employees) found.push(...deviations(world, id, await readersOf(id)));
    expect(found).toEqual([]);
  });
});

/** Where the explanation says otherwise than a third reading of the rules does, of each record that is there. */
function deviations(world: World, employeeId: string, readers: readonly Reader[]): string[] {
  expect(readers.length).toBeGreaterThan(2);
  return actorsOf(world).flatMap((actor) => {
    const reader = readers.find(({ accountId, role }) => accountId === actor.accountId && role === actor.role);
    return KINDS.flatMap((kind) => {
      const sights = (reader?.sees ?? []).filter((sight) => sight.kind === kind);
      const could = new Set(sights.flatMap(({ fields }) => fields));
      const does = new Set(sights.filter(({ onlyWhere }) => onlyWhere.length === 0).flatMap(({ fields }) => fields));
      const who = `${actor.subject} as ${actor.role}`;
      return recordsOf(world, kind)
        .filter((record) => record.employeeId === employeeId)
        .flatMap((record) => {
          const said = fieldsShown(world, actor, kind, record);
          return [
            ...(NAMING_ITS_READER.includes(kind) ? [] : [...said].filter((field) => !could.has(field))).map(
              (field) => `${who} sees ${field} of a ${kind}, which isn't explained`,
            ),
            ...[...does].filter((field) => !said.has(field)).map((field) => `${who} doesn't see ${field} of a ${kind}`),
          ];
        });
    });
  });
}

function fieldsShown(world: World, actor: Actor, kind: Kind, record: Shown): ReadonlySet<string> {
  return new Set(purposesOf(actor.role, kind).flatMap((purpose) => mayRead(world, actor, purpose, kind, record) ?? []));
}
