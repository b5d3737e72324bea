import type { Stores } from '../../platform/stores/stores.js';
import type { Policies } from '../access/policy/policies.js';
import { EXAMINATION_KINDS_FROM_JSON, examinationKindsOf } from './examination-kinds-of.js';
import { GRANTINGS_FROM_JSON, grantingsOf } from './grantings-of.js';
import { RECEIVABLE_FROM_JSON, receivableOf } from './receivable-of.js';
import { intervalOf } from './interval-of.js';

const DIFFERENT = `
  SELECT coalesce(d.name, t.name) AS name
  FROM access.policy_term d FULL JOIN unnest($1::text[], $2::interval[]) AS t (name, term) USING (name)
  WHERE d.term IS DISTINCT FROM t.term ORDER BY 1`;
const DIFFERENT_GRANTINGS = `
  SELECT coalesce(d.role, g.role) AS name FROM access.granting d FULL JOIN ${GRANTINGS_FROM_JSON} USING (role)
  WHERE to_jsonb(d) IS DISTINCT FROM to_jsonb(g) ORDER BY 1`;

const DIFFERENT_RECEIVABLE = `
  SELECT DISTINCT item FROM access.receivable d FULL JOIN ${RECEIVABLE_FROM_JSON} USING (role, edition, item)
  WHERE d.since IS DISTINCT FROM r.since ORDER BY 1`;

const DIFFERENT_KINDS = `
  SELECT coalesce(d.kind, k.kind) AS name FROM access.examination_kind d FULL JOIN ${EXAMINATION_KINDS_FROM_JSON} USING (kind)
  WHERE to_jsonb(d) IS DISTINCT FROM to_jsonb(k) ORDER BY 1`;

/**
 * Start-up's check that row security counts with the same terms, grantings, matrix and kinds of examination as the policies
 * of this process.
 * @throws Error naming the terms, roles, items or kinds that differ: `npm run migrate` deploys them.
 */
export async function assertDeployed(stores: Stores, policies: Policies): Promise<void> {
  const names = policies.termNames();
  const terms = names.map((name) => intervalOf(policies.term(name)));
  const { rows } = await stores.pool('desk').query<{ name: string }>(DIFFERENT, [names, terms]);
  if (rows.length > 0) {
    throw new Error(
      `The deployed terms are not those of policies/terms.yaml (run "npm run migrate"): ${rows.map((row) => row.name).join(', ')}`,
    );
  }
  const grantings = await stores
    .pool('desk')
    .query<{ name: string }>(DIFFERENT_GRANTINGS, [JSON.stringify(grantingsOf(policies))]);
  if (grantings.rows.length > 0) {
    const roles = grantings.rows.map((row) => row.name).join(', ');
    throw new Error(`The deployed grantings are not those of policies/access (run "npm run migrate"): ${roles}`);
  }
  const receivable = await stores
    .pool('desk')
    .query<{ item: string }>(DIFFERENT_RECEIVABLE, [JSON.stringify(receivableOf(policies))]);
  if (receivable.rows.length > 0) {
    const items = receivable.rows.map((row) => row.item).join(', ');
    throw new Error(`The deployed matrix is not that of policies/disclosure.yaml (run "npm run migrate"): ${items}`);
  }
  const kinds = await stores
    .pool('desk')
    .query<{ name: string }>(DIFFERENT_KINDS, [JSON.stringify(examinationKindsOf(policies))]);
  if (kinds.rows.length > 0) {
    const differing = kinds.rows.map((row) => row.name).join(', ');
    throw new Error(
      `The deployed kinds of examination are not those of policies/ (run "npm run migrate"): ${differing}`,
    );
  }
}
