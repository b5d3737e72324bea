import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { told } from './oracle-exchange.js';
import { hasForeign, letsThrough, type Route } from './oracle-routes.js';
import { OracleWorld } from './oracle-world.js';

const DOCTORS = ['company-doctor', 'insurance-doctor', 'staff-doctor', 'core-expert-doctor'];

/** The emergency's own kinds: what it is opened, told and read by. */
const ITS_OWN = new Set(['Emergency', 'EmergencyReason', 'EmergencyPiece', 'EmergencyPostponement']);

describe('an emergency, elsewhere', () => {
  let world: OracleWorld;
  beforeAll(async () => {
    world = await OracleWorld.open();
  });
  afterAll(() => world.close());

  const open = async (role: string): Promise<string> => {
    const route = world.routes.find(({ name }) => name === 'POST /v1/emergencies');
    if (route === undefined) throw new Error('no route opens an emergency');
    const { emergencyId } = JSON.parse((await world.ask(route, role, 'foreign')).text) as { emergencyId: string };
    return emergencyId;
  };
  const elsewhere = (role: string): Route[] =>
    world.routes.filter(
      (route) =>
        route.ids.length > 0 &&
        !(route.rule.how === 'allows' && ITS_OWN.has(route.rule.kind)) &&
        letsThrough(route, role, world.policies) &&
        hasForeign(route, role, world.policies),
    );

  test.each(DOCTORS)(
    'S8 opens no other route to a %s: a record of that dossier is one that is not there',
    async (role) => {
      const emergencyId = await open(role);
      const reading = world.routes.find(({ name }) => name === 'GET /v1/emergencies/:emergencyId/pieces');
      if (reading === undefined) throw new Error('no route reads in an emergency');
      expect((await world.ask(reading, role, 'foreign', { id: emergencyId })).status).toBe(200);
      const differences: unknown[] = [];
      for (const route of elsewhere(role)) {
        for (const headers of [{}, { purpose: 'emergency' }]) {
          const [there, unknown] = [
            await world.ask(route, role, 'foreign', { headers }),
            await world.ask(route, role, 'unknown', { headers }),
          ];
          // For an emergency no other route is meant (D6): refused before any look-up.
          const expected = 'purpose' in headers && route.rule.how === 'allows' ? 403 : 404;
          if (there.status !== expected || told(there) !== told(unknown))
            differences.push([route.name, headers, told(there), told(unknown)]);
        }
      }
      expect(differences).toEqual([]);
      expect(elsewhere(role).length).toBeGreaterThan(2);
    },
  );
});
