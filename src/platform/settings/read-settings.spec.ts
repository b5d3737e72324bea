import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSettings, SettingsRefused } from './read-settings.js';

let folder: string;
let complete: Record<string, string>;

function keyFile(name: string, bytes: Buffer, mode: number): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  chmodSync(path, mode);
  return path;
}

function signingKey(type: 'ed25519' | 'x25519'): Buffer {
  const { privateKey } = type === 'ed25519' ? generateKeyPairSync('ed25519') : generateKeyPairSync('x25519');
  return Buffer.from(privateKey.export({ type: 'pkcs8', format: 'pem' }));
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'settings-'));
  const logins = ['DESK', 'EMPLOYER', 'EMPLOYEE', 'MEDICAL', 'TRAIL', 'SCRIBE', 'JOBS'];
  complete = {
    HOST: '127.0.0.1',
    PORT: '8080',
    KLUIS_ISSUER: 'https://sign-in.example.test/realms/service',
    KLUIS_AUDIENCE: 'urn:dossierkluis:api',
    KLUIS_TOKEN_ALGORITHMS: 'ES256, RS256',
    KLUIS_TWO_FACTOR_ACR: 'urn:two,urn:three',
    ...Object.fromEntries(logins.map((login) => [`KLUIS_${login}_URL`, `postgresql://${login}:pw-${login}@db/kluis`])),
    KLUIS_KEYS_URL: 'postgresql://keys:pw-keys@db:5433/keys',
    KLUIS_KEY_WRAPPING_KEY_FILE: keyFile('wrapping', Buffer.alloc(32, 1), 0o600),
    KLUIS_CURSOR_KEY_FILE: keyFile('cursor', Buffer.alloc(32, 2), 0o440),
    KLUIS_SIGNING_KEY_FILE: keyFile('signing', signingKey('ed25519'), 0o600),
    KLUIS_SERVICE_NAME: 'Arbodienst De Kluis',
    KLUIS_DOCS: 'off',
    KLUIS_LOG_LEVEL: 'info',
  };
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** The faults a change to the complete environment leads to; undefined takes a variable away. */
function faultsWith(change: Record<string, string | undefined>): readonly string[] {
  try {
    readSettings({ ...complete, ...change });
    return [];
  } catch (thrown) {
    if (!(thrown instanceof SettingsRefused)) {
      throw thrown;
    }
    return thrown.faults;
  }
}

describe('settings', () => {
  test('D2 a complete environment is read and frozen', () => {
    const settings = readSettings(complete);
    expect(settings).toMatchObject({
      port: 8080,
      issuer: { algorithms: ['ES256', 'RS256'], twoFactorAcr: ['urn:two', 'urn:three'] },
      docs: false,
      trustedProxies: [],
    });
    expect(settings.keyWrappingKey.export()).toEqual(Buffer.alloc(32, 1));
    expect([settings, settings.issuer, settings.stores, settings.issuer.algorithms].every(Object.isFrozen)).toBe(true);
    expect(JSON.stringify(settings.keyWrappingKey)).not.toContain('AQEB');
  });

  test('D10 each variable is required; all that is missing is named at once', () => {
    for (const name of Object.keys(complete)) {
      expect(faultsWith({ [name]: undefined })).toEqual([`${name}: missing`]);
    }
    expect(() => readSettings({})).toThrow(/KLUIS_AUDIENCE: missing\n(.*\n)*.*KLUIS_LOG_LEVEL: missing/);
    expect(faultsWith({ KLUIS_AUDIENCE: '' })).toHaveLength(1);
  });

  test.each([
    ['KLUIS_ISSUER', 'http://sign-in.example.test'],
    ['KLUIS_ISSUER', 'https://sign-in.example.test/?realm=secretvalue'],
    ['KLUIS_ISSUER', 'ftp://localhost'],
    ['KLUIS_TOKEN_ALGORITHMS', 'HS256'],
    ['KLUIS_TOKEN_ALGORITHMS', 'ES256,none'],
    ['KLUIS_TOKEN_ALGORITHMS', 'ES256,ES256'],
    ['KLUIS_TOKEN_ALGORITHMS', ''],
    ['KLUIS_TWO_FACTOR_ACR', 'urn:"secretvalue"'],
    ['KLUIS_TWO_FACTOR_ACR', 'urn:two,'],
    ['PORT', '80800'],
    ['PORT', 'secretvalue'],
    ['KLUIS_DOCS', 'true'],
    ['KLUIS_LOG_LEVEL', 'trace'],
    ['KLUIS_MEDICAL_URL', 'postgresql://medical@db/kluis'],
    ['KLUIS_MEDICAL_URL', 'mysql://medical:secretvalue@db/kluis'],
    ['KLUIS_TRUSTED_PROXIES', '0.0.0.0/0'],
    ['KLUIS_TRUSTED_PROXIES', 'proxy.example.test'],
    ['KLUIS_CURSOR_KEY_FILE', '/nonexistent/secretvalue'],
  ])('D10 an ill-formed %s (%s) stops the start, and its value is not repeated', (name, value) => {
    const faults = faultsWith({ [name]: value });
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(new RegExp(`^${name}: `));
    expect(faults[0]).not.toContain('secretvalue');
  });

  test('D10 an issuer without TLS is accepted on loopback only', () => {
    for (const issuer of ['http://127.0.0.1:9400', 'http://localhost:9400', 'http://[::1]:9400']) {
      expect(faultsWith({ KLUIS_ISSUER: issuer })).toEqual([]);
    }
  });

  test('D2 a misspelt variable, or one that only the owner may have, stops the start', () => {
    expect(faultsWith({ KLUIS_DOC: 'on', KLUIS_OWNER_URL: 'postgresql://owner:secretvalue@db/kluis' })).toEqual([
      'KLUIS_DOC: not a variable of this service',
      'KLUIS_OWNER_URL: not a variable of this service',
    ]);
  });

  test('D2 one user, one password or one URL for two logins stops the start', () => {
    expect(faultsWith({ KLUIS_MEDICAL_URL: 'postgresql://MEDICAL:pw-DESK@db/kluis' })).toEqual([
      'KLUIS_DESK_URL and KLUIS_MEDICAL_URL: the same password (D2)',
    ]);
    expect(faultsWith({ KLUIS_MEDICAL_URL: complete['KLUIS_EMPLOYEE_URL'] })).toEqual([
      'KLUIS_EMPLOYEE_URL and KLUIS_MEDICAL_URL: the same user (D2)',
      'KLUIS_EMPLOYEE_URL and KLUIS_MEDICAL_URL: the same password (D2)',
    ]);
    expect(faultsWith({ KLUIS_MEDICAL_URL: 'postgresql://MEDICAL:%70w-DESK@db/kluis' })).toHaveLength(1);
  });

  test('D2 the keys are on another server than what they open', () => {
    expect(faultsWith({ KLUIS_KEYS_URL: 'postgresql://keys:pw-keys@db:5432/keys' })).toHaveLength(1);
  });

  test('R7 a key that others can read, has another length or is used twice stops the start', () => {
    expect(faultsWith({ KLUIS_CURSOR_KEY_FILE: keyFile('open', Buffer.alloc(32, 3), 0o644) })).toHaveLength(1);
    expect(faultsWith({ KLUIS_CURSOR_KEY_FILE: keyFile('short', Buffer.alloc(31, 3), 0o600) })).toHaveLength(1);
    expect(faultsWith({ KLUIS_CURSOR_KEY_FILE: keyFile('same', Buffer.alloc(32, 1), 0o600) })).toEqual([
      'KLUIS_KEY_WRAPPING_KEY_FILE and KLUIS_CURSOR_KEY_FILE: the same key',
    ]);
  });

  test('C2 a key that others can read, that is no Ed25519 private key or is locked stops the start, and nothing of it is said', () => {
    const faults = (name: string, bytes: Buffer, mode = 0o600): readonly string[] =>
      faultsWith({ KLUIS_SIGNING_KEY_FILE: keyFile(name, bytes, mode) });
    const isNone = ['KLUIS_SIGNING_KEY_FILE: the file does not hold an Ed25519 private key (PKCS #8, PEM)'];
    const { publicKey, privateKey } = generateKeyPairSync('ed25519');
    const locked = privateKey.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'word' });
    expect(faults('open-signing', signingKey('ed25519'), 0o644)).toHaveLength(1);
    expect(faults('exchange', signingKey('x25519'))).toEqual(isNone);
    expect(faults('public', Buffer.from(publicKey.export({ type: 'spki', format: 'pem' })))).toEqual(isNone);
    expect(faults('locked', Buffer.from(locked))).toEqual(isNone);
    expect(faults('bytes', Buffer.alloc(32, 7))).toEqual(isNone);
    const { signingKey: read } = readSettings(complete);
    expect(createPublicKey(read).asymmetricKeyType).toBe('ed25519');
  });
});
