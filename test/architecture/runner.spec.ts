import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from '@jest/globals';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const ASKS = "import { afterEach, beforeAll, expect, test } from '@jest/globals';\n";

/** Files as they must not pass: what a runner might overlook. */
const PLANTED: Readonly<Record<string, string>> = {
  'a promise broken': "test('one', () => { expect(1).toBe(2); });",
  'a promise broken in one row': "test.each([1, 2])('row %i', (row) => { expect(row).toBe(1); });",
  'a test that never ends': "test('one', () => new Promise(() => setInterval(() => 0, 1000)), 50);",
  'a row that never ends': "test.each([1])('row %i', () => new Promise(() => 0), 50);",
  'a world that is not made': "beforeAll(() => { throw new Error('no world'); }); test('one', () => undefined);",
  'a world that is not tidied': "afterEach(() => Promise.reject(new Error('left'))); test('one', () => undefined);",
  'a world that takes for ever': "beforeAll(() => new Promise(() => 0), 50); test('one', () => undefined);",
  'an error that nobody waits for':
    "test('one', async () => { void Promise.reject(new Error('lost')); await new Promise((r) => setTimeout(r, 50)); });",
  'an exit in the middle': "test('one', () => { process.exit(0); });",
  'an import of nothing': "import './nothing.js'; test('one', () => undefined);",
  'a line that nobody can read': "test('one', () => {",
  'no test at all': 'export const nothing = 1;',
};

interface Outcome {
  readonly numTotalTestSuites: number;
  readonly testResults: readonly { readonly name: string; readonly status: string }[];
}

const folder = mkdtempSync(join(tmpdir(), 'planted-'));
let outcome: Outcome;

beforeAll(() => {
  const config = {
    rootDir: folder,
    runner: join(ROOT, 'test/harness/one-pool.mjs'),
    setupFiles: [join(ROOT, 'test/harness/worker-setup.mjs')],
    testMatch: ['**/*.planted.ts'],
    maxWorkers: 2,
  };
  writeFileSync(join(folder, 'jest.config.json'), JSON.stringify(config));
  for (const [name, text] of Object.entries({ ...PLANTED, 'a promise kept': "test('one', () => undefined);" })) {
    writeFileSync(join(folder, `${name.replaceAll(' ', '-')}.planted.ts`), `${ASKS}${text}\n`);
  }
  const written = join(folder, 'outcome.json');
  const jest = join(ROOT, 'node_modules/jest/bin/jest.js');
  const run = ['-c', join(folder, 'jest.config.json'), '--json', '--outputFile', written];
  const { status } = spawnSync(process.execPath, [jest, ...run], { cwd: folder, stdio: 'ignore', timeout: 50_000 });
  expect(status).toBe(1);
  outcome = JSON.parse(readFileSync(written, 'utf8')) as Outcome;
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const statusOf = (name: string): string | undefined =>
  outcome.testResults.find((file) => file.name.includes(name.replaceAll(' ', '-')))?.status;

test.each(Object.keys(PLANTED))('A2 a file with %s is red, and the run goes on', (name) => {
  expect(statusOf(name)).toBe('failed');
});

test('A2 a file that keeps its promise is green, and none is left out', () => {
  expect(statusOf('a promise kept')).toBe('passed');
  expect(outcome.numTotalTestSuites).toBe(Object.keys(PLANTED).length + 1);
});
