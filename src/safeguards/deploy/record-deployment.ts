import { randomUUID } from 'node:crypto';
import { asOwner } from '../../platform/stores/migrate/as-owner.js';
import { projectFolder } from '../../platform/stores/migrate/project-folder.js';
import { policiesDigest } from './policies-digest.js';

/** As much of a digest as a line shows: enough to tell two apart. */
const SHOWN = 16;
const BEFORE = 'SELECT digest FROM access.deployed_policies FOR UPDATE';
const KEEP = `
  INSERT INTO access.deployed_policies (digest) VALUES ($1) ON CONFLICT (only_one) DO UPDATE SET digest = excluded.digest`;
const LINE = `
  INSERT INTO trail.line (at, request_id, action, kind, rule, outcome, status, source, route)
  VALUES (platform.clock(), $1, 'deploy', $2, 'A6', 'allowed', 200, 'owner', $3)`;

/**
 * A6 — a change of the policies and each migration stand in the trail. Run again without a change it writes nothing.
 * @param ownerUrl the owner's connection
 * @param applied names of the migrations that were applied just now
 * @throws what the database throws: then nothing of it was recorded, and the next run records the policies again
 */
export async function recordDeployment(ownerUrl: string, applied: readonly string[]): Promise<void> {
  const digest = policiesDigest(projectFolder('policies'));
  const run = randomUUID();
  await asOwner(ownerUrl, async (owner) => {
    await owner.query('BEGIN');
    for (const name of applied) await owner.query(LINE, [run, 'Migration', `migrate ${name}`]);
    const { rows } = await owner.query<{ digest: string }>(BEFORE);
    const before = rows[0]?.digest;
    if (before !== digest) {
      await owner.query(KEEP, [digest]);
      const change = `${before?.slice(0, SHOWN) ?? 'none'} to ${digest.slice(0, SHOWN)}`;
      await owner.query(LINE, [run, 'Policies', `migrate policies ${change}`]);
    }
    await owner.query('COMMIT');
  });
}
