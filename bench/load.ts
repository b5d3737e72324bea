import { Agent, request } from 'node:http';

/** One kind of request, asked again and again with changing ids. */
export interface Workload {
  readonly name: string;
  readonly url: string;
  readonly token: string | null;
  readonly expected: number;
  /** The path of the n-th request. */
  readonly path: (n: number) => string;
  /** The body of the n-th request, which makes it a POST. */
  readonly body?: (n: number) => string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What one round gave. Latencies in milliseconds. */
export interface Round {
  readonly requests: number;
  readonly seconds: number;
  readonly latencies: readonly number[];
}

/**
 * Keeps `connections` requests under way for `milliseconds`, over loopback, bounded in time.
 * @throws Error when an answer has another status than expected: a refusal is no measurement.
 */
export async function run(work: Workload, connections: number, milliseconds: number): Promise<Round> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const latencies: number[] = [];
  const started = performance.now();
  const end = started + milliseconds;
  let n = Math.floor(Math.random() * 1_000_000);
  const worker = async (): Promise<void> => {
    while (performance.now() < end) {
      const at = performance.now();
      n += 1;
      await once(work, agent, n);
      latencies.push(performance.now() - at);
    }
  };
  try {
    await Promise.all(Array.from({ length: connections }, worker));
  } finally {
    agent.destroy();
  }
  return { requests: latencies.length, seconds: (performance.now() - started) / 1000, latencies };
}

/** One request, answered and read to its end. @throws Error when its status isn't the expected one */
export function once({ url, path, token, expected, body, headers }: Workload, agent: Agent, n: number): Promise<void> {
  const content = body?.(n);
  return new Promise((resolve, reject) => {
    const sent = request(
      `${url}${path(n)}`,
      {
        agent,
        method: content === undefined ? 'GET' : 'POST',
        headers: {
          ...(token === null ? {} : { authorization: `Bearer ${token}` }),
          ...(content === undefined
            ? {}
            : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(content) }),
          ...headers,
        },
      },
      (response) => {
        response.resume();
        response.once('error', reject);
        response.once('end', () => {
          if (response.statusCode === expected) resolve();
          else reject(new Error(`${path(n)} answered ${String(response.statusCode)}, not ${expected}`));
        });
      },
    );
    sent.once('error', reject);
    sent.end(content);
  });
}

/** The value below which that share of the latencies lies. */
export function percentile(latencies: readonly number[], share: number): number {
  const sorted = [...latencies].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}
