import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { freePort } from '../../src/demo/clusters/free-port.js';
import { KeyStore } from '../../src/platform/keys/key-store.js';
import { Stores, type StoreUrls } from '../../src/platform/stores/stores.js';
import { runningService, type RunningService } from '../harness/service.js';

describe('a service whose databases do not answer', () => {
  let service: RunningService;
  beforeAll(async () => {
    service = await runningService();
  });
  afterAll(() => service.stop());

  const said = async (change: (url: URL) => void): Promise<string> => {
    const url = new URL(service.databases.urls.medical);
    change(url);
    const urls: StoreUrls = { ...service.databases.urls, medical: url.href };
    const stores = new Stores(urls, {});
    const message = await stores.onModuleInit().then(
      () => 'started',
      (thrown: unknown) => (thrown as Error).message,
    );
    // The others began to connect at the same time.
    await new Promise((resolve) => setTimeout(resolve, 300));
    await stores.onModuleDestroy();
    return message;
  };

  test('D2 does not start, and names the variable and by a code what it met, not the address, the user or the password', async () => {
    const port = String(await freePort());
    expect(await said((url) => (url.port = port))).toBe(
      'KLUIS_MEDICAL_URL: no connection to that database (ECONNREFUSED)',
    );
    expect(await said((url) => (url.pathname = '/nowhere'))).toBe(
      'KLUIS_MEDICAL_URL: no connection to that database (3D000)',
    );
    expect(await said(() => undefined)).toBe('started');
    const keys = new KeyStore({
      url: `postgres://kluis_keys:secret@127.0.0.1:${port}/keys`,
      wrappingKey: randomBytes(32),
    });
    await expect(keys.prove()).rejects.toThrow(/^KLUIS_KEYS_URL: no connection to that database \(ECONNREFUSED\)$/);
    await keys.onModuleDestroy();
  });
});
