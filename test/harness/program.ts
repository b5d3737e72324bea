import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('../../', import.meta.url));

/**
 * Builds the project as `npm start` does, into a folder of the test's own: two test files never build into one place.
 * @returns the folder, with `src` and `scripts` in it
 */
export async function built(name: string): Promise<string> {
  const folder = `${root}dist/for-tests/${name}`;
  const compiler = createRequire(import.meta.url).resolve('@swc/cli/bin/swc.js');
  await promisify(execFile)(process.execPath, [compiler, 'src', 'scripts', '-d', folder, '--quiet'], { cwd: root });
  return folder;
}

/** A program that runs, with all it said so far. */
export interface Program {
  readonly child: ChildProcess;
  /** Both streams, as they came. */
  said(): string;
  /** Resolves once it said this. @throws Error with what it did say, when it ends first */
  saying(text: string): Promise<void>;
  /** Resolves with its exit code; null when a signal ended it. */
  readonly ended: Promise<number | null>;
}

/** Starts a built program in the project's folder. */
export function program(file: string, args: readonly string[], variables: Readonly<Record<string, string>>): Program {
  const child = spawn(process.execPath, [file, ...args], {
    cwd: root,
    env: { PATH: process.env['PATH'], ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const listeners = new Set<() => void>();
  const hear = (text: unknown): void => {
    said += String(text);
    listeners.forEach((listener) => {
      listener();
    });
  };
  child.stdout.setEncoding('utf8').on('data', hear);
  child.stderr.setEncoding('utf8').on('data', hear);
  const ended = new Promise<number | null>((resolve) => {
    child.once('close', resolve);
  });
  return {
    child,
    said: () => said,
    ended,
    saying: (text) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          if (said.includes(text)) resolve();
        };
        listeners.add(look);
        look();
        void ended.then(() => {
          reject(new Error(`It ended after saying:\n${said}`));
        });
      }),
  };
}
