import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule, type ServiceParts } from './app.module.js';
import { ApiDescription } from './platform/api-description/api-description.js';
import { assertDescribed } from './platform/api-description/assert-described.js';
import { describeApi } from './platform/api-description/describe-api.js';
import { assertInputsDeclared } from './platform/http/assert-inputs-declared.js';
import { HttpAdapter } from './platform/http/http-adapter.js';
import { JobRunner } from './platform/jobs/job-runner.js';
import { KeyStore } from './platform/keys/key-store.js';
import { proveStores } from './platform/stores/proof.js';
import { Stores } from './platform/stores/stores.js';
import { assertDeployed } from './safeguards/deploy/deployed-as-compiled.js';
import { describedBy } from './safeguards/access/describe-route.js';
import { PublishedKeys } from './safeguards/signing-keys/published-keys.js';
import { assertRoutesRuled } from './safeguards/access/route-census.js';

/** The version of the API, in its path and its description. */
const VERSION = '1';

/** How a test differs from production: the source of `platform.clock()` that it expects. */
export interface ProofOptions {
  readonly expectedClock?: string;
}

/**
 * Builds the service, proves its stores and routes, and listens.
 * @throws StoresUnproved, or an Error naming the routes or terms at fault; nothing listens then.
 */
export async function startService(
  parts: ServiceParts,
  { expectedClock }: ProofOptions = {},
): Promise<NestFastifyApplication> {
  const { settings, policies, log } = parts;
  const adapter = new HttpAdapter({ log, trustedProxies: settings.trustedProxies });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.with(parts), adapter, {
    logger: log,
    bodyParser: false,
    abortOnError: false,
  });
  try {
    await app.init();
    await proveStores(app.get(Stores), expectedClock);
    await app.get(KeyStore).prove();
    await assertDeployed(app.get(Stores), policies);
    await app.get(PublishedKeys).publish();
    await app.get(JobRunner).catchUp();
    assertInputsDeclared(app);
    assertRoutesRuled(app, policies);
    if (settings.docs) {
      const document = describeApi(app, VERSION, describedBy(policies));
      assertDescribed(app, document);
      app.get(ApiDescription, { strict: false }).publish(document);
    }
    await app.listen(settings.port, settings.host);
  } catch (thrown) {
    await app.close();
    throw thrown;
  }
  return app;
}
