import { QueryFailedError } from 'typeorm';
import type { MigrationFile } from './migration-files.js';

function textOf(error: object, key: string): string | undefined {
  const value: unknown = Reflect.get(error, key);
  return typeof value === 'string' ? value : undefined;
}

/**
 * A migration that PostgreSQL refused. It says file, line and SQLSTATE. PostgreSQL's sentence only where that speaks of
 * the statement (class 42: syntax, names, rights): others may repeat a value of somebody's record.
 */
export class MigrationFailed extends Error {
  static of({ name, sql }: MigrationFile, error: unknown): MigrationFailed {
    const driverError: unknown = error instanceof QueryFailedError ? error.driverError : undefined;
    if (!(driverError instanceof Error)) {
      return new MigrationFailed(`${name}.sql failed.`);
    }
    const state = textOf(driverError, 'code') ?? 'no SQLSTATE';
    const position = Number(textOf(driverError, 'position'));
    const line = Number.isNaN(position) ? '' : `, line ${sql.slice(0, position).split('\n').length}`;
    const sentence = state.startsWith('42') ? `: ${driverError.message}` : '';
    return new MigrationFailed(`${name}.sql${line} failed (${state})${sentence}`);
  }
}
