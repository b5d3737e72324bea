import { Agent } from 'node:http';
import { median, once, type Workload } from './load.js';

const PAIRS = 500;

/**
 * Asks two things in turn over one connection, as somebody would who wants to tell them apart by time, and prints how far their
 * medians lie apart and in how many of the pairs the first one was slower: even is one in two (D5).
 */
export async function measureEvenTime(one: Workload, other: Workload): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const pairs: (readonly [number, number])[] = [];
  try {
    for (let pair = 0; pair < PAIRS; pair += 1) {
      pairs.push([await timed(one, agent, pair), await timed(other, agent, pair)]);
    }
  } finally {
    agent.destroy();
  }
  const [first, second] = [median(pairs.map(([time]) => time)), median(pairs.map(([, time]) => time))];
  const slower = pairs.filter(([here, there]) => here > there).length / PAIRS;
  process.stdout.write(
    `\n${one.name} against ${other.name}, ${PAIRS} pairs over one connection: medians ${first.toFixed(2)} and ` +
      `${second.toFixed(2)} ms; the first was slower in ${(slower * 100).toFixed(0)} %\n`,
  );
}

async function timed(work: Workload, agent: Agent, n: number): Promise<number> {
  const at = performance.now();
  await once(work, agent, n);
  return performance.now() - at;
}
