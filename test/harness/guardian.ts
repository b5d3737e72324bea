import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { stopPostmaster } from '../../src/demo/clusters/postmaster.js';

// Ends a test run's clusters when the run ends, also when Jest crashes or is killed: the pipe from Jest closes in any
// case. Ctrl-C is for Jest; we wait for the pipe.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => undefined);
process.on('SIGHUP', () => undefined);

/** What the tear-down says before it closes the pipe: nothing of the run lives any more. */
const orderly = 'orderly';

const root = process.argv[2];
if (root === undefined) {
  throw new Error('guardian.ts takes the folder of a test run.');
}

/** The run's own clusters, and those of tests that start a pair in a folder of the run. */
async function clusterFolders(folder: string): Promise<string[]> {
  const inside = await readdir(folder, { recursive: false }).catch(() => []);
  return [folder, ...inside.map((name) => join(folder, name))].flatMap((place) =>
    ['main', 'keys'].map((name) => join(place, 'clusters', name)),
  );
}

async function clear(folder: string): Promise<void> {
  const clusters = await clusterFolders(folder);
  await Promise.allSettled(clusters.map((cluster) => stopPostmaster(cluster, 'immediate')));
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
}

const said: string[] = [];
process.stdin.setEncoding('utf8').on('data', (text) => said.push(String(text)));
process.stdin.once('end', () => {
  void clear(root).then(async () => {
    if (said.join('') !== orderly) {
      // Jest's workers outlive a killed Jest by a moment, and a server may just be starting.
      await pause(10_000);
      await clear(root);
    }
  });
});
