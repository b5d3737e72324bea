import { RequestTrail } from '../trail/request-trail.js';
import { buildAbility, decide, type Facts } from './ability.js';
import { competenceOf } from './policy/compiled-role.js';
import type { Policies } from './policy/policies.js';
import { ruleIdOf } from './policy/rule-id.js';
import { employeeOf } from './sealed.js';

/** One act of an unattended job on one record. */
export interface JobAct {
  readonly action: string;
  readonly kind: string;
  readonly recordId: string;
  readonly facts: Facts;
}

/** Where a job runs because somebody asked, who has no account: from where, by which route. */
export interface AskedFrom {
  readonly source: string;
  readonly route: string;
}

/**
 * Decides on a job's act by the job's own page of policies/access/jobs: an actor like any other, that nobody can be.
 *
 * @param run UUID of this run, or of the request that it serves; the same in all its lines
 * @returns the act's line, to be written in the transaction of the act
 * @throws Error when the page doesn't allow it, or for more than one purpose: the job then does nothing
 */
export function permitJob(policies: Policies, job: string, run: string, act: JobAct, from?: AskedFrom): RequestTrail {
  const { action, kind, recordId, facts } = act;
  const role = policies.job(job);
  const [purpose, ...others] = competenceOf(role, action, kind)?.purposes ?? [];
  if (purpose === undefined || others.length > 0) throw new Error(`job ${job} has no one purpose to ${action} ${kind}`);
  const decision = decide(buildAbility(role, {}, purpose), action, kind, facts);
  if (!decision.allowed) throw new Error(`job ${job} may not ${action} ${kind}`);
  const trail = new RequestTrail({
    requestId: run,
    accountId: null,
    actingRole: job,
    purpose,
    purposeClaimed: false,
    ...(from ?? { source: 'job', route: `job ${job}` }),
    claims: null,
  });
  trail.note({
    action,
    kind,
    recordId,
    rule: ruleIdOf(decision.because),
    employeeId: employeeOf(facts),
    outcome: 'allowed',
    status: 200,
    responsibleDoctorId: null,
  });
  return trail;
}
