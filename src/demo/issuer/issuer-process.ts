import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** What the launcher tells the issuer's process. */
export interface IssuerProcessOptions {
  readonly dataFolder: string;
  readonly port: number;
  /** Path of the JSON file with the demo people. */
  readonly peopleFile: string;
  readonly keyDesk?: { readonly port: number; readonly secret: string };
}

/** The issuer as a process of its own; it ends by itself when this process does. */
export interface IssuerProcess {
  readonly url: string;
  /** Resolves with a sentence when it ends without having been asked to. */
  readonly ended: Promise<string>;
  stop(): Promise<void>;
}

function environmentFor({ dataFolder, port, peopleFile, keyDesk }: IssuerProcessOptions): NodeJS.ProcessEnv {
  return {
    PATH: process.env['PATH'],
    DATA_DIR: dataFolder,
    ISSUER_PORT: String(port),
    ISSUER_PEOPLE: peopleFile,
    ...(keyDesk && { ISSUER_KEY_DESK_PORT: String(keyDesk.port), ISSUER_KEY_DESK_SECRET: keyDesk.secret }),
  };
}

/**
 * Starts the issuer as a process and waits until it listens. It shares no terminal with us, so that Ctrl-C leaves the
 * order of stopping to the launcher.
 * @throws Error when it ends first; its own sentence is on stderr.
 */
export async function startIssuerProcess(options: IssuerProcessOptions): Promise<IssuerProcess> {
  const child = fork(fileURLToPath(new URL('./main.js', import.meta.url)), {
    env: environmentFor(options),
    detached: true,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ended = new Promise<string>((resolve) => {
    child.once('exit', (code, signal) => {
      resolve(`The demo issuer ended with ${code ?? signal ?? 'no reason'}.`);
    });
    child.once('error', () => {
      resolve('The demo issuer could not be started.');
    });
  });
  const ready = new Promise<undefined>((resolve) => {
    child.once('message', () => {
      resolve(undefined);
    });
  });
  const failure = await Promise.race([ready, ended]);
  if (failure !== undefined) {
    throw new Error(failure);
  }
  return {
    url: `http://127.0.0.1:${options.port}`,
    ended,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
