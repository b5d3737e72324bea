import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { startClusterPair } from '../clusters/cluster-pair.js';
import { startIssuerProcess } from '../issuer/issuer-process.js';
import type { DemoPerson } from '../issuer/people.js';
import { errorCode } from '../error-code.js';
import { writePrivate } from '../private-file.js';
import type { DemoSettings } from '../demo-settings.js';
import { keptKeyFiles } from './key-files.js';
import { awaitFree, keptPort, readPort } from './own-port.js';
import { prepareStoresOf } from './prepared-stores.js';
import { queueJob } from './queue-job.js';
import { startServiceProcess, type ServiceProcess } from './service-process.js';

/** What a house is started with. */
export interface HouseOptions extends DemoSettings {
  /** Who can sign in at the issuer. */
  readonly people: readonly DemoPerson[];
  /** Told each step as it begins. */
  readonly tell: (step: string) => void;
  /** Stops the start between two steps. */
  readonly signal: AbortSignal;
}

/** Everything that runs: two clusters, the issuer and the service, each a process of its own. */
export interface House {
  readonly url: string;
  readonly issuerUrl: string;
  /** The owner's connection, for `bootstrap` alone. */
  readonly ownerUrl: string;
  readonly serviceLog: string;
  /** Resolves with a sentence when a cluster, the issuer or the service ends without having been asked to. */
  readonly ended: Promise<string>;
  /** Ends the service, migrates and deploys what changed, and starts it again. @throws Error when it doesn't start */
  restartService(): Promise<void>;
  /** Has the service run one of its jobs now instead of at its time: within ten seconds. @param job its name */
  queue(job: string): Promise<void>;
  /** Stops the service, then the issuer, then the clusters. */
  stop(): Promise<void>;
}

function portFile(dataFolder: string): string {
  return join(dataFolder, 'issuer', 'port');
}

/** Where the issuer of a data folder is, running or not. @throws Error when no demo was ever started there */
export async function startedIssuerUrl(dataFolder: string): Promise<string> {
  const port = await readPort(portFile(dataFolder));
  if (port === undefined) {
    throw new Error(
      `No demo was started on DATA_DIR=${dataFolder}: start it with npm start, or set the DATA_DIR that it was started with.`,
    );
  }
  return `http://127.0.0.1:${port}`;
}

async function makeFolder(dataFolder: string): Promise<void> {
  try {
    await mkdir(dataFolder, { recursive: true });
  } catch (error) {
    const why = errorCode(error) ?? 'no folder can be made there';
    throw new Error(`DATA_DIR=${dataFolder} can't be made or used as a folder (${why}): set another DATA_DIR.`, {
      cause: error,
    });
  }
}

/**
 * Starts the house of a data folder: databases, prepared and migrated, the issuer and the service. What survived an earlier
 * start is used or replaced; nothing is left running when the start fails.
 * @throws Error with one sentence that says what to do.
 */
export async function startHouse({ dataFolder, port, people, tell, signal }: HouseOptions): Promise<House> {
  const open = new AsyncDisposableStack();
  const step = (what: string): void => {
    signal.throwIfAborted();
    tell(what);
  };
  try {
    await makeFolder(dataFolder);
    await awaitFree(port, 'Stop it, or set another PORT.');
    step('PostgreSQL: two clusters');
    const pair = await startClusterPair(dataFolder);
    open.defer(() => pair.stop());
    step('Databases: logins, migrations, policies');
    await prepareStoresOf(dataFolder, pair);
    step('Sign-in: the demo issuer');
    const issuerPort = await keptPort(portFile(dataFolder));
    await awaitFree(
      issuerPort,
      'The demo issuer has had it since the first start: stop that program, or set another DATA_DIR.',
    );
    const peopleFile = join(dataFolder, 'issuer', 'people.json');
    await writePrivate(peopleFile, JSON.stringify(people));
    const issuer = await startIssuerProcess({ dataFolder, port: issuerPort, peopleFile });
    open.defer(() => issuer.stop());
    step('The service');
    const serviceLog = join(dataFolder, 'service.log');
    const keyFiles = await keptKeyFiles(dataFolder);
    const start = (): Promise<ServiceProcess> =>
      startServiceProcess({ port, issuerUrl: issuer.url, urls: pair.urls, keyFiles, logFile: serviceLog });
    const { promise: ended, resolve: tellOfEnd } = Promise.withResolvers<string>();
    const watched = (started: ServiceProcess): ServiceProcess => {
      void started.ended.then((why) => {
        if (started === service) tellOfEnd(why);
      });
      return started;
    };
    let service: ServiceProcess | undefined = watched(await start());
    open.defer(async () => service?.stop());
    void issuer.ended.then(tellOfEnd);
    void pair.ended.then(tellOfEnd);
    signal.throwIfAborted();
    return {
      url: `http://127.0.0.1:${port}`,
      issuerUrl: issuer.url,
      ownerUrl: pair.urls.owner,
      serviceLog,
      ended,
      restartService: async () => {
        const former = service;
        service = undefined;
        await former?.stop();
        await prepareStoresOf(dataFolder, pair);
        service = watched(await start());
      },
      queue: (job) => queueJob(pair.urls.jobs, job),
      stop: () => open.disposeAsync(),
    };
  } catch (error) {
    await open.disposeAsync();
    throw error;
  }
}
