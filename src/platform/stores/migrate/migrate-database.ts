import { DataSource } from 'typeorm';
import { asOwner } from './as-owner.js';
import { listedName, migrationClass } from './migration-class.js';
import { migrationFiles, type MigrationFile } from './migration-files.js';
import { appliedMigrations, assertUnchanged, ensureList } from './migration-list.js';

/** A database and the folder of its migrations. */
export interface MigrationTarget {
  /** Connection URL of the owner; no other login can migrate. */
  readonly ownerUrl: string;
  readonly folder: string;
}

/** A migration as `npm run migrate -- --show` lists it. */
export interface ListedMigration {
  readonly name: string;
  readonly applied: boolean;
}

// Two deployments at once wait for each other.
const lockNumber = 8_421_003;

async function runPending(ownerUrl: string, files: readonly MigrationFile[]): Promise<readonly string[]> {
  const source = new DataSource({
    type: 'postgres',
    url: ownerUrl,
    schema: 'platform',
    migrationsTableName: 'migration',
    entities: [],
    // Errors are told once, by us; TypeORM's own logger would print them too.
    logging: false,
    logger: 'debug',
    migrations: files.map(migrationClass),
    migrationsTransactionMode: 'each',
    poolSize: 1,
  });
  await source.initialize();
  try {
    const done = await source.runMigrations();
    return done.map(({ name }) => files.find((file) => listedName(file) === name)?.name ?? name);
  } finally {
    await source.destroy();
  }
}

/**
 * Applies what isn't applied yet, each file in a transaction of its own; a failed one leaves nothing, those before it
 * stay. Running it again changes nothing.
 * @returns the names of the files that were applied now
 * @throws MigrationFailed for a file that PostgreSQL refuses; Error for an applied file that was changed or is gone.
 */
export async function migrateDatabase({ ownerUrl, folder }: MigrationTarget): Promise<readonly string[]> {
  const files = await migrationFiles(folder);
  return asOwner(ownerUrl, async (owner) => {
    await owner.query('SELECT pg_advisory_lock($1)', [lockNumber]);
    await ensureList(owner);
    assertUnchanged(files, await appliedMigrations(owner));
    return runPending(ownerUrl, files);
  });
}

/** Lists the migrations of a folder, applied or not; changes nothing in the database. */
export async function listMigrations({ ownerUrl, folder }: MigrationTarget): Promise<readonly ListedMigration[]> {
  const files = await migrationFiles(folder);
  const applied = await asOwner(ownerUrl, appliedMigrations);
  assertUnchanged(files, applied);
  const names = new Set(applied.map(({ name }) => name));
  return files.map((file) => ({ name: file.name, applied: names.has(listedName(file)) }));
}
