import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from '@jest/globals';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const NOT_BUILT = 'The service is not built here: run "npm run build" first (npm run migrate does it too).\n';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'built-'));
});
afterAll(() => rm(folder, { recursive: true }));

const looked = (): readonly unknown[] => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(ROOT, 'scripts/service-is-built.mjs')], {
    cwd: folder,
    encoding: 'utf8',
  });
  return [status, stdout, stderr];
};

test('D2 npm run service says in a sentence that it was not built, before it starts', async () => {
  const { scripts } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>;
  };
  expect([scripts['preservice'], scripts['service']]).toEqual([
    'node scripts/service-is-built.mjs',
    expect.stringMatching(/ dist\/src\/main\.js$/),
  ]);
  expect(looked()).toEqual([1, '', NOT_BUILT]);
  await mkdir(join(folder, 'dist/src'), { recursive: true });
  await writeFile(join(folder, 'dist/src/main.js'), '');
  expect(looked()).toEqual([0, '', '']);
});
