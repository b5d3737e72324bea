import { afterEach, describe, expect, test } from '@jest/globals';
import { Get, Post, Query } from '@nestjs/common';
import { freePort } from '../../src/demo/clusters/free-port.js';
import { SystemClock } from '../../src/platform/clock/clock.js';
import { ServiceLog } from '../../src/platform/logging/service-log.js';
import { projectFolder } from '../../src/platform/stores/migrate/project-folder.js';
import { Allows } from '../../src/safeguards/access/allows.js';
import { loadPolicies } from '../../src/safeguards/access/policy/compile-policies.js';
import { HealthController } from '../../src/safeguards/health/health.controller.js';
import { startService } from '../../src/start-service.js';
import { freshDatabases } from '../harness/fresh-databases.js';
import { ask } from '../harness/http.js';
import { settingsFor } from '../harness/service.js';
import { testClockSource } from '../harness/template.js';

const PLANTED = 'planted';

describe('a route that somebody forgot something of', () => {
  afterEach(() => {
    Reflect.deleteProperty(HealthController.prototype, PLANTED);
  });

  /** Adds a route to a controller of the service, as if somebody had written it there. */
  function plant(...decorators: readonly MethodDecorator[]): void {
    // Nest finds routes by the names of methods; this one has a name like any other.
    const descriptor = { value: { [PLANTED]: (): string => PLANTED }[PLANTED], configurable: true, writable: true };
    Object.defineProperty(HealthController.prototype, PLANTED, descriptor);
    for (const decorate of decorators) decorate(HealthController.prototype, PLANTED, descriptor);
  }

  /** Starts the whole service with the planted route. @returns why it did not start, and whether it listens anyway */
  async function started(): Promise<{ readonly why: string; readonly listens: boolean }> {
    const databases = await freshDatabases();
    const port = await freePort();
    const log = new ServiceLog('silent');
    try {
      const app = await startService(
        {
          settings: settingsFor(databases, port),
          clock: new SystemClock(),
          log,
          policies: loadPolicies(projectFolder('policies')),
        },
        { expectedClock: testClockSource },
      );
      await app.close();
      return { why: '', listens: true };
    } catch (thrown) {
      const listens = await ask(`http://127.0.0.1:${port}/health`).then(
        () => true,
        () => false,
      );
      return { why: String(thrown), listens };
    } finally {
      await databases.drop();
    }
  }

  test('D6 stops the service before it listens, and is named: without a rule', async () => {
    plant(Get(PLANTED));
    const { why, listens } = await started();
    expect([
      why.includes('GET /health/planted (HealthController.planted): says nothing of who may use it'),
      listens,
    ]).toEqual([true, false]);
  });

  test('D6 stops the service before it listens, and is named: with a kind that no policy has', async () => {
    plant(Get(PLANTED), Allows('read', 'Diary'));
    const { why, listens } = await started();
    expect([why.includes('GET /health/planted (HealthController.planted): the policies have no'), listens]).toEqual([
      true,
      false,
    ]);
  });

  test('D1 stops the service before it listens, and is named: with input that no schema describes', async () => {
    plant(Post(PLANTED), Allows('read', 'Notice'));
    Query()(HealthController.prototype, PLANTED, 0);
    const { why, listens } = await started();
    expect([why.includes('HealthController.planted: @query without a zod schema'), listens]).toEqual([true, false]);
  });
});
