/**
 * D2 — why a program doesn't start: names the variable of the address that didn't answer, and by a code how. Never the address, a user or
 * a password.
 * @param variable of the environment, e.g. KLUIS_DESK_URL
 * @param thrown what connecting threw: an error of Node (ECONNREFUSED) or of PostgreSQL (28P01: wrong password, 3D000: no such database)
 */
export function noConnection(variable: string, thrown: unknown): Error {
  return new Error(`${variable}: no connection to that database (${codeOf(thrown)})`, { cause: thrown });
}

function codeOf(thrown: unknown): string {
  if (typeof thrown !== 'object' || thrown === null) return 'unknown';
  if ('code' in thrown && typeof thrown.code === 'string') return thrown.code;
  return 'timeout';
}
