import { median, percentile, type Round } from './load.js';

/** One workload's rounds, with the processor time that the server and PostgreSQL used meanwhile. */
export interface Measured {
  readonly name: string;
  readonly rounds: (Round & { readonly serverSeconds: number; readonly postgresSeconds: number })[];
}

interface Memory {
  readonly now: number;
  readonly peak: number;
}

/** Prints one line a workload: medians over the rounds, and the median of the per-round ratios to the first one, the floor. */
export function printReport(
  all: readonly Measured[],
  memory: { readonly idle: Memory; readonly afterwards: Memory },
): void {
  const [floor] = all;
  if (floor === undefined) return;
  const width = Math.max(...all.map(({ name }) => name.length));
  const columns = ['req/s', '(min–max)', 'p50 ms', 'p99 ms', 'service µs/req', 'PostgreSQL µs/req', 'of floor'];
  process.stdout.write(`\n${''.padEnd(width)}  ${columns.join('  ')}\n`);
  for (const { name, rounds } of all) {
    const rates = rounds.map(rate);
    const latencies = rounds.flatMap((round) => round.latencies);
    const each = (of: 'serverSeconds' | 'postgresSeconds'): number =>
      median(rounds.map((round) => (round[of] / round.requests) * 1e6));
    const ratios = rounds.map((round, at) => rate(round) / rate(floor.rounds[at] ?? round));
    process.stdout.write(
      `${name.padEnd(width)}  ${[
        median(rates).toFixed(0),
        `(${Math.min(...rates).toFixed(0)}–${Math.max(...rates).toFixed(0)})`,
        percentile(latencies, 0.5).toFixed(2),
        percentile(latencies, 0.99).toFixed(2),
        each('serverSeconds').toFixed(0),
        each('postgresSeconds').toFixed(0),
        median(ratios).toFixed(3),
      ].join('  ')}\n`,
    );
  }
  const { idle, afterwards } = memory;
  process.stdout.write(
    `\nmemory of the service: ${idle.now.toFixed(0)} MB idle, ${afterwards.now.toFixed(0)} MB after, ` +
      `${afterwards.peak.toFixed(0)} MB at its peak\n`,
  );
}

function rate({ requests, seconds }: Round): number {
  return requests / seconds;
}
