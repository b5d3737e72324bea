import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startClusterPair } from '../../src/demo/clusters/cluster-pair.js';
import { freePort } from '../../src/demo/clusters/free-port.js';
import { startIssuer, type DemoIssuer } from '../../src/demo/issuer/demo-issuer.js';
import { anybody } from './anybody.js';
import { keepPolicies } from './policies-of-run.js';
import { makeTemplates } from './template.js';
import { runVariable, type TestRun } from './test-run.js';

// Nothing of a test run has to survive a power cut. Commits stay synchronous: the trail's promise is tested as it is.
const throwAway = {
  fsync: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_connections: '200',
} as const;

interface Running {
  readonly issuer: DemoIssuer;
  readonly guardian: ChildProcess;
}

let running: Running | undefined;

function path(file: string): string {
  return fileURLToPath(new URL(file, import.meta.url));
}

/** Jest's global set-up: one pair of clusters a run with a migrated template each, and the issuer in Jest's process. */
export async function startRun(): Promise<void> {
  const root = await mkdtemp(join(tmpdir(), 'dossierkluis-test-'));
  const guardian = spawn(process.execPath, ['--import', path('typescript-loader.mjs'), path('guardian.ts'), root], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  guardian.unref();
  const pair = await startClusterPair(root, { settings: throwAway, initFlags: ['--no-sync'] });
  const [urls, issuer] = await Promise.all([
    makeTemplates(pair),
    freePort().then((port) => startIssuer({ dataFolder: root, port, people: anybody })),
  ]);
  const { adminUrl, keysAdminUrl, logFiles } = pair;
  const run: TestRun = { adminUrl, keysAdminUrl, urls, logFiles, issuerUrl: issuer.url };
  const file = join(root, 'run.json');
  await writeFile(file, JSON.stringify(run), { mode: 0o600 });
  process.env[runVariable] = file;
  keepPolicies();
  running = { issuer, guardian };
}

/** Jest's global tear-down: the guardian does what it would do after a crash. */
export async function stopRun(): Promise<void> {
  if (running === undefined) {
    return;
  }
  const { issuer, guardian } = running;
  running = undefined;
  await issuer.close();
  guardian.ref();
  const gone = once(guardian, 'exit');
  guardian.stdin?.end('orderly');
  await gone;
}
