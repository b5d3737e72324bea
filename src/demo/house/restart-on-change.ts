import { execFile } from 'node:child_process';
import { watch } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { projectFolder } from '../../platform/stores/migrate/project-folder.js';
import type { House } from './house.js';

// An editor writes several files at once; the rest follows when it has been quiet for so long.
const quietMilliseconds = 300;

async function build(root: string): Promise<void> {
  const compiler = createRequire(import.meta.url).resolve('@swc/cli/bin/swc.js');
  await promisify(execFile)(process.execPath, [compiler, 'src', 'scripts', '-d', 'dist', '--quiet'], { cwd: root });
}

/**
 * `npm run dev`: after a change of the source, a policy or a migration it builds, migrates, and starts the service again,
 * until the signal aborts. What doesn't build or start is said, and waits for the next change.
 */
export function restartOnChange(house: House, tell: (line: string) => void, signal: AbortSignal): void {
  const root = dirname(projectFolder('policies'));
  let waiting: NodeJS.Timeout | undefined;
  let restarting = Promise.resolve();
  const restart = async (): Promise<void> => {
    try {
      await build(root);
      await house.restartService();
      tell('· Built; the service started again.');
    } catch (error) {
      tell(`· The service does not start: ${error instanceof Error ? error.message : 'without a reason'}`);
    }
  };
  const changed = (): void => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      restarting = restarting.then(restart);
    }, quietMilliseconds);
  };
  for (const folder of ['src', 'policies', 'migrations']) {
    watch(join(root, folder), { recursive: true, signal }, changed).on('error', () => undefined);
  }
  tell('· Watching src, policies and migrations.');
}
