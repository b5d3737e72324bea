import { createSecretKey, generateKeyPairSync } from 'node:crypto';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from '../src/app.module.js';
import { SystemClock } from '../src/platform/clock/clock.js';
import { HttpAdapter } from '../src/platform/http/http-adapter.js';
import { ServiceLog } from '../src/platform/logging/service-log.js';
import type { Settings } from '../src/platform/settings/settings.js';
import type { Policies } from '../src/safeguards/access/policy/policies.js';

const NOWHERE = 'postgres://nobody@nowhere.invalid/nothing';

/** Reaches nothing: an outline is asked for its routes, and never started. Everything that can be switched on is on. */
const SETTINGS: Settings = {
  host: '127.0.0.1',
  port: 0,
  issuer: { issuer: 'https://nowhere.invalid', audience: 'nobody', algorithms: ['ES256'], twoFactorAcr: [] },
  stores: {
    desk: NOWHERE,
    employer: NOWHERE,
    employee: NOWHERE,
    medical: NOWHERE,
    trail: NOWHERE,
    scribe: NOWHERE,
    jobs: NOWHERE,
  },
  keysUrl: NOWHERE,
  keyWrappingKey: createSecretKey(Buffer.alloc(32)),
  cursorKey: createSecretKey(Buffer.alloc(32)),
  signingKey: generateKeyPairSync('ed25519').privateKey,
  serviceName: 'Nowhere',
  docs: true,
  logLevel: 'error',
  trustedProxies: [],
};

/**
 * The whole service as its modules describe it, for pages and tests about its routes: no provider is made, no store is
 * opened, and it can't listen.
 */
export async function outlineOfService(policies: Policies): Promise<NestFastifyApplication> {
  const log = new ServiceLog('error', { write: () => undefined });
  const parts = AppModule.with({ settings: SETTINGS, policies, log, clock: new SystemClock() });
  return NestFactory.create<NestFastifyApplication>(parts, new HttpAdapter({ log, trustedProxies: [] }), {
    preview: true,
    logger: false,
    abortOnError: false,
  });
}
