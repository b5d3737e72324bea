import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { freePort, isFree } from '../clusters/free-port.js';
import { parsedJson, readKept, writePrivate } from '../private-file.js';

const kept = z.int().min(1).max(65_535);

/**
 * The port that was kept in a file; undefined when none was yet.
 * @throws Error when the file isn't what was written.
 */
export async function readPort(file: string): Promise<number | undefined> {
  const text = await readKept(file);
  if (text === undefined) {
    return undefined;
  }
  const read = kept.safeParse(parsedJson(text));
  if (!read.success) {
    throw new Error(`${file} does not hold the port that was written; restore it, or remove the data folder.`);
  }
  return read.data;
}

/**
 * A port that a data folder keeps from its first start on: the issuer's is part of its name, to which accounts are linked.
 * @throws Error when the file isn't what was written.
 */
export async function keptPort(file: string): Promise<number> {
  const before = await readPort(file);
  if (before !== undefined) {
    return before;
  }
  const port = await freePort();
  await writePrivate(file, `${port}\n`);
  return port;
}

/**
 * Waits up to five seconds for a port: what a killed launcher leaves behind ends by itself, a moment later.
 * @param remedy what to do about it, in a sentence
 * @throws Error with the port and the remedy when something else listens there.
 */
export async function awaitFree(port: number, remedy: string): Promise<void> {
  const deadline = Date.now() + 5_000;
  while (!(await isFree(port))) {
    if (Date.now() > deadline) {
      throw new Error(`Port ${port} on 127.0.0.1 is taken by another program. ${remedy}`);
    }
    await pause(100);
  }
}
