import { spawn } from 'node:child_process';
import { chmod, chown, mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { commandAs, type AccountCommand, type ServerAccount } from './server-account.js';
import { folderOf, type ServerBinaries } from './server-binaries.js';

/** The administrator of both embedded clusters; only `database:prepare` and the tests' harness sign in as it. */
export const adminName = 'postgres';

/** Of our environment the servers get only where programs are: a stray PG… variable would be a surprise. */
export const plainEnvironment: NodeJS.ProcessEnv = { LC_ALL: 'C', PATH: process.env['PATH'] };

interface Making {
  readonly binaries: ServerBinaries;
  readonly account: ServerAccount;
  /** Further flags of initdb. */
  readonly flags: readonly string[];
}

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch {
    return false;
  }
}

async function handOver(path: string, account: ServerAccount, mode: number): Promise<void> {
  await chmod(path, mode);
  if (account.kind === 'other') {
    await chown(path, account.uid, account.gid);
  }
}

function run({ command, args, identity }: AccountCommand, cwd: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      ...identity,
      cwd,
      stdio: ['ignore', 'ignore', 'pipe'],
      env: plainEnvironment,
    });
    const said: string[] = [];
    child.stderr.setEncoding('utf8').on('data', (text: string) => said.push(text));
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) {
        resolve();
      } else {
        reject(new Error(`initdb failed with ${code ?? 'a signal'}: ${said.join('').trim()}`));
      }
    });
  });
}

/**
 * Makes a cluster in `folder` unless there is one: UTF-8, the same sort order on every machine, SCRAM passwords for all
 * connections. It is made beside its place and moved there, so that a kill half-way leaves no half cluster.
 * @param password of the administrator
 * @throws Error with what initdb said.
 */
export async function makeCluster(folder: string, password: string, making: Making): Promise<void> {
  if (await exists(folder)) {
    return;
  }
  const { binaries, account, flags } = making;
  const draft = `${folder}.draft`;
  const passwordFile = `${folder}.password`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { recursive: true });
  await handOver(draft, account, 0o700);
  try {
    await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
    await handOver(passwordFile, account, 0o600);
    await run(
      commandAs(
        account,
        binaries.initdb,
        [
          `--pgdata=${draft}`,
          `--username=${adminName}`,
          `--pwfile=${passwordFile}`,
          '--auth=scram-sha-256',
          '--encoding=UTF8',
          '--locale=C',
          '--locale-provider=builtin',
          '--builtin-locale=C.UTF-8',
          '--no-instructions',
          ...flags,
        ],
        [dirname(folder), folderOf(binaries)],
      ),
      dirname(folder),
    );
    await rename(draft, folder);
  } finally {
    await rm(passwordFile, { force: true });
  }
}
