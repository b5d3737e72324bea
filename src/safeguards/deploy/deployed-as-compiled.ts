import type { Stores } from '../../platform/stores/stores.js';
import type { Policies } from '../access/policy/policies.js';
import { intervalOf } from './interval-of.js';

const DIFFERENT = `
  SELECT coalesce(d.name, t.name) AS name
  FROM access.policy_term d FULL JOIN unnest($1::text[], $2::interval[]) AS t (name, term) USING (name)
  WHERE d.term IS DISTINCT FROM t.term ORDER BY 1`;

/**
 * Start-up's check that row security counts with the same terms as the policies of this process.
 * @throws Error naming the terms that differ: `npm run migrate` deploys them.
 */
export async function assertDeployed(stores: Stores, policies: Policies): Promise<void> {
  const names = policies.termNames();
  const terms = names.map((name) => intervalOf(policies.term(name)));
  const { rows } = await stores.pool('desk').query<{ name: string }>(DIFFERENT, [names, terms]);
  if (rows.length > 0) {
    throw new Error(`The deployed terms are not those of policies/terms.yaml (run "npm run migrate"): ${rows.map((row) => row.name).join(', ')}`);
  }
}
