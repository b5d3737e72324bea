import { asOwner } from '../../platform/stores/migrate/as-owner.js';
import { projectFolder } from '../../platform/stores/migrate/project-folder.js';
import { writeManifest } from '../../platform/stores/manifest.js';
import { loadPolicies } from '../access/policy/compile-policies.js';
import { COUNTS_FROM_JSON, countsOf } from './counts-of.js';
import { EXAMINATION_KINDS_FROM_JSON, examinationKindsOf } from './examination-kinds-of.js';
import { GRANTINGS_FROM_JSON, grantingsOf } from './grantings-of.js';
import { KEPT_APART_FROM_JSON, keptApartOf } from './kept-apart-of.js';
import { RECEIVABLE_FROM_JSON, receivableOf } from './receivable-of.js';
import { intervalOf } from './interval-of.js';

/**
 * After the migrations: what row security needs of the policies (terms and numbers, who gives which role, which are kept apart, who may
 * receive what, the kinds of examination), and the manifest of what stands in the catalog, against which start-up proves the
 * stores.
 * @param ownerUrl the owner's connection
 * @throws PolicyError for faulty policies
 */
export async function deployPolicies(ownerUrl: string): Promise<void> {
  const policies = loadPolicies(projectFolder('policies'));
  await asOwner(ownerUrl, async (owner) => {
    await owner.query('BEGIN');
    await owner.query('DELETE FROM access.policy_term');
    await owner.query('INSERT INTO access.policy_term (name, term) SELECT * FROM unnest($1::text[], $2::interval[])', [
      policies.termNames(),
      policies.termNames().map((name) => intervalOf(policies.term(name))),
    ]);
    await owner.query('DELETE FROM access.policy_count');
    await owner.query(`INSERT INTO access.policy_count SELECT * FROM ${COUNTS_FROM_JSON}`, [
      JSON.stringify(countsOf(policies)),
    ]);
    await owner.query('DELETE FROM access.granting');
    await owner.query(`INSERT INTO access.granting SELECT * FROM ${GRANTINGS_FROM_JSON}`, [
      JSON.stringify(grantingsOf(policies)),
    ]);
    await owner.query('DELETE FROM access.receivable');
    await owner.query(`INSERT INTO access.receivable SELECT * FROM ${RECEIVABLE_FROM_JSON}`, [
      JSON.stringify(receivableOf(policies)),
    ]);
    await owner.query('DELETE FROM access.examination_kind');
    await owner.query(`INSERT INTO access.examination_kind SELECT * FROM ${EXAMINATION_KINDS_FROM_JSON}`, [
      JSON.stringify(examinationKindsOf(policies)),
    ]);
    await owner.query('DELETE FROM access.kept_apart');
    await owner.query(`INSERT INTO access.kept_apart SELECT * FROM ${KEPT_APART_FROM_JSON}`, [
      JSON.stringify(keptApartOf(policies)),
    ]);
    await owner.query('COMMIT');
    await writeManifest(owner);
  });
}
