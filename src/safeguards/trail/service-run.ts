import type { TrailLine } from './trail-line.js';

/**
 * A6 — the line of the service's own start or stop, which is nobody's act.
 * @param run UUID of this run of the process, the same in both lines
 * @param policies digest of the policies that it runs with, 64 hexadecimal digits
 */
export function serviceRunLine(action: 'start' | 'stop', run: string, policies: string): TrailLine {
  return {
    requestId: run,
    accountId: null,
    actingRole: null,
    purpose: null,
    purposeClaimed: false,
    source: 'service',
    route: `${action} with policies ${policies.slice(0, 16)}`,
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
