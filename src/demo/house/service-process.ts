import { fork } from 'node:child_process';
import { mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { serviceEnvironment, type ServicePlace } from './service-environment.js';
import { serviceMemory } from './service-memory.js';

/** Where the service's process listens and logs. */
export interface ServiceProcessOptions extends ServicePlace {
  readonly logFile: string;
}

/** The service as a process of its own: `main.js`, as production starts it; it ends by itself when this process does. */
export interface ServiceProcess {
  readonly url: string;
  /** Resolves with a sentence when it ends without having been asked to. */
  readonly ended: Promise<string>;
  stop(): Promise<void>;
}

function path(module: string): string {
  return fileURLToPath(new URL(module, import.meta.url));
}

async function isHealthy(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/health`, { signal: AbortSignal.timeout(2_000) })).ok;
  } catch {
    return false;
  }
}

async function healthy(url: string): Promise<undefined> {
  const deadline = Date.now() + 60_000;
  while (!(await isHealthy(url))) {
    if (Date.now() > deadline) {
      throw new Error(`The service does not answer at ${url}/health.`);
    }
    await pause(50);
  }
  return undefined;
}

/**
 * Starts the service and waits until it answers. It shares no terminal with us, so that Ctrl-C leaves the order of stopping
 * to the launcher; its log goes to a file, and what it says before it can log, to stderr.
 * @throws Error when it ends first; its own sentence is on stderr.
 */
export async function startServiceProcess(options: ServiceProcessOptions): Promise<ServiceProcess> {
  await mkdir(dirname(options.logFile), { recursive: true });
  const log = await open(options.logFile, 'a', 0o600);
  const child = fork(path('../../main.js'), {
    env: serviceEnvironment(options),
    detached: true,
    stdio: ['ignore', log.fd, 'inherit', 'ipc'],
    execArgv: [
      ...serviceMemory,
      '--enable-source-maps',
      '--import',
      new URL('./end-with-launcher.js', import.meta.url).href,
    ],
  });
  await log.close();
  const ended = new Promise<string>((resolve) => {
    child.once('exit', (code, signal) => {
      resolve(`The service ended with ${code ?? signal ?? 'no reason'}; its log is ${options.logFile}.`);
    });
    child.once('error', () => {
      resolve('The service could not be started.');
    });
  });
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    await ended;
  };
  const url = `http://127.0.0.1:${options.port}`;
  const failure = await Promise.race([
    healthy(url).catch((error: unknown) =>
      stop().then(() => {
        throw error;
      }),
    ),
    ended,
  ]);
  if (failure !== undefined) {
    throw new Error(failure);
  }
  return { url, ended, stop };
}
