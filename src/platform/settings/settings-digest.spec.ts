import { describe, expect, test } from '@jest/globals';
import { createSecretKey, generateKeyPairSync, randomBytes } from 'node:crypto';
import type { Settings } from './settings.js';
import { settingsDigest } from './settings-digest.js';

const SETTINGS: Settings = {
  host: '127.0.0.1',
  port: 8080,
  issuer: { issuer: 'https://sign-in.example.test', audience: 'urn:api', algorithms: ['ES256'], twoFactorAcr: ['two'] },
  stores: {
    desk: 'postgres://kluis_desk:one@stores.example.test/kluis',
    employer: 'postgres://kluis_employer:two@stores.example.test/kluis',
    employee: 'postgres://kluis_employee:three@stores.example.test/kluis',
    medical: 'postgres://kluis_medical:four@stores.example.test/kluis',
    trail: 'postgres://kluis_trail:five@stores.example.test/kluis',
    scribe: 'postgres://kluis_scribe:six@stores.example.test/kluis',
    jobs: 'postgres://kluis_jobs:seven@stores.example.test/kluis',
  },
  keysUrl: 'postgres://kluis_keys:eight@keys.example.test/keys',
  keyWrappingKey: createSecretKey(randomBytes(32)),
  cursorKey: createSecretKey(randomBytes(32)),
  signingKey: generateKeyPairSync('ed25519').privateKey,
  serviceName: 'Arbodienst',
  docs: false,
  logLevel: 'info',
  trustedProxies: ['10.0.0.0/8'],
};
const medical = (url: string): Settings => ({ ...SETTINGS, stores: { ...SETTINGS.stores, medical: url } });

describe('the configuration in one word', () => {
  test.each<[string, Settings]>([
    ['who is let in', { ...SETTINGS, issuer: { ...SETTINGS.issuer, twoFactorAcr: ['one'] } }],
    ['whose word for an address is believed', { ...SETTINGS, trustedProxies: [] }],
    ['where it listens', { ...SETTINGS, host: '0.0.0.0' }],
    ['what is logged', { ...SETTINGS, logLevel: 'debug' }],
    ['whether the description is served', { ...SETTINGS, docs: true }],
    ['where a store is', medical('postgres://kluis_medical:four@elsewhere.example.test/kluis')],
    ['whose login opens a store', medical('postgres://postgres:four@stores.example.test/kluis')],
    ['in whose name it sends', { ...SETTINGS, serviceName: 'Another' }],
    ['where the keys are', { ...SETTINGS, keysUrl: 'postgres://kluis_keys:eight@stores.example.test/keys' }],
  ])('A6 another word when this changed: %s', (_, changed) => {
    expect(settingsDigest(changed)).not.toBe(settingsDigest(SETTINGS));
  });

  test('A6 no secret is in it: with other passwords and keys it is the same word', () => {
    const rotated = medical('postgres://kluis_medical:another@stores.example.test/kluis');
    const keys = { keyWrappingKey: createSecretKey(randomBytes(32)), cursorKey: createSecretKey(randomBytes(32)) };
    expect(settingsDigest({ ...rotated, ...keys })).toBe(settingsDigest(SETTINGS));
  });
});
