import type { Environment } from './environment.js';

type UrlVariable = Extract<keyof Environment, `KLUIS_${string}_URL`>;

const MAIN: readonly UrlVariable[] = [
  'KLUIS_DESK_URL',
  'KLUIS_EMPLOYER_URL',
  'KLUIS_EMPLOYEE_URL',
  'KLUIS_MEDICAL_URL',
  'KLUIS_TRAIL_URL',
  'KLUIS_SCRIBE_URL',
  'KLUIS_JOBS_URL',
];
const ALL: readonly UrlVariable[] = [...MAIN, 'KLUIS_KEYS_URL'];

/**
 * D2 — a credential that opens one store opens no other. What contradicts that in the URLs: one user for two logins,
 * one password for two logins, or the keys beside what they open.
 *
 * @returns one sentence a fault, with the variables' names and no value
 */
export function loginFaults(variables: Pick<Environment, UrlVariable>): string[] {
  const shared = ALL.flatMap((one, index) =>
    ALL.slice(index + 1).flatMap((other) => sharedParts(one, other, variables[one], variables[other])),
  );
  const keys = serverOf(variables.KLUIS_KEYS_URL);
  const beside = MAIN.some((name) => serverOf(variables[name]) === keys);
  return beside ? [...shared, 'KLUIS_KEYS_URL: the same server as the stores, the keys need another one'] : shared;
}

function sharedParts(one: UrlVariable, other: UrlVariable, ...urls: readonly [string, string]): string[] {
  const [first, second] = [new URL(urls[0]), new URL(urls[1])];
  // Decoded: two spellings of one password are one password.
  const same = (part: 'username' | 'password'): boolean =>
    decodeURIComponent(first[part]) === decodeURIComponent(second[part]);
  return [
    ...(same('username') ? [`${one} and ${other}: the same user (D2)`] : []),
    ...(same('password') ? [`${one} and ${other}: the same password (D2)`] : []),
  ];
}

function serverOf(text: string): string {
  const { hostname, port } = new URL(text);
  return `${hostname}:${port === '' ? '5432' : port}`;
}
