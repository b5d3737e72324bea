import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startProcess, type BenchHouse } from './bench-house.js';
import { run, type Workload } from './load.js';
import type { Seed } from './seed.js';

interface CpuProfile {
  readonly nodes: readonly {
    readonly id: number;
    readonly callFrame: { readonly functionName: string; readonly url: string };
  }[];
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

/** Runs the piece read once more on a service that records where its time goes, and prints the share of each part. */
export async function printProfile(house: BenchHouse, work: Workload | undefined, ids: Seed): Promise<void> {
  if (work === undefined || ids.pieceIds.length === 0) return;
  const folder = join(house.folder, 'profile');
  const service = await startProcess(house, '../src/main.js', '/health', {
    execArgv: ['--cpu-prof', `--cpu-prof-dir=${folder}`],
  });
  await run({ ...work, url: service.url }, 32, 5_000);
  await service.stop();
  const [file] = await readdir(folder);
  if (file === undefined) return;
  const profile = JSON.parse(await readFile(join(folder, file), 'utf8')) as CpuProfile;
  process.stdout.write("\nwhere the service's time goes in a piece read (self time, without idling)\n");
  for (const [part, share] of shares(profile).slice(0, 16)) {
    process.stdout.write(`${(share * 100).toFixed(1).padStart(6)} %  ${part}\n`);
  }
}

function shares({ nodes, samples, timeDeltas }: CpuProfile): [string, number][] {
  const parts = new Map(nodes.map(({ id, callFrame }) => [id, partOf(callFrame.functionName, callFrame.url)]));
  const times = new Map<string, number>();
  for (const [at, id] of samples.entries()) {
    const part = parts.get(id) ?? 'unknown';
    if (part !== 'idle') times.set(part, (times.get(part) ?? 0) + (timeDeltas[at] ?? 0));
  }
  const total = [...times.values()].reduce((sum, time) => sum + time, 0);
  return [...times]
    .map(([part, time]): [string, number] => [part, time / total])
    .sort((one, other) => other[1] - one[1]);
}

/** A package, a ring of ours, Node itself by its module, or what V8 calls its own time. */
function partOf(functionName: string, url: string): string {
  if (functionName === '(idle)') return 'idle';
  if (functionName === '(garbage collector)') return 'garbage collection';
  if (functionName === '(program)') return 'sockets and native code';
  const packageName = /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url)?.[1];
  if (packageName !== undefined) return packageName;
  const ring = /dist\/src\/([^/]+\/[^/]+)/.exec(url)?.[1];
  if (ring !== undefined) return `src/${ring}`;
  return url === ''
    ? 'built-in functions'
    : url
        .replace(/^node:internal\//, 'node:')
        .split('/')
        .slice(0, 2)
        .join('/');
}
