import { fork, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '../src/demo/clusters/free-port.js';
import { startClusterPair, type ClusterPair } from '../src/demo/clusters/cluster-pair.js';
import { keptKeyFiles } from '../src/demo/house/key-files.js';
import { prepareStores } from '../src/demo/house/prepared-stores.js';
import { serviceEnvironment } from '../src/demo/house/service-environment.js';
import { serviceMemory } from '../src/demo/house/service-memory.js';
import { startIssuerProcess, type IssuerProcess } from '../src/demo/issuer/issuer-process.js';

/** Everything that is measured, as processes of their own on durable clusters: what production has, on one machine. */
export interface BenchHouse {
  readonly folder: string;
  readonly pair: ClusterPair;
  readonly issuer: IssuerProcess;
  readonly environment: NodeJS.ProcessEnv;
  /** Removes it all. */
  close(): Promise<void>;
}

/** A started program and where it answers. */
export interface BenchProcess {
  readonly url: string;
  readonly pid: number;
  stop(): Promise<void>;
}

/** What one program gets besides the house's environment. */
export interface ProcessOptions {
  readonly execArgv?: readonly string[];
  readonly variables?: Readonly<Record<string, string>>;
}

/** Clusters with fsync on, prepared and migrated, and the issuer; the service is started from it by {@link startProcess}. */
export async function openHouse(people: readonly string[]): Promise<BenchHouse> {
  const folder = await mkdtemp(join(tmpdir(), 'dossierkluis-bench-'));
  const pair = await startClusterPair(folder);
  await prepareStores(pair);
  const peopleFile = join(folder, 'people.json');
  await writeFile(peopleFile, JSON.stringify(people.map((subject) => ({ subject, name: subject }))));
  const issuer = await startIssuerProcess({ dataFolder: folder, port: await freePort(), peopleFile });
  const keyFiles = await keptKeyFiles(folder);
  // The service with what production has, but its page and its talk.
  const environment = {
    ...serviceEnvironment({ port: 0, issuerUrl: issuer.url, urls: pair.urls, keyFiles }),
    KLUIS_SERVICE_NAME: 'Arbodienst De Kluis',
    KLUIS_DOCS: 'off',
    KLUIS_LOG_LEVEL: 'warn',
  };
  return {
    folder,
    pair,
    issuer,
    environment,
    close: async () => {
      await issuer.stop();
      await pair.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/**
 * Starts a built program of this project on a port of its own and waits until it answers.
 * @param file relative to this one, as built
 * @param path that answers 200 as soon as it listens
 */
export async function startProcess(
  house: BenchHouse,
  file: string,
  path: string,
  { execArgv = [], variables = {} }: ProcessOptions = {},
): Promise<BenchProcess> {
  const port = await freePort();
  const child = fork(fileURLToPath(new URL(file, import.meta.url)), {
    env: { ...house.environment, ...variables, PORT: String(port) },
    execArgv: [...serviceMemory, ...execArgv],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const url = `http://127.0.0.1:${port}`;
  await answers(`${url}${path}`, child);
  return {
    url,
    pid: child.pid ?? 0,
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', () => {
          resolve();
        });
        child.kill('SIGTERM');
      }),
  };
}

async function answers(url: string, child: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    if (child.exitCode !== null) throw new Error('the measured program ended before it listened');
    const answered = await fetch(url).then(
      (response) => response.ok,
      () => false,
    );
    if (answered) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('the measured program does not listen');
}
