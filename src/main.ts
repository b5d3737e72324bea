import 'reflect-metadata';
import { JobRunner } from './platform/jobs/job-runner.js';
import { randomUUID } from 'node:crypto';
import { readSettings } from './platform/settings/read-settings.js';
import { settingsDigest } from './platform/settings/settings-digest.js';
import { SystemClock } from './platform/clock/clock.js';
import { ServiceLog } from './platform/logging/service-log.js';
import { projectFolder } from './platform/stores/migrate/project-folder.js';
import { Stores } from './platform/stores/stores.js';
import { loadPolicies } from './safeguards/access/policy/compile-policies.js';
import { policiesDigest } from './safeguards/deploy/policies-digest.js';
import { recordChanges, serviceRunLine, type RunsWith } from './safeguards/trail/service-run.js';
import { Trail } from './safeguards/trail/trail.js';
import { startService } from './start-service.js';

/**
 * Settings → policies checked (or exit) → stores proved (or exit) → listen → run the jobs. No development branch: what
 * differs between places is said by settings alone.
 */
try {
  const settings = readSettings();
  const policies = loadPolicies(projectFolder('policies'));
  const log = new ServiceLog(settings.logLevel);
  const service = await startService({ settings, policies, log, clock: new SystemClock() });
  const run = randomUUID();
  const runsWith: RunsWith = {
    policies: policiesDigest(projectFolder('policies')),
    configuration: settingsDigest(settings),
  };
  const trail = service.get(Trail);
  await trail.add([serviceRunLine('start', run, runsWith)]);
  await recordChanges(service.get(Stores), run, runsWith);
  await service.get(JobRunner).start();
  /** A6 — the stop is in the trail too; where that can't be written, the service stops all the same. */
  const stop = async (): Promise<void> => {
    await trail.add([serviceRunLine('stop', run, runsWith)]).catch((failure: unknown) => {
      log.failure('stop-unrecorded', failure);
    });
    await service.close();
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop());
} catch (thrown) {
  process.stderr.write(`${thrown instanceof Error ? thrown.message : 'The service does not start.'}\n`);
  process.exit(1);
}
