import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { once } from 'node:events';
import { connect } from 'node:net';
import pg from 'pg';
import { startClusterPair, type ClusterPair } from '../../src/demo/clusters/cluster-pair.js';
import { freePort } from '../../src/demo/clusters/free-port.js';
import { ServiceLog } from '../../src/platform/logging/service-log.js';
import { SystemClock } from '../../src/platform/clock/clock.js';
import { migrateStores } from '../../src/platform/stores/migrate/migrate-stores.js';
import { projectFolder } from '../../src/platform/stores/migrate/project-folder.js';
import { keysDatabase, mainDatabase } from '../../src/platform/stores/prepare/logins.js';
import { proveStores } from '../../src/platform/stores/proof.js';
import { Stores } from '../../src/platform/stores/stores.js';
import { prepareClusters } from '../../src/platform/stores/prepare/prepare-clusters.js';
import { loadPolicies } from '../../src/safeguards/access/policy/compile-policies.js';
import { deployPolicies } from '../../src/safeguards/deploy/deploy-policies.js';
import { startService } from '../../src/start-service.js';
import { settingsFor } from '../harness/service.js';
import { folderOfRun } from '../harness/test-run.js';
import { everyChange } from './catalog-changes.js';
import { sabotages, type Sabotage } from './sabotages.js';

// Logins belong to a whole cluster, so what is done to them is done to a pair that nobody else uses.
describe('the proof at start-up', () => {
  let pair: ClusterPair;
  const admins = new Map<Sabotage['cluster'], pg.Client>();
  const policies = loadPolicies(projectFolder('policies'));
  const start = async (): Promise<{ readonly port: number; readonly close: () => Promise<void> }> => {
    const port = await freePort();
    const settings = settingsFor({ urls: pair.urls }, port);
    const app = await startService({ settings, policies, log: new ServiceLog('silent'), clock: new SystemClock() });
    return { port, close: () => app.close() };
  };
  const run = async (cluster: Sabotage['cluster'], statements: readonly string[]): Promise<void> => {
    for (const statement of statements) await admins.get(cluster)?.query(statement);
  };
  const refusal = async (): Promise<string> => {
    try {
      const { close } = await start();
      await close();
      return 'it started';
    } catch (thrown) {
      return (thrown as Error).message;
    }
  };

  const proved = async (stores: Stores): Promise<string> =>
    proveStores(stores).then(
      () => 'proved',
      (thrown: unknown) => (thrown as Error).message,
    );

  beforeAll(async () => {
    pair = await startClusterPair(await folderOfRun('proof'), { settings: { fsync: 'off' }, initFlags: ['--no-sync'] });
    await prepareClusters(pair);
    await migrateStores(pair.urls);
    await deployPolicies(pair.urls.owner);
    for (const [cluster, url, database] of [
      ['main', pair.adminUrl, mainDatabase],
      ['keys', pair.keysAdminUrl, keysDatabase],
    ] as const) {
      const admin = new pg.Client({ connectionString: Object.assign(new URL(url), { pathname: `/${database}` }).href });
      admin.on('error', () => undefined);
      await admin.connect();
      admins.set(cluster, admin);
    }
  });
  afterAll(async () => {
    for (const admin of admins.values()) await admin.end();
    await pair.stop('immediate');
  });

  test('D2 the service starts on stores as they were deployed', async () => {
    const { port, close } = await start();
    const socket = connect(port, '127.0.0.1');
    await once(socket, 'connect');
    socket.destroy();
    await close();
  });

  test.each(sabotages.map((sabotage) => [sabotage.names, sabotage] as const))(
    'D2 the service does not start and names it: %s',
    async (named, { cluster, harm, mend }) => {
      await run(cluster, harm);
      const said = await refusal();
      await run(cluster, mend);
      expect(said).toContain(named);
    },
  );

  test('D2 no policy, table, trigger or function can be changed unnoticed, whichever it is', async () => {
    const admin = admins.get('main');
    const changes = admin === undefined ? [] : await everyChange(admin);
    expect(changes.length).toBeGreaterThan(150);
    const stores = new Stores(pair.urls, {});
    await stores.onModuleInit();
    const missed: string[] = [];
    for (let from = 0; from < changes.length; from += 25) {
      const together = changes.slice(from, from + 25);
      await run(
        'main',
        together.flatMap(({ harm }) => harm),
      );
      const said = (await proved(stores)).split('\n');
      missed.push(
        ...together
          .filter(({ object, part }) => !said.some((line) => line.includes(object) && line.includes(part)))
          .map(({ object, part }) => `${object} ${part}`),
      );
      await run(
        'main',
        together.flatMap(({ mend }) => mend),
      );
    }
    expect(missed).toEqual([]);
    expect(await proved(stores)).toBe('proved');
    await stores.onModuleDestroy();
  });

  test('D2 what was harmed was mended, so each refusal had its own cause', async () => {
    expect(await refusal()).toBe('it started');
  });
});
