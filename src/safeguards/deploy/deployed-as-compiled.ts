import type { Stores } from '../../platform/stores/stores.js';
import type { Policies } from '../access/policy/policies.js';
import { COUNTS_FROM_JSON, countsOf } from './counts-of.js';
import { EXAMINATION_KINDS_FROM_JSON, examinationKindsOf } from './examination-kinds-of.js';
import { GRANTINGS_FROM_JSON, grantingsOf } from './grantings-of.js';
import { KEPT_APART_FROM_JSON, keptApartOf } from './kept-apart-of.js';
import { RECEIVABLE_FROM_JSON, receivableOf } from './receivable-of.js';
import { intervalOf } from './interval-of.js';

const DIFFERENT = `
  SELECT coalesce(d.name, t.name) AS name
  FROM access.policy_term d FULL JOIN unnest($1::text[], $2::interval[]) AS t (name, term) USING (name)
  WHERE d.term IS DISTINCT FROM t.term ORDER BY 1`;
const DIFFERENT_COUNTS = `
  SELECT coalesce(d.name, c.name) AS name FROM access.policy_count d FULL JOIN ${COUNTS_FROM_JSON} USING (name)
  WHERE d.amount IS DISTINCT FROM c.amount ORDER BY 1`;
const DIFFERENT_GRANTINGS = `
  SELECT coalesce(d.role, g.role) AS name FROM access.granting d FULL JOIN ${GRANTINGS_FROM_JSON} USING (role)
  WHERE to_jsonb(d) IS DISTINCT FROM to_jsonb(g) ORDER BY 1`;

const DIFFERENT_RECEIVABLE = `
  SELECT DISTINCT item AS name FROM access.receivable d FULL JOIN ${RECEIVABLE_FROM_JSON} USING (role, edition, item)
  WHERE d.since IS DISTINCT FROM r.since ORDER BY 1`;

const DIFFERENT_KINDS = `
  SELECT coalesce(d.kind, k.kind) AS name FROM access.examination_kind d FULL JOIN ${EXAMINATION_KINDS_FROM_JSON} USING (kind)
  WHERE to_jsonb(d) IS DISTINCT FROM to_jsonb(k) ORDER BY 1`;

const DIFFERENT_PAIRS = `
  SELECT coalesce(d.circle, k.circle) || ' and ' || coalesce(d.other, k.other) AS name
  FROM access.kept_apart d FULL JOIN ${KEPT_APART_FROM_JSON} USING (circle, other)
  WHERE d.circle IS NULL OR k.circle IS NULL ORDER BY 1`;

/** What was deployed, compared with what this process compiled: names what differs. */
interface Comparison {
  readonly what: string;
  readonly where: string;
  readonly statement: string;
  readonly values: readonly unknown[];
}

function comparisonsOf(policies: Policies): readonly Comparison[] {
  const names = policies.termNames();
  const compared = (what: string, where: string, statement: string, rows: readonly object[]): Comparison => ({
    what,
    where,
    statement,
    values: [JSON.stringify(rows)],
  });
  return [
    {
      what: 'terms',
      where: 'terms.yaml',
      statement: DIFFERENT,
      values: [names, names.map((name) => intervalOf(policies.term(name)))],
    },
    compared('numbers', 'terms.yaml', DIFFERENT_COUNTS, countsOf(policies)),
    compared('grantings', 'access', DIFFERENT_GRANTINGS, grantingsOf(policies)),
    compared('items', 'disclosure.yaml', DIFFERENT_RECEIVABLE, receivableOf(policies)),
    compared('kinds of examination', 'examinations.yaml', DIFFERENT_KINDS, examinationKindsOf(policies)),
    compared('separations', 'separation.yaml', DIFFERENT_PAIRS, keptApartOf(policies)),
  ];
}

/**
 * Start-up's check that row security counts with the same terms and numbers, grantings, matrix, kinds of examination and separations as the
 * policies of this process.
 * @throws Error naming what differs: `npm run migrate` deploys it.
 */
export async function assertDeployed(stores: Stores, policies: Policies): Promise<void> {
  for (const { what, where, statement, values } of comparisonsOf(policies)) {
    const { rows } = await stores.pool('desk').query<{ name: string }>(statement, [...values]);
    if (rows.length > 0) {
      const differing = rows.map(({ name }) => name).join(', ');
      throw new Error(`The deployed ${what} are not those of policies/${where} (run "npm run migrate"): ${differing}`);
    }
  }
}
