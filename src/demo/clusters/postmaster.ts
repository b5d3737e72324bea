import { execFileSync } from 'node:child_process';
import { readFile, readdir, readlink, realpath, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { errorCode } from '../error-code.js';

/** A living PostgreSQL server of one data folder, as its `postmaster.pid` describes it. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  readonly ready: boolean;
}

/** How a server ends: `fast` writes a checkpoint first, `immediate` leaves recovery to the next start. */
export type StopMode = 'fast' | 'immediate';

const signals = { fast: 'SIGINT', immediate: 'SIGQUIT' } as const;

/** Where there is no /proc (macOS), the command line has to do. */
function commandLineNames(pid: number, folder: string): boolean {
  try {
    return execFileSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).includes(folder);
  } catch {
    return false;
  }
}

/** A process id in a file proves nothing after a crash: the working folder of the process has to be the data folder. */
async function worksIn(pid: number, folder: string): Promise<boolean> {
  const own = await realpath(folder);
  if (process.platform !== 'linux') {
    return commandLineNames(pid, own);
  }
  try {
    return (await readlink(`/proc/${pid}/cwd`)) === own;
  } catch {
    return false;
  }
}

/**
 * Finds the server that works in a data folder.
 * @returns undefined when none lives there, also when `postmaster.pid` is stale and names somebody else's process
 */
export async function findPostmaster(folder: string): Promise<Postmaster | undefined> {
  let lines: string[];
  try {
    lines = (await readFile(join(folder, 'postmaster.pid'), 'utf8')).split('\n');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') {
      return undefined;
    }
    throw error;
  }
  // Lines: pid, data folder, start time, port, socket folder, address, shared memory, state. A restored backup or a
  // half-written file has fewer.
  const pid = Number.parseInt(lines[0] ?? '', 10);
  if (!Number.isSafeInteger(pid) || pid <= 1 || !(await worksIn(pid, folder))) {
    return undefined;
  }
  return { pid, port: Number.parseInt(lines[3] ?? '', 10), ready: lines[7]?.trim() === 'ready' };
}

// Often enough for somebody who watches, and rare enough where each look starts `ps` (macOS).
const lookAgainAfter = 1_000;

/**
 * Resolves when no server lives in a data folder any more; it keeps no process alive.
 * @param signal ends the watch: the promise then never resolves
 */
export function serverGone(folder: string, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const look = setInterval(() => {
      findPostmaster(folder).then(
        (found) => {
          if (found === undefined && !signal.aborted) resolve();
        },
        () => undefined,
      );
    }, lookAgainAfter).unref();
    signal.addEventListener('abort', () => {
      clearInterval(look);
    });
  });
}

/**
 * Stops the server of a data folder and waits until its process is gone; does nothing when there is none.
 * @throws Error when it still lives after twenty seconds.
 */
export async function stopPostmaster(folder: string, mode: StopMode): Promise<void> {
  const found = await findPostmaster(folder);
  if (found === undefined) {
    return;
  }
  try {
    process.kill(found.pid, signals[mode]);
  } catch (error) {
    if (errorCode(error) !== 'ESRCH') {
      throw error;
    }
  }
  const deadline = Date.now() + 20_000;
  while (await worksIn(found.pid, folder)) {
    if (Date.now() > deadline) {
      throw new Error(`The PostgreSQL server in ${folder} (process ${found.pid}) does not stop.`);
    }
    await pause(20);
  }
}

async function processesIn(folder: string): Promise<number> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const found = await Promise.all(pids.map((pid) => worksIn(Number(pid), folder)));
  return found.filter(Boolean).length;
}

/**
 * Makes a data folder startable after its server was killed: waits for the server's orphaned processes to notice, then
 * removes the stale `postmaster.pid`, whose number may meanwhile belong to somebody else. Never while anything still
 * works in the folder: two servers on one folder destroy it. Where there is no /proc, PostgreSQL's own check has to do.
 * @throws Error when orphaned processes are still there after ten seconds.
 */
export async function clearStale(folder: string): Promise<void> {
  if (process.platform !== 'linux') {
    return;
  }
  const deadline = Date.now() + 10_000;
  while ((await processesIn(folder)) > 0) {
    if (Date.now() > deadline) {
      throw new Error(`Processes of an earlier PostgreSQL server still work in ${folder}.`);
    }
    await pause(50);
  }
  await rm(join(folder, 'postmaster.pid'), { force: true });
}
