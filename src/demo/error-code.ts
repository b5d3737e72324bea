/**
 * The code of an error of Node (`ENOENT`, `ESRCH`, …), undefined where it has none. Not by `instanceof`: in Jest,
 * Node's errors belong to another realm than the code that catches them.
 */
export function errorCode(error: unknown): string | undefined {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
    ? error.code
    : undefined;
}
