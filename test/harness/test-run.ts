import { readFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { LoginUrls } from '../../src/platform/stores/prepare/logins.js';

/** What a test run's set-up tells its test files: two clusters with a migrated template each, and the issuer. */
export interface TestRun {
  readonly adminUrl: string;
  readonly keysAdminUrl: string;
  /** Of the templates; nobody can connect there, each test file has copies. */
  readonly urls: LoginUrls;
  /** PostgreSQL's logs. */
  readonly logFiles: { readonly main: string; readonly keys: string };
  readonly issuerUrl: string;
}

/** The variable that holds the path of the run's description. */
export const runVariable = 'KLUIS_TEST_RUN';

function description(): string {
  const file = process.env[runVariable];
  if (file === undefined) {
    throw new Error('This test needs the clusters: its Jest project lacks the global set-up of test/harness.');
  }
  return file;
}

/** The run that this test file belongs to. @throws Error when Jest's project has no set-up of ours. */
export function testRun(): TestRun {
  return JSON.parse(readFileSync(description(), 'utf8')) as TestRun;
}

/** A new folder that goes with the run, and with it any cluster that a test starts there, whatever happens to Jest. */
export function folderOfRun(purpose: string): Promise<string> {
  return mkdtemp(join(dirname(description()), `${purpose}-`));
}

/** Whether this is a test of a run: those of pure rules are of none. */
export function isInRun(): boolean {
  return process.env[runVariable] !== undefined;
}

/** A file beside the run's description. @throws Error outside a run */
export function fileOfRun(name: string): string {
  return join(dirname(description()), name);
}
