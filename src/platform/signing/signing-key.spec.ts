import { createPrivateKey, generateKeyPairSync, verify } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { SigningKey } from './signing-key.js';

const bytes = Buffer.from('what was shown');

describe('the key that the service signs with', () => {
  test('C2 its published half verifies what it signed, and nothing else', () => {
    const key = new SigningKey(generateKeyPairSync('ed25519').privateKey);
    const signature = key.sign(bytes);
    expect(signature).toHaveLength(64);
    expect(verify(null, bytes, key.publicKey.pem, signature)).toBe(true);
    const another = new SigningKey(generateKeyPairSync('ed25519').privateKey).publicKey;
    expect(verify(null, bytes, another.pem, signature)).toBe(false);
    expect(another.id).not.toBe(key.publicKey.id);
    for (const at of bytes.keys()) {
      const altered = Buffer.from(bytes);
      altered[at] = (altered[at] ?? 0) ^ 1;
      expect(verify(null, altered, key.publicKey.pem, signature)).toBe(false);
    }
  });

  test('C2 is called by the thumbprint that the standard gives the example of a key', () => {
    // RFC 8037, A.1 and A.3.
    const jwk = {
      kty: 'OKP',
      crv: 'Ed25519',
      d: 'nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A',
      x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo',
    };
    const key = new SigningKey(createPrivateKey({ key: jwk, format: 'jwk' }));
    expect(key.publicKey.id).toBe('kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k');
    expect(JSON.stringify(key)).not.toContain('nWGxne');
  });
});
