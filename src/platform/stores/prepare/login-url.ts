import { roleNames, urlVariables, type Login } from './logins.js';

/** The parts of a login's connection URL. */
export interface LoginUrl {
  readonly role: string;
  readonly password: string;
  readonly database: string;
}

function parsed(url: string): URL | undefined {
  try {
    return new URL(url);
  } catch {
    // The error of `new URL` repeats its input, password included.
    return undefined;
  }
}

/**
 * Takes a login's connection URL apart.
 * @param url `postgres://role:password@host:port/database`
 * @throws Error that names the variable, never its value: not such a URL, another role, no password, no database.
 */
export function loginUrl(login: Login, url: string): LoginUrl {
  const variable = urlVariables[login];
  const parts = parsed(url);
  if (parts === undefined || !['postgres:', 'postgresql:'].includes(parts.protocol)) {
    throw new Error(`${variable} is not a URL of the form postgres://role:password@host:port/database.`);
  }
  if (parts.username !== roleNames[login]) {
    throw new Error(`${variable} must sign in as ${roleNames[login]}.`);
  }
  const database = parts.pathname.slice(1);
  if (parts.password === '' || !/^[a-z][a-z0-9_]*$/.test(database)) {
    throw new Error(`${variable} needs a password, and a database name of lower-case letters, digits and underscores.`);
  }
  return { role: parts.username, password: decodeURIComponent(parts.password), database };
}
