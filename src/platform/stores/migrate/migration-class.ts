import type { MigrationInterface, QueryRunner } from 'typeorm';
import { MigrationFailed } from './migration-failed.js';
import type { MigrationFile } from './migration-files.js';

/** The name under which TypeORM lists a migration: it takes the order from the last thirteen digits. */
export function listedName({ name, number }: MigrationFile): string {
  return `${name.slice(name.indexOf('-') + 1)}-${String(number).padStart(13, '0')}`;
}

/**
 * Makes TypeORM's migration class of a file. Its digest goes to the list together with it, in the same transaction: the
 * list's column takes the setting that stands here as its default.
 */
export function migrationClass(file: MigrationFile): new () => MigrationInterface {
  return class implements MigrationInterface {
    readonly name = listedName(file);

    async up(runner: QueryRunner): Promise<void> {
      await runner.query("SELECT set_config('kluis.migration_digest', $1, true)", [file.digest]);
      try {
        await runner.query(file.sql);
      } catch (error) {
        throw MigrationFailed.of(file, error);
      }
    }

    down(): Promise<void> {
      return Promise.reject(new Error('Migrations go one way: write a new one.'));
    }
  };
}
