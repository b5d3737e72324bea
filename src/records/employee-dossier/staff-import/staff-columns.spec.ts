import { readFile } from 'node:fs/promises';
import { expect, test } from '@jest/globals';
import { COLUMN_NAMES, OPTIONAL_NAMES } from './staff-columns.js';
import { STAFF_FILE_IN_WORDS } from './staff-file-in-words.js';

test('V9 each column that is read is said with the field by which answers name it, in docs/staff-import.md and to callers', async () => {
  const page = await readFile(new URL('../../../../docs/staff-import.md', import.meta.url), 'utf8');
  const said = [...page.matchAll(/^\| ([^|]+) \| `(\w+)` \| [^|]+ \| (?:yes|no) \|$/gm)].map(([, name, field]) => [
    field,
    name,
  ]);
  expect(said).toEqual([...COLUMN_NAMES, ...OPTIONAL_NAMES]);
  for (const [field, name] of said) expect(STAFF_FILE_IN_WORDS).toContain(`${name} (\`${field}\`)`);
  expect(STAFF_FILE_IN_WORDS).toContain('at most 64 MiB');
});
