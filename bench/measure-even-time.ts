import { Agent } from 'node:http';
import { median, once, type Workload } from './load.js';

const PAIRS = 500;

/**
 * Asks two things, in either order, over one connection, as somebody would who wants to tell them apart by time, and prints how far their
 * medians lie apart, in how many of the pairs the first one was slower (even is one in two), and how far their distributions lie
 * apart: medians and halves look alike where one thing takes two times in turn (D5).
 */
export async function measureEvenTime(one: Workload, other: Workload): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const pairs: (readonly [number, number])[] = [];
  try {
    for (let pair = 0; pair < PAIRS; pair += 1) {
      // Who asks at once after an answer asks at the phase of its tick: always in one order, two alike would differ, too.
      const isInTurn = Math.random() < 0.5;
      const [before, after] = isInTurn ? [one, other] : [other, one];
      const times = [await timed(before, agent, pair), await timed(after, agent, pair)] as const;
      pairs.push(isInTurn ? times : [times[1], times[0]]);
    }
  } finally {
    agent.destroy();
  }
  const [first, second] = [median(pairs.map(([time]) => time)), median(pairs.map(([, time]) => time))];
  const slower = pairs.filter(([here, there]) => here > there).length / PAIRS;
  process.stdout.write(
    `\n${one.name} against ${other.name}, ${PAIRS} pairs over one connection: medians ${first.toFixed(2)} and ` +
      `${second.toFixed(2)} ms; the first was slower in ${(slower * 100).toFixed(0)} %; ` +
      `their distributions lie ${apart(pairs).toFixed(3)} apart (of two alike, 0.086 in one run of twenty)\n`,
  );
}

/** The two-sample Kolmogorov–Smirnov statistic: the largest distance between the two distribution functions, from 0 to 1. */
function apart(pairs: readonly (readonly [number, number])[]): number {
  const upTo = (at: number, which: 0 | 1): number => pairs.filter((pair) => pair[which] <= at).length / pairs.length;
  return Math.max(...pairs.flat().map((at) => Math.abs(upTo(at, 0) - upTo(at, 1))));
}

async function timed(work: Workload, agent: Agent, n: number): Promise<number> {
  const at = performance.now();
  await once(work, agent, n);
  return performance.now() - at;
}
