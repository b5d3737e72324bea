import { randomBytes } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { expect, test } from '@jest/globals';
import { Inflation } from './inflation.js';
import { UnpackingBudget } from './unpacking.js';

const MANY = 1_000_000;

/** What bytes become, one a letter, or why they don't. */
async function inflated(packed: Buffer, size: number, budget = MANY): Promise<string> {
  const inflation = new Inflation(new UnpackingBudget(budget), /^\n?$/);
  const parts: Buffer[] = [];
  for (let at = 0; at < packed.length; at += size) {
    const found = await inflation.take(packed.subarray(at, at + size));
    if (typeof found === 'string') return found;
    parts.push(...found);
  }
  const last = await inflation.end();
  return typeof last === 'string' ? last : Buffer.concat([...parts, ...last]).toString('latin1');
}

test.each([1, 13, 4_096])('D11 what is packed is looked at whole, in pieces of %i bytes', async (size) => {
  const sparse = Buffer.concat([randomBytes(500), Buffer.alloc(500_000), randomBytes(100)]);
  for (const bytes of [Buffer.alloc(0), Buffer.from('a text'), sparse]) {
    expect(await inflated(deflateSync(bytes), size)).toBe(bytes.toString('latin1'));
    expect(await inflated(Buffer.concat([deflateSync(bytes), Buffer.of(10)]), size)).toBe(bytes.toString('latin1'));
    expect(await inflated(Buffer.concat([deflateSync(bytes), Buffer.of(10, 1)]), size)).toBe('carries_another_file');
  }
  expect(await inflated(Buffer.alloc(0), size)).toBe('');
  expect(await inflated(Buffer.from('not packed at all'), size)).toBe('not_looked_into');
  expect(await inflated(deflateSync(sparse), size, 400_000)).toBe('not_looked_into');
});
