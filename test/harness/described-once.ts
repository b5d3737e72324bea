import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { fileOfRun, isInRun } from './test-run.js';

const FILE = 'openapi.json';

/** Whether a service of this run described itself already: each describes the same, and it takes as long as its start. */
export function isDescribed(): boolean {
  return isInRun() && existsSync(fileOfRun(FILE));
}

/** What the first service of this run answered at /openapi.json; null where none was asked yet, or there is no run. */
export function descriptionOfRun(): string | null {
  return isDescribed() ? readFileSync(fileOfRun(FILE), 'utf8') : null;
}

/** Keeps it for the files that come after. Two that are first at once keep the same. */
export function keepDescription(text: string): void {
  if (!isInRun()) return;
  const draft = fileOfRun(`${FILE}.${randomUUID()}`);
  writeFileSync(draft, text);
  renameSync(draft, fileOfRun(FILE));
}
