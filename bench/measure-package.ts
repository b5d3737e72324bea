import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { serviceMemory } from '../src/demo/house/service-memory.js';
import { median } from './load.js';

const ROUNDS = 3;
const PROGRAM = fileURLToPath(new URL('./package-process.js', import.meta.url));

interface Made {
  readonly seconds: number;
  readonly megabytes: number;
  readonly idle: number;
  readonly peak: number;
}

async function make(what: 'floor' | 'package'): Promise<Made> {
  const { stdout } = await promisify(execFile)(process.execPath, [...serviceMemory, PROGRAM, what]);
  return JSON.parse(stdout) as Made;
}

/**
 * Makes packages of 500 pieces and 200 MB, each in a process of its own, and beside each a plain ZIP of the same bytes, the floor; prints seconds,
 * memory above idle at its peak, and the median of the ratios.
 */
export async function measurePackage(): Promise<void> {
  const ratios: number[] = [];
  const above: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const floor = await make('floor');
    const made = await make('package');
    ratios.push(floor.seconds / made.seconds);
    above.push(made.peak - made.idle);
    process.stdout.write(
      `package of 500 pieces, ${made.megabytes.toFixed(0)} MB: ${made.seconds.toFixed(1)} s, ` +
        `${(made.peak - made.idle).toFixed(0)} MB above ${made.idle.toFixed(0)} idle at its peak; ` +
        `a plain ZIP of them ${floor.seconds.toFixed(1)} s, ${(floor.peak - floor.idle).toFixed(0)} MB\n`,
    );
  }
  process.stdout.write(
    `a package: ${median(ratios).toFixed(2)} of the floor, ${median(above).toFixed(0)} MB above idle (medians)\n`,
  );
}
