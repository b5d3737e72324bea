import { createSecretKey, generateKeyPairSync, randomBytes } from 'node:crypto';
import type { AddressInfo, Server } from 'node:net';
import { ServiceLog } from '../../src/platform/logging/service-log.js';
import type { Settings } from '../../src/platform/settings/settings.js';
import { startService } from '../../src/start-service.js';
import { isDescribed } from './described-once.js';
import { freshDatabases, type FreshDatabases } from './fresh-databases.js';
import { policiesOfRun } from './policies-of-run.js';
import { testClockSource } from './template.js';
import { TestClock } from './test-clock.js';
import { testRun } from './test-run.js';

type App = Awaited<ReturnType<typeof startService>>;

/** The whole service on databases of this test file's own, listening, with the run's real issuer. */
export interface RunningService {
  readonly app: App;
  readonly databases: FreshDatabases;
  readonly settings: Settings;
  /** Without a slash at the end. */
  readonly url: string;
  /** Every line the service logged so far, for the marker search. */
  readonly logged: readonly string[];
  /** Sets the clock of service and database; undefined lets real time run again. */
  setClock(instant: string | undefined): Promise<void>;
  /** Stops the service and removes its databases. Call it in `afterAll`. */
  stop(): Promise<void>;
}

/** The settings that `main.ts` would read, for the given databases. */
export function settingsFor(
  databases: Pick<FreshDatabases, 'urls'>,
  port: number,
  issuer = testRun().issuerUrl,
): Settings {
  const { desk, employer, employee, medical, trail, scribe, jobs, keys } = databases.urls;
  return {
    host: '127.0.0.1',
    port,
    issuer: {
      issuer,
      audience: 'urn:dossierkluis:api',
      algorithms: ['ES256'],
      twoFactorAcr: ['urn:dossierkluis:two-factors'],
    },
    stores: { desk, employer, employee, medical, trail, scribe, jobs },
    keysUrl: keys,
    keyWrappingKey: createSecretKey(randomBytes(32)),
    cursorKey: createSecretKey(randomBytes(32)),
    signingKey: generateKeyPairSync('ed25519').privateKey,
    serviceName: 'Arbodienst De Kluis',
    docs: !isDescribed(),
    logLevel: 'debug',
    trustedProxies: [],
  };
}

/** How a test's service differs from what `main.ts` would start. */
export interface ServiceOptions {
  /** Another issuer than the run's own. */
  readonly issuer?: string;
  /** What is done to the databases before the service opens a connection. */
  readonly prepare?: (databases: FreshDatabases) => Promise<void>;
  /** Other settings: a store that is reached over a line that the test can cut, say. */
  readonly change?: (settings: Settings) => Settings;
}

/**
 * Starts the service as `main.ts` does, but for the clock. Each test file has one:
 * `beforeAll(async () => { service = await runningService(); }); afterAll(() => service.stop());`
 */
export async function runningService({ issuer, prepare, change }: ServiceOptions = {}): Promise<RunningService> {
  const databases = await freshDatabases();
  await prepare?.(databases);
  const clock = new TestClock();
  const logged: string[] = [];
  // The system gives a port that nobody has: one that was looked for before is another's by the time it is used, now and then.
  const usual = settingsFor(databases, 0, issuer);
  const settings = change?.(usual) ?? usual;
  const log = new ServiceLog('debug', {
    write: (line) => {
      logged.push(line);
    },
  });
  const app = await startService(
    { settings, clock, log, policies: policiesOfRun() },
    { expectedClock: testClockSource },
  );
  const server: Server = app.getHttpServer();
  const { port } = server.address() as AddressInfo;
  return {
    app,
    databases,
    settings: { ...settings, port },
    url: `http://127.0.0.1:${port}`,
    logged,
    setClock: async (instant) => {
      clock.set(instant);
      await databases.setClock(instant);
    },
    stop: async () => {
      await app.close();
      await databases.drop();
    },
  };
}
