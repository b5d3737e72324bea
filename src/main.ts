import 'reflect-metadata';
import { JobRunner } from './platform/jobs/job-runner.js';
import { readSettings } from './platform/settings/read-settings.js';
import { SystemClock } from './platform/clock/clock.js';
import { ServiceLog } from './platform/logging/service-log.js';
import { projectFolder } from './platform/stores/migrate/project-folder.js';
import { loadPolicies } from './safeguards/access/policy/compile-policies.js';
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
  await service.get(JobRunner).start();
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => void service.close().then(() => process.exit(0)));
  }
} catch (thrown) {
  process.stderr.write(`${thrown instanceof Error ? thrown.message : 'The service does not start.'}\n`);
  process.exit(1);
}
