import { Global, Module, type DynamicModule } from '@nestjs/common';
import { Clock } from './clock/clock.js';
import { KEY_STORE_SETTINGS, KeyStore } from './keys/key-store.js';
import { ServiceLog } from './logging/service-log.js';
import type { Settings } from './settings/settings.js';
import { SERVICE_NAME } from './signing/service-name.js';
import { SIGNING_KEY, SigningKey } from './signing/signing-key.js';
import { STORE_ENTITIES, STORE_URLS, Stores, type StoreEntities } from './stores/stores.js';

/** What the service runs on: given by `main.ts`, or by a test with another clock. */
export interface PlatformParts {
  readonly settings: Settings;
  readonly clock: Clock;
  readonly log: ServiceLog;
  readonly entities: StoreEntities;
}

/** Settings, clock, log, stores and keys, for everything above. */
@Global()
@Module({})
export class PlatformModule {
  static with({ settings, clock, log, entities }: PlatformParts): DynamicModule {
    const keys = { url: settings.keysUrl, wrappingKey: settings.keyWrappingKey.export() };
    return {
      module: PlatformModule,
      providers: [
        { provide: Clock, useValue: clock },
        { provide: ServiceLog, useValue: log },
        { provide: STORE_URLS, useValue: settings.stores },
        { provide: STORE_ENTITIES, useValue: entities },
        { provide: KEY_STORE_SETTINGS, useValue: keys },
        { provide: SIGNING_KEY, useValue: settings.signingKey },
        { provide: SERVICE_NAME, useValue: settings.serviceName },
        Stores,
        KeyStore,
        SigningKey,
      ],
      exports: [Clock, ServiceLog, Stores, KeyStore, SigningKey, SERVICE_NAME],
    };
  }
}
