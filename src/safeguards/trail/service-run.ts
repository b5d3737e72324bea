import type { Stores } from '../../platform/stores/stores.js';
import type { TrailLine } from './trail-line.js';

/** As much of a digest as a line shows: enough to tell two apart. */
const SHOWN = 16;
// What differs from the start before is a line, written by the table's own trigger.
const STARTED = {
  name: 'trail_started_with',
  text: `INSERT INTO access.started_with (run, policies, configuration) VALUES ($1, $2, $3)
    ON CONFLICT (only_one) DO UPDATE
    SET run = excluded.run, policies = excluded.policies, configuration = excluded.configuration`,
};

/** With what a run of the service works: SHA-256 of each, 64 hexadecimal digits. */
export interface RunsWith {
  readonly policies: string;
  readonly configuration: string;
}

/**
 * A6 — the line of the service's own start or stop, which is nobody's act.
 * @param run UUID of this run of the process, the same in both lines
 */
export function serviceRunLine(
  action: 'start' | 'stop',
  run: string,
  { policies, configuration }: RunsWith,
): TrailLine {
  const shown = `policies ${policies.slice(0, SHOWN)}, configuration ${configuration.slice(0, SHOWN)}`;
  return {
    requestId: run,
    accountId: null,
    actingRole: null,
    purpose: null,
    purposeClaimed: false,
    source: 'service',
    route: `${action} with ${shown}`,
    claims: null,
    action,
    kind: 'Service',
    recordId: null,
    rule: 'A6',
    outcome: 'allowed',
    status: 200,
    responsibleDoctorId: null,
  };
}

/**
 * A6 — a change of the policies or of the configuration since the last start is a line of its own, with the digest before and after;
 * no change is none.
 * @throws what the database throws: the service doesn't start then
 */
export async function recordChanges(stores: Stores, run: string, { policies, configuration }: RunsWith): Promise<void> {
  await stores.prepared('scribe', STARTED, [run, policies, configuration]);
}
