import { describe, expect, test } from '@jest/globals';
import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { setImmediate as turn } from 'node:timers/promises';
import { IncomingBody } from './incoming-body.js';
import { TRANSPORT_LIMITS } from './transport-limits.js';

const LONG = 115_000;

function sent(...chunks: readonly string[]): IncomingMessage {
  const message = new IncomingMessage(new Socket());
  for (const chunk of [...chunks, null]) message.push(chunk);
  return message;
}

describe('a body that comes in as a stream', () => {
  test('A1 is whole for whoever reads it', async () => {
    const stream = new IncomingBody(sent('one ', 'two'), TRANSPORT_LIMITS).stream(100, LONG);
    expect(Buffer.concat((await stream.toArray()) as Buffer[]).toString()).toBe('one two');
  });

  test('D1 is discarded once the answer went out, and nothing waits for the rest of it', async () => {
    const message = sent('x'.repeat(200_000), 'y'.repeat(200_000));
    const body = new IncomingBody(message, TRANSPORT_LIMITS);
    const waiting = process.getActiveResourcesInfo().filter((what) => what === 'Timeout').length;
    const stream = body.stream(1_000_000, LONG);
    await turn();
    expect(message.readableEnded).toBe(false);
    body.discard();
    await turn();
    expect([stream.destroyed, message.readableEnded]).toEqual([true, true]);
    expect(process.getActiveResourcesInfo().filter((what) => what === 'Timeout').length).toBeLessThanOrEqual(waiting);
  });
});
