import type { LoginUrls } from '../../platform/stores/prepare/logins.js';
import { apiAudience } from '../issuer/api-resource.js';
import type { KeyFiles } from './key-files.js';

/** What the launcher knows when it starts the service. */
export interface ServicePlace {
  readonly port: number;
  readonly issuerUrl: string;
  readonly urls: LoginUrls;
  readonly keyFiles: KeyFiles;
}

/**
 * The service's environment: exactly the variables that production uses (`src/platform/settings/environment.ts`), and
 * where programs are. The administrators' and the owners' connections are not in it (D2).
 */
export function serviceEnvironment({ port, issuerUrl, urls, keyFiles }: ServicePlace): NodeJS.ProcessEnv {
  return {
    PATH: process.env['PATH'],
    HOST: '127.0.0.1',
    PORT: String(port),
    KLUIS_ISSUER: issuerUrl,
    KLUIS_AUDIENCE: apiAudience,
    KLUIS_TOKEN_ALGORITHMS: 'ES256',
    KLUIS_TWO_FACTOR_ACR: 'urn:dossierkluis:two-factors',
    KLUIS_DESK_URL: urls.desk,
    KLUIS_EMPLOYER_URL: urls.employer,
    KLUIS_EMPLOYEE_URL: urls.employee,
    KLUIS_MEDICAL_URL: urls.medical,
    KLUIS_TRAIL_URL: urls.trail,
    KLUIS_SCRIBE_URL: urls.scribe,
    KLUIS_JOBS_URL: urls.jobs,
    KLUIS_KEYS_URL: urls.keys,
    KLUIS_KEY_WRAPPING_KEY_FILE: keyFiles.wrapping,
    KLUIS_CURSOR_KEY_FILE: keyFiles.cursor,
    KLUIS_SIGNING_KEY_FILE: keyFiles.signing,
    KLUIS_SERVICE_NAME: 'Arbodienst De Kluis',
    KLUIS_DOCS: 'on',
    KLUIS_LOG_LEVEL: 'info',
  };
}
