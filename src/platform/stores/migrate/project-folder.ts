import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

function projectRoot(from: string): string {
  const parent = dirname(from);
  if (existsSync(join(from, 'package.json'))) {
    return from;
  }
  if (parent === from) {
    throw new Error('No folder above this program holds a package.json.');
  }
  return projectRoot(parent);
}

/**
 * The absolute path of a folder that stands beside `package.json`: programs run from `src` in tests and from `dist`
 * after a build, and such folders are in neither.
 * @throws Error when the folder isn't there.
 */
export function projectFolder(name: 'migrations' | 'policies'): string {
  const folder = join(projectRoot(dirname(fileURLToPath(import.meta.url))), name);
  if (!existsSync(folder)) {
    throw new Error(`The folder ${name} is missing beside package.json.`);
  }
  return folder;
}
