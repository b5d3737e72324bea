import { isIP } from 'node:net';
import { z } from 'zod';
import { TOKEN_ALGORITHMS, type TokenAlgorithm } from './settings.js';

const LOOPBACK: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Says what a variable must be; never what it is. */
const must = (what: string): { error: string } => ({ error: `must be ${what}` });

/** A comma-separated list without empty or repeated parts. */
function list<Part extends string>(isPart: (text: string) => text is Part, what: string): z.ZodType<Part[], string> {
  return z.string().transform((text, context) => {
    const parts = text.split(',').map((part) => part.trim());
    const known = parts.filter(isPart);
    if (known.length !== parts.length || new Set(parts).size !== parts.length) {
      context.addIssue({ code: 'custom', message: `must be ${what}, separated by commas, each once` });
    }
    return known;
  });
}

function isTokenAlgorithm(text: string): text is TokenAlgorithm {
  return TOKEN_ALGORITHMS.some((algorithm) => algorithm === text);
}

/** The values go into a quoted string of a header (RFC 9470), so they have neither quote nor backslash. */
function isAcr(text: string): text is string {
  return /^[!#-+\--[\]-~]+$/.test(text);
}

/** Plain http carries tokens in the clear; only on the machine itself nobody is in between. */
function isIssuerUrl(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : null;
  const safe = url?.protocol === 'https:' || (url?.protocol === 'http:' && LOOPBACK.has(url.hostname));
  return safe && url.search === '' && url.hash === '' && url.username === '' && url.password === '';
}

/** A credential of its own for each login: user and password stand in the URL. */
function isStoreUrl(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : null;
  return (
    (url?.protocol === 'postgres:' || url?.protocol === 'postgresql:') &&
    url.hostname !== '' &&
    url.username !== '' &&
    url.password !== '' &&
    url.pathname.length > 1
  );
}

function isNetwork(text: string): text is string {
  const [address = '', prefix, more] = text.split('/');
  const bits = { 0: 0, 4: 32, 6: 128 }[isIP(address)] ?? 0;
  return bits > 0 && more === undefined && (prefix === undefined || (Number(prefix) >= 8 && Number(prefix) <= bits));
}

const storeUrl = z.string().refine(isStoreUrl, must('postgresql://<user>:<password>@<host>/<database>'));
const path = z.string().min(1, must('the path of a file'));

/** The environment variables of the service; all are required but the last. */
export const environment = z.object({
  HOST: z.string().min(1, must('an address to listen on')),
  PORT: z
    .string()
    .regex(/^[0-9]{1,5}$/, must('a port number'))
    .transform(Number)
    .refine((port) => port <= 65_535, must('a port number')),
  KLUIS_ISSUER: z.string().refine(isIssuerUrl, must('an https URL (http on loopback only) without query')),
  KLUIS_AUDIENCE: z.string().regex(/^\S+$/, must('the audience that tokens for this service name')),
  KLUIS_TOKEN_ALGORITHMS: list(isTokenAlgorithm, `some of ${TOKEN_ALGORITHMS.join(' ')}`),
  KLUIS_TWO_FACTOR_ACR: list(isAcr, 'the acr values that mean two factors'),
  KLUIS_DESK_URL: storeUrl,
  KLUIS_EMPLOYER_URL: storeUrl,
  KLUIS_EMPLOYEE_URL: storeUrl,
  KLUIS_MEDICAL_URL: storeUrl,
  KLUIS_TRAIL_URL: storeUrl,
  KLUIS_SCRIBE_URL: storeUrl,
  KLUIS_JOBS_URL: storeUrl,
  KLUIS_KEYS_URL: storeUrl,
  KLUIS_KEY_WRAPPING_KEY_FILE: path,
  KLUIS_CURSOR_KEY_FILE: path,
  KLUIS_SIGNING_KEY_FILE: path,
  KLUIS_SERVICE_NAME: z
    .string()
    .regex(/^[^\p{C}]{2,200}$/u, must('the name of the service, as recipients of its letters know it')),
  KLUIS_DOCS: z.enum(['on', 'off'], must('on or off')).transform((word) => word === 'on'),
  KLUIS_LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug'], must('fatal, error, warn, info or debug')),
  KLUIS_TRUSTED_PROXIES: list(isNetwork, 'addresses or networks').optional(),
});

export type Environment = z.infer<typeof environment>;
