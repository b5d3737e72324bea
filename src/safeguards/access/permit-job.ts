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
  const trail = trailOfJob(policies, job, run, act, from);
  const decision = decide(buildAbility(policies.job(job), {}, trail.facts.purpose ?? ''), action, kind, facts);
  if (!decision.allowed) throw new Error(`job ${job} may not ${action} ${kind}`);
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

/**
 * What a job writes its lines with, for the one purpose for which it does that; also where what was asked of it comes to nothing.
 * @throws Error where its page gives that no purpose, or more than one
 */
export function trailOfJob(
  policies: Policies,
  job: string,
  run: string,
  { action, kind }: Pick<JobAct, 'action' | 'kind'>,
  from: AskedFrom = { source: 'job', route: `job ${job}` },
): RequestTrail {
  const [purpose, ...others] = competenceOf(policies.job(job), action, kind)?.purposes ?? [];
  if (purpose === undefined || others.length > 0) throw new Error(`job ${job} has no one purpose to ${action} ${kind}`);
  const { source, route } = from;
  return new RequestTrail({
    requestId: run,
    accountId: null,
    actingRole: job,
    purpose,
    purposeClaimed: false,
    source,
    route,
    claims: null,
  });
}
