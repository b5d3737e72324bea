import { LOGINS } from '../logins.js';

/** The logins of the main cluster and of the key cluster: the service's own, and an owner each that only migrates. */
export const mainLogins = ['owner', ...LOGINS] as const;
export const keysLogins = ['keys-owner', 'keys'] as const;

export type MainLogin = (typeof mainLogins)[number];
export type KeysLogin = (typeof keysLogins)[number];
export type Login = MainLogin | KeysLogin;

/** PostgreSQL's name of each login. */
export const roleNames: Readonly<Record<Login, string>> = {
  owner: 'kluis_owner',
  desk: 'kluis_desk',
  employer: 'kluis_employer',
  employee: 'kluis_employee',
  medical: 'kluis_medical',
  trail: 'kluis_trail',
  scribe: 'kluis_scribe',
  jobs: 'kluis_jobs',
  'keys-owner': 'kluis_keys_owner',
  keys: 'kluis_keys',
};

/** The variable that holds the connection URL of each login. */
export const urlVariables: Readonly<Record<Login, string>> = {
  owner: 'KLUIS_OWNER_URL',
  desk: 'KLUIS_DESK_URL',
  employer: 'KLUIS_EMPLOYER_URL',
  employee: 'KLUIS_EMPLOYEE_URL',
  medical: 'KLUIS_MEDICAL_URL',
  trail: 'KLUIS_TRAIL_URL',
  scribe: 'KLUIS_SCRIBE_URL',
  jobs: 'KLUIS_JOBS_URL',
  'keys-owner': 'KLUIS_KEYS_OWNER_URL',
  keys: 'KLUIS_KEYS_URL',
};

/** A connection URL per login: `postgres://role:password@host:port/database`. */
export type LoginUrls = Readonly<Record<Login, string>>;

/** True for the logins of the key cluster. */
export function isOnKeys(login: Login): login is KeysLogin {
  return login === 'keys-owner' || login === 'keys';
}

/** One value for each login. */
export function everyLogin<T>(value: (login: Login) => T): Readonly<Record<Login, T>> {
  return {
    owner: value('owner'),
    desk: value('desk'),
    employer: value('employer'),
    employee: value('employee'),
    medical: value('medical'),
    trail: value('trail'),
    scribe: value('scribe'),
    jobs: value('jobs'),
    'keys-owner': value('keys-owner'),
    keys: value('keys'),
  };
}

export const mainDatabase = 'dossierkluis';
export const keysDatabase = 'dossierkluis_keys';
