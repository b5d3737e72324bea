import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** One hand-written migration: `NNNN-one-sentence.sql`. */
export interface MigrationFile {
  /** The name without `.sql`. */
  readonly name: string;
  readonly number: number;
  readonly sql: string;
  /** SHA-256 of the file's bytes, in hexadecimal. */
  readonly digest: string;
}

const named = /^(?!0000)(\d{4})-[a-z0-9]+(?:-[a-z0-9]+)*\.sql$/;

async function readMigration(folder: string, file: string): Promise<MigrationFile> {
  const number = named.exec(file)?.[1];
  if (number === undefined) {
    throw new Error(`${file} in ${folder} is not named NNNN-one-sentence.sql.`);
  }
  const bytes = await readFile(join(folder, file));
  return {
    name: file.slice(0, -'.sql'.length),
    number: Number(number),
    sql: bytes.toString('utf8'),
    digest: createHash('sha256').update(bytes).digest('hex'),
  };
}

/**
 * Reads the migrations of a folder in the order of their numbers.
 * @throws Error when the folder holds anything else, or two with the same number.
 */
export async function migrationFiles(folder: string): Promise<readonly MigrationFile[]> {
  const files = (await readdir(folder)).sort();
  const migrations = await Promise.all(files.map((file) => readMigration(folder, file)));
  const twin = migrations.find((migration, index) => migration.number === migrations[index + 1]?.number);
  if (twin !== undefined) {
    throw new Error(`Two migrations in ${folder} have the number of ${twin.name}.`);
  }
  return migrations;
}
