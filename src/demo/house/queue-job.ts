import { PgBoss } from 'pg-boss';

/** Puts a job of the service in its queue, as its schedule does at its time: the service runs it when it looks next, within ten seconds. */
export async function queueJob(jobsUrl: string, name: string): Promise<void> {
  const boss = new PgBoss({
    connectionString: jobsUrl,
    schema: 'jobs',
    migrate: false,
    createSchema: false,
    supervise: false,
    schedule: false,
    max: 1,
  });
  // Without a listener an error of its connection would end the process; what matters is thrown by the call below.
  boss.on('error', () => undefined);
  await boss.start();
  try {
    await boss.send(name, null);
  } finally {
    await boss.stop({ graceful: false });
  }
}
