import type pg from 'pg';
import { listedName } from './migration-class.js';
import type { MigrationFile } from './migration-files.js';

/** A line of the list of applied migrations. */
export interface AppliedMigration {
  readonly name: string;
  readonly number: number;
  readonly digest: string;
}

// The list is under forced row security like every table; only the owner has a policy. A line can't be written without
// its digest: the setting has no value outside a migration.
const makeList = `
  CREATE SCHEMA IF NOT EXISTS platform;
  CREATE TABLE platform.migration (
    id          integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    "timestamp" bigint NOT NULL UNIQUE,
    name        text NOT NULL UNIQUE,
    digest      text NOT NULL DEFAULT current_setting('kluis.migration_digest') CHECK (digest ~ '^[0-9a-f]{64}$'),
    applied_at  timestamptz NOT NULL DEFAULT now()
  );
  ALTER TABLE platform.migration ENABLE ROW LEVEL SECURITY;
  ALTER TABLE platform.migration FORCE ROW LEVEL SECURITY;
  CREATE POLICY owner_keeps_the_list ON platform.migration TO CURRENT_USER USING (true) WITH CHECK (true);`;

async function listExists(owner: pg.Client): Promise<boolean> {
  const { rows } = await owner.query<{ there: boolean }>(
    "SELECT to_regclass('platform.migration') IS NOT NULL AS there",
  );
  return rows[0]?.there === true;
}

/** Makes the list of applied migrations unless it is there. */
export async function ensureList(owner: pg.Client): Promise<void> {
  if (!(await listExists(owner))) {
    await owner.query(makeList);
  }
}

/** The applied migrations in order; none where the list doesn't exist yet. */
export async function appliedMigrations(owner: pg.Client): Promise<readonly AppliedMigration[]> {
  if (!(await listExists(owner))) {
    return [];
  }
  const { rows } = await owner.query<AppliedMigration>(
    'SELECT name, "timestamp"::integer AS number, digest FROM platform.migration ORDER BY "timestamp"',
  );
  return rows;
}

/** What was applied to a database and the files don't continue each other: nothing was changed. */
export class MigrationsDiffer extends Error {
  override readonly name = 'MigrationsDiffer';
}

/**
 * Compares what was applied with the files: each applied one is there unchanged, and what is new comes after it.
 * @throws MigrationsDiffer that names the first file that doesn't fit.
 */
export function assertUnchanged(files: readonly MigrationFile[], applied: readonly AppliedMigration[]): void {
  const byName = new Map(files.map((file) => [listedName(file), file]));
  for (const { name, digest } of applied) {
    const file = byName.get(name);
    if (file === undefined) {
      throw new MigrationsDiffer(`The database has the migration ${name}, but its file is gone.`);
    }
    if (file.digest !== digest) {
      throw new MigrationsDiffer(
        `${file.name}.sql was changed after it was applied: put it back, and write a new migration.`,
      );
    }
  }
  const known = new Set(applied.map(({ name }) => name));
  const last = applied.at(-1)?.number ?? 0;
  const late = files.find((file) => file.number < last && !known.has(listedName(file)));
  if (late !== undefined) {
    throw new MigrationsDiffer(
      `${late.name}.sql is new, but a later one is already applied: give it a number after ${last}.`,
    );
  }
}
