import { createHmac } from 'node:crypto';
import type { DataKey } from './envelope.js';

/**
 * A keyed digest for exact look-ups (HMAC-SHA-256, RFC 2104): the same text under another employer's key is another digest,
 * so that nothing answers for another employer's people (design: keys).
 */
export function keyedDigest(key: DataKey, text: string): Buffer {
  return createHmac('sha256', key.bytes).update(text, 'utf8').digest();
}
