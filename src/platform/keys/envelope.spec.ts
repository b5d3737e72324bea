import { randomBytes, randomUUID } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { seal, unseal, type DataKey, type Place } from './envelope.js';
import { KeyWrapping } from './key-wrapping.js';
import { keyedDigest } from './keyed-digest.js';

const newKey = (): DataKey => ({ id: randomUUID(), bytes: randomBytes(32) });
const PLACE: Place = { store: 'medical', owner: 'jan', record: 'p1', version: 2, item: 'piece' };

describe("sealing under a person's key", () => {
  test('D2 what was sealed comes back whole, and the bytes show nothing of it', () => {
    const key = newKey();
    const sealed = seal(key, PLACE, { text: 'secret diagnosis' });
    expect(unseal(key, PLACE, sealed)).toEqual({ text: 'secret diagnosis' });
    expect(sealed.toString('latin1')).not.toContain('secret');
    expect(seal(key, PLACE, { text: 'secret diagnosis' }).equals(sealed)).toBe(false);
  });

  test('D2 moved to another record, version, item, owner or store it does not open', () => {
    const key = newKey();
    const sealed = seal(key, PLACE, { text: 'x' });
    for (const moved of [{ record: 'p2' }, { version: 1 }, { item: 'verdict' }, { owner: 'piet' }, { store: 'desk' }]) {
      expect(() => unseal(key, { ...PLACE, ...moved }, sealed)).toThrow();
    }
  });

  test('R7 another key, or one altered byte anywhere, does not open it', () => {
    const key = newKey();
    const sealed = seal(key, PLACE, { text: 'x' });
    expect(() => unseal(newKey(), PLACE, sealed)).toThrow('of another key or format');
    expect(() => unseal({ ...key, bytes: randomBytes(32) }, PLACE, sealed)).toThrow();
    for (const at of sealed.keys()) {
      const altered = Buffer.from(sealed);
      altered[at] = (altered[at] ?? 0) ^ 1;
      expect(() => unseal(key, PLACE, altered)).toThrow();
    }
  });
});

describe('wrapping a data key', () => {
  const place = { id: 'k1', ownerId: 'jan', purpose: 'medical' };

  test('D2 a wrapped key opens for its own row alone', () => {
    const wrapping = new KeyWrapping(randomBytes(32));
    const bytes = randomBytes(32);
    const wrapped = wrapping.wrap(place, bytes);
    expect(wrapping.unwrap(place, wrapped)).toEqual(bytes);
    for (const moved of [{ id: 'k2' }, { ownerId: 'piet' }, { purpose: 'employee' }]) {
      expect(() => wrapping.unwrap({ ...place, ...moved }, wrapped)).toThrow();
    }
    expect(() => new KeyWrapping(randomBytes(32)).unwrap(place, wrapped)).toThrow();
    expect(() => new KeyWrapping(randomBytes(16))).toThrow('not 32 bytes');
  });
});

describe('a keyed digest', () => {
  test("V6 the same number under another employer's key is another digest", () => {
    const [acme, globex] = [newKey(), newKey()];
    expect(keyedDigest(acme, '10001')).toEqual(keyedDigest(acme, '10001'));
    expect(keyedDigest(acme, '10001').equals(keyedDigest(globex, '10001'))).toBe(false);
  });
});
