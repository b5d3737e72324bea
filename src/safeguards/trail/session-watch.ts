import { randomUUID } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { JobRunner } from '../../platform/jobs/job-runner.js';
import { KeyStore } from '../../platform/keys/key-store.js';
import type { ForeignSession } from '../../platform/stores/foreign-sessions.js';
import { Stores } from '../../platform/stores/stores.js';
import { Trail } from './trail.js';
import type { TrailLine } from './trail-line.js';

type Cluster = 'stores' | 'keys';

/**
 * A6 — who is at the databases beside the service: each minute, a line for each session that wasn't there the time before. After a
 * start of the service those that are there are told again.
 */
@Injectable()
export class SessionWatch implements OnModuleInit {
  #told: ReadonlySet<string> = new Set();

  constructor(
    private readonly stores: Stores,
    private readonly keys: KeyStore,
    private readonly trail: Trail,
    private readonly jobs: JobRunner,
  ) {}

  onModuleInit(): void {
    this.jobs.add({ name: 'session-watch', cron: '* * * * *', run: () => this.look() });
  }

  /** Looks once. @throws Problem 503 'trail-unavailable': then the next look tells it */
  async look(): Promise<void> {
    const run = randomUUID();
    const seen = new Map([
      ...(await this.stores.foreignSessions()).map((session) => lineOf(run, 'stores', session)),
      ...(await this.keys.foreignSessions()).map((session) => lineOf(run, 'keys', session)),
    ]);
    const untold = [...seen].filter(([session]) => !this.#told.has(session)).map(([, line]) => line);
    if (untold.length > 0) await this.trail.add(untold);
    this.#told = new Set(seen.keys());
  }
}

/** What tells a session from others, and its line. */
function lineOf(run: string, cluster: Cluster, { pid, user, since, from }: ForeignSession): [string, TrailLine] {
  const line: TrailLine = {
    requestId: run,
    accountId: null,
    actingRole: null,
    purpose: null,
    purposeClaimed: false,
    source: from ?? 'database',
    route: `session at ${cluster} of ${user} since ${since ?? 'not shown'}`,
    claims: null,
    action: 'connect',
    kind: 'DatabaseSession',
    recordId: null,
    rule: 'A6',
    outcome: 'allowed',
    status: 200,
    responsibleDoctorId: null,
  };
  return [`${cluster} ${pid} ${user} ${since ?? ''}`, line];
}
