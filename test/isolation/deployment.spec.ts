import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { asOwner } from '../../src/platform/stores/migrate/as-owner.js';
import { projectFolder } from '../../src/platform/stores/migrate/project-folder.js';
import { Stores } from '../../src/platform/stores/stores.js';
import { policiesDigest } from '../../src/safeguards/deploy/policies-digest.js';
import { recordDeployment } from '../../src/safeguards/deploy/record-deployment.js';
import { recordChanges, serviceRunLine } from '../../src/safeguards/trail/service-run.js';
import { SessionWatch } from '../../src/safeguards/trail/session-watch.js';
import { Trail } from '../../src/safeguards/trail/trail.js';
import { Cast } from '../cast.js';
import { ask } from '../harness/http.js';
import { runningService, type RunningService } from '../harness/service.js';

const DIGEST = policiesDigest(projectFolder('policies'));

describe('what happens to the house itself', () => {
  let service: RunningService;
  let cast: Cast;
  beforeAll(async () => {
    service = await runningService();
    cast = await Cast.of(service);
    await cast.person('officer', { roles: [{ role: 'data-protection-officer' }] });
  });
  afterAll(async () => {
    await cast.close();
    await service.stop();
  });

  /** What the officer reads in the trail of such a kind, the latest first. */
  const routesOf = async (kind: string): Promise<unknown[][]> => {
    const answer = await ask(`${service.url}/v1/trail?limit=100`, { token: await cast.token('officer') });
    const lines = answer.body['items'] as Readonly<Record<string, unknown>>[];
    return lines.filter((line) => line['kind'] === kind).map(({ action, rule, route }) => [action, rule, route]);
  };

  test('A6 a change of the policies is in the trail, with what stood before and after, and no change is not', async () => {
    await recordDeployment(service.databases.urls.owner, []);
    await recordDeployment(service.databases.urls.owner, []);
    const first = ['deploy', 'A6', `migrate policies none to ${DIGEST.slice(0, 16)}`];
    expect(await routesOf('Policies')).toEqual([first]);
    await cast.sql("UPDATE access.deployed_policies SET digest = repeat('ab', 32)");
    await recordDeployment(service.databases.urls.owner, []);
    const next = ['deploy', 'A6', `migrate policies abababababababab to ${DIGEST.slice(0, 16)}`];
    expect(await routesOf('Policies')).toEqual([next, first]);
  });

  test('A6 each migration that was applied is in the trail', async () => {
    await recordDeployment(service.databases.urls.owner, ['main 0001-one', 'keys 0002-two']);
    expect(await routesOf('Migration')).toEqual([
      ['deploy', 'A6', 'migrate keys 0002-two'],
      ['deploy', 'A6', 'migrate main 0001-one'],
    ]);
  });

  test('A6 the start and the stop of the service are in the trail, with what it ran with', async () => {
    const run = randomUUID();
    const trail = service.app.get(Trail);
    const runsWith = { policies: DIGEST, configuration: 'cd'.repeat(32) };
    await trail.add([serviceRunLine('start', run, runsWith)]);
    await trail.add([serviceRunLine('stop', run, runsWith)]);
    const shown = `with policies ${DIGEST.slice(0, 16)}, configuration cdcdcdcdcdcdcdcd`;
    expect(await routesOf('Service')).toEqual([
      ['stop', 'A6', `stop ${shown}`],
      ['start', 'A6', `start ${shown}`],
    ]);
  });

  test('A6 what changed since the last start is a line, policies and configuration each, and no change is none', async () => {
    const stores = service.app.get(Stores);
    const start = async (policies: string, configuration: string): Promise<void> =>
      recordChanges(stores, randomUUID(), { policies: policies.repeat(32), configuration: configuration.repeat(32) });
    await start('12', 'ab');
    await start('12', 'ab');
    await start('12', 'ef');
    await start('34', 'ef');
    const first = ['change', 'A6', 'start with configuration none to abababababababab'];
    expect(await routesOf('Configuration')).toEqual([
      ['change', 'A6', 'start with configuration abababababababab to efefefefefefefef'],
      first,
    ]);
    expect((await routesOf('Policies')).slice(0, 2)).toEqual([
      ['change', 'A6', 'start with policies 1212121212121212 to 3434343434343434'],
      ['change', 'A6', 'start with policies none to 1212121212121212'],
    ]);
  });

  test('A6 who is at a database beside the service has a line, once: whose name, since when and from where as far as shown', async () => {
    const watch = service.app.get(SessionWatch);
    // The owner's are of other houses, which are made at the same cluster meanwhile.
    const ofService = async (): Promise<unknown[][]> =>
      (await routesOf('DatabaseSession')).filter(([, , route]) => /kluis_(?!owner)/.test(String(route)));
    await watch.look();
    // The service's own connections are none of them; the harness's are, of whom is shown that he is there.
    expect(await ofService()).toEqual([]);
    const others = (await routesOf('DatabaseSession')).map(([, , route]) => route);
    expect(others).toContain('session at stores of postgres since not shown');
    // A credential of the service in other hands, called as the service calls itself.
    const connectionString = service.databases.urls.medical;
    const thief = new pg.Client({ connectionString, application_name: 'kluis-medical' });
    await thief.connect();
    await watch.look();
    await watch.look();
    await thief.end();
    const shown = /^session at stores of kluis_medical since \d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;
    expect(await ofService()).toEqual([['connect', 'A6', expect.stringMatching(shown)]]);
  });

  test.each([
    ['of another kind', "'deploy', 'MedicalPiece', 'allowed', 'owner', NULL, platform.clock()"],
    ['of another act', "'read', 'Policies', 'allowed', 'owner', NULL, platform.clock()"],
    ['in the name of somebody', `'deploy', 'Policies', 'allowed', 'owner', '${randomUUID()}', platform.clock()`],
    ['about another time', "'deploy', 'Policies', 'allowed', 'owner', NULL, '2020-01-01'"],
    ['from elsewhere', "'deploy', 'Policies', 'allowed', '192.0.2.1', NULL, platform.clock()"],
  ])('A6 the owner writes no line %s', async (_, values) => {
    const statement = `INSERT INTO trail.line (action, kind, outcome, source, account_id, at, request_id, status, route)
      VALUES (${values}, '${randomUUID()}', 200, 'migrate')`;
    const refused = asOwner(service.databases.urls.owner, (owner: pg.Client) => owner.query(statement));
    await expect(refused).rejects.toMatchObject({ code: '42501' });
  });
});
