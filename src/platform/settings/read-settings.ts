import type { KeyObject } from 'node:crypto';
import { environment, type Environment } from './environment.js';
import { loginFaults } from './login-faults.js';
import { readKeyFile, readSigningKeyFile } from './secret-key-file.js';
import type { Settings } from './settings.js';

const OURS = 'KLUIS_';

type Keys = Pick<Settings, 'keyWrappingKey' | 'cursorKey' | 'signingKey'>;

/** The service was told too little, too much or something contradictory; it doesn't start. Holds names, no values. */
export class SettingsRefused extends Error {
  override readonly name = 'SettingsRefused';

  constructor(readonly faults: readonly string[]) {
    super(`The service does not start, because of its environment:\n  ${faults.join('\n  ')}`);
  }
}

/**
 * Reads the environment, all of it or nothing: no default makes up for a variable that is missing, misspelt or
 * ill-formed.
 *
 * @throws SettingsRefused naming everything that is wrong at once
 */
export function readSettings(variables: NodeJS.ProcessEnv = process.env): Settings {
  const unknown = Object.keys(variables)
    .filter((name) => name.startsWith(OURS) && !Object.hasOwn(environment.shape, name))
    .map((name) => `${name}: not a variable of this service`);
  const read = environment.safeParse(variables);
  if (!read.success) {
    const wrong = read.error.issues.map((issue) => {
      const name = String(issue.path[0]);
      return `${name}: ${variables[name] === undefined ? 'missing' : issue.message}`;
    });
    throw new SettingsRefused([...new Set(wrong), ...unknown]);
  }
  const wrapping = readKeyFile(read.data.KLUIS_KEY_WRAPPING_KEY_FILE);
  const cursor = readKeyFile(read.data.KLUIS_CURSOR_KEY_FILE);
  const signing = readSigningKeyFile(read.data.KLUIS_SIGNING_KEY_FILE);
  const faults = [...unknown, ...loginFaults(read.data), ...keyFaults(wrapping, cursor, signing)];
  if (faults.length > 0 || typeof wrapping === 'string' || typeof cursor === 'string' || typeof signing === 'string') {
    throw new SettingsRefused(faults);
  }
  return frozenSettings(read.data, { keyWrappingKey: wrapping, cursorKey: cursor, signingKey: signing });
}

function keyFaults(wrapping: KeyObject | string, cursor: KeyObject | string, signing: KeyObject | string): string[] {
  return [
    ...(typeof wrapping === 'string' ? [`KLUIS_KEY_WRAPPING_KEY_FILE: ${wrapping}`] : []),
    ...(typeof cursor === 'string' ? [`KLUIS_CURSOR_KEY_FILE: ${cursor}`] : []),
    ...(typeof signing === 'string' ? [`KLUIS_SIGNING_KEY_FILE: ${signing}`] : []),
    ...(typeof wrapping === 'object' && typeof cursor === 'object' && wrapping.equals(cursor)
      ? ['KLUIS_KEY_WRAPPING_KEY_FILE and KLUIS_CURSOR_KEY_FILE: the same key']
      : []),
  ];
}

function frozenSettings(told: Environment, keys: Keys): Settings {
  return Object.freeze({
    host: told.HOST,
    port: told.PORT,
    issuer: Object.freeze({
      issuer: told.KLUIS_ISSUER,
      audience: told.KLUIS_AUDIENCE,
      algorithms: Object.freeze(told.KLUIS_TOKEN_ALGORITHMS),
      twoFactorAcr: Object.freeze(told.KLUIS_TWO_FACTOR_ACR),
    }),
    stores: Object.freeze({
      desk: told.KLUIS_DESK_URL,
      employer: told.KLUIS_EMPLOYER_URL,
      employee: told.KLUIS_EMPLOYEE_URL,
      medical: told.KLUIS_MEDICAL_URL,
      trail: told.KLUIS_TRAIL_URL,
      scribe: told.KLUIS_SCRIBE_URL,
      jobs: told.KLUIS_JOBS_URL,
    }),
    keysUrl: told.KLUIS_KEYS_URL,
    ...keys,
    serviceName: told.KLUIS_SERVICE_NAME,
    docs: told.KLUIS_DOCS,
    logLevel: told.KLUIS_LOG_LEVEL,
    trustedProxies: Object.freeze(told.KLUIS_TRUSTED_PROXIES ?? []),
  });
}
