import { join } from 'node:path';
import { writeManifest } from '../manifest.js';
import { loginUrl } from '../prepare/login-url.js';
import { roleNames, type LoginUrls } from '../prepare/logins.js';
import { asOwner } from './as-owner.js';
import { ensureJobsSchema } from './jobs-schema.js';
import { listMigrations, migrateDatabase, type ListedMigration } from './migrate-database.js';
import { projectFolder } from './project-folder.js';

/** The connection URLs of the two owners; the service itself knows neither. */
export type OwnerUrls = Pick<LoginUrls, 'owner' | 'keys-owner'>;

/** The same for each of the two databases. */
export interface OfBoth<T> {
  readonly main: T;
  readonly keys: T;
}

function targets(urls: OwnerUrls): OfBoth<{ ownerUrl: string; folder: string }> {
  // Checked here, so that a mistyped one is named by its variable.
  loginUrl('owner', urls.owner);
  loginUrl('keys-owner', urls['keys-owner']);
  const folder = projectFolder('migrations');
  return {
    main: { ownerUrl: urls.owner, folder: join(folder, 'main') },
    keys: { ownerUrl: urls['keys-owner'], folder: join(folder, 'keys') },
  };
}

/**
 * Brings both databases to the state of this version: the migrations of `migrations/main` and `migrations/keys`, the
 * schema of the job queue, and the list of what row security rests on, which the proof at start-up compares.
 * @returns the files that were applied now
 * @throws as `migrateDatabase`.
 */
export async function migrateStores(urls: OwnerUrls): Promise<OfBoth<readonly string[]>> {
  const { main, keys } = targets(urls);
  await ensureJobsSchema(main.ownerUrl, roleNames.jobs);
  const applied = { main: await migrateDatabase(main), keys: await migrateDatabase(keys) };
  await asOwner(main.ownerUrl, writeManifest);
  return applied;
}

/** Lists the migrations of both databases, applied or not; changes nothing. */
export async function listStoreMigrations(urls: OwnerUrls): Promise<OfBoth<readonly ListedMigration[]>> {
  const { main, keys } = targets(urls);
  return { main: await listMigrations(main), keys: await listMigrations(keys) };
}
