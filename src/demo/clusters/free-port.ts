import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

// Below 32768: Linux hands out the ports above that to outgoing connections, which can take one between check and use.
const lowest = 20_000;
const highest = 32_767;

/** Does nothing listen on this port of 127.0.0.1 at this moment? */
export function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => {
      resolve(false);
    });
    probe.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      probe.close(() => {
        resolve(true);
      });
    });
  });
}

/**
 * A port on 127.0.0.1 that nothing listens on at this moment, between 20000 and 32767.
 * @throws Error after fifty taken ones.
 */
export async function freePort(): Promise<number> {
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const port = randomInt(lowest, highest + 1);
    if (await isFree(port)) {
      return port;
    }
  }
  throw new Error(`No free port found between ${lowest} and ${highest}.`);
}
