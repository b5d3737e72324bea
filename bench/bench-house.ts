import { fork, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '../src/demo/clusters/free-port.js';
import { startClusterPair, type ClusterPair } from '../src/demo/clusters/cluster-pair.js';
import { startIssuerProcess, type IssuerProcess } from '../src/demo/issuer/issuer-process.js';
import { migrateStores } from '../src/platform/stores/migrate/migrate-stores.js';
import { prepareClusters } from '../src/platform/stores/prepare/prepare-clusters.js';
import { deployPolicies } from '../src/safeguards/deploy/deploy-policies.js';

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
  await prepareClusters(pair);
  await migrateStores(pair.urls);
  await deployPolicies(pair.urls.owner);
  const peopleFile = join(folder, 'people.json');
  await writeFile(peopleFile, JSON.stringify(people.map((subject) => ({ subject, name: subject }))));
  const issuer = await startIssuerProcess({ dataFolder: folder, port: await freePort(), peopleFile });
  const [wrapping, cursor] = [join(folder, 'wrapping.key'), join(folder, 'cursor.key')];
  await writeFile(wrapping, randomBytes(32), { mode: 0o600 });
  await writeFile(cursor, randomBytes(32), { mode: 0o600 });
  const { desk, employer, employee, medical, trail, scribe, jobs, keys } = pair.urls;
  const environment = {
    PATH: process.env['PATH'], HOST: '127.0.0.1', KLUIS_ISSUER: issuer.url, KLUIS_AUDIENCE: 'urn:dossierkluis:api',
    KLUIS_TOKEN_ALGORITHMS: 'ES256', KLUIS_TWO_FACTOR_ACR: 'urn:dossierkluis:two-factors', KLUIS_DESK_URL: desk,
    KLUIS_EMPLOYER_URL: employer, KLUIS_EMPLOYEE_URL: employee, KLUIS_MEDICAL_URL: medical, KLUIS_TRAIL_URL: trail,
    KLUIS_SCRIBE_URL: scribe, KLUIS_JOBS_URL: jobs, KLUIS_KEYS_URL: keys, KLUIS_KEY_WRAPPING_KEY_FILE: wrapping,
    KLUIS_CURSOR_KEY_FILE: cursor, KLUIS_DOCS: 'off', KLUIS_LOG_LEVEL: 'warn',
  };
  return {
    folder, pair, issuer, environment,
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
  house: BenchHouse, file: string, path: string, { execArgv = [], variables = {} }: ProcessOptions = {},
): Promise<BenchProcess> {
  const port = await freePort();
  const child = fork(fileURLToPath(new URL(file, import.meta.url)), {
    env: { ...house.environment, ...variables, PORT: String(port) }, execArgv: [...execArgv], stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const url = `http://127.0.0.1:${port}`;
  await answers(`${url}${path}`, child);
  return {
    url,
    pid: child.pid ?? 0,
    stop: () => new Promise((resolve) => {
      child.once('exit', () => { resolve(); });
      child.kill('SIGTERM');
    }),
  };
}

async function answers(url: string, child: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    if (child.exitCode !== null) throw new Error('the measured program ended before it listened');
    const answered = await fetch(url).then((response) => response.ok, () => false);
    if (answered) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('the measured program does not listen');
}
