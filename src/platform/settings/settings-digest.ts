import { createHash } from 'node:crypto';
import type { Settings } from './settings.js';

/**
 * A6 — what the service was told from outside, in one word: another issuer, server, user, network or level of logging makes another
 * word. Keys and passwords are no part of it, so that it tells nothing of them and a new password is no change.
 *
 * @returns SHA-256, 64 hexadecimal digits
 */
export function settingsDigest(settings: Settings): string {
  const { host, port, issuer, stores, keysUrl, serviceName, docs, logLevel, trustedProxies } = settings;
  const logins = Object.entries(stores).map(([login, url]) => [login, placeOf(url)]);
  const told = [host, port, issuer, logins, placeOf(keysUrl), serviceName, docs, logLevel, trustedProxies];
  return createHash('sha256').update(JSON.stringify(told)).digest('hex');
}

/** Server, database, user, and whether the line to it is encrypted. */
function placeOf(text: string): readonly (string | null)[] {
  const { host, pathname, username, searchParams } = new URL(text);
  return [host, pathname, username, searchParams.get('sslmode')];
}
