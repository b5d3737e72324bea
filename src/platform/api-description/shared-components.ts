import type { Components, ResponseObject, Schema } from './route-description.js';

const PROBLEM: Schema = {
  type: 'object',
  additionalProperties: false,
  description: 'A problem document (RFC 9457). It repeats nothing of what was received.',
  required: ['type', 'title', 'status', 'detail', 'instance'],
  properties: {
    type: { type: 'string', description: "'/problems/' and a constant code." },
    title: { type: 'string', description: 'The code read aloud: one constant title a type.' },
    status: { type: 'integer', description: 'The status of the answer.' },
    detail: { type: 'string', description: 'One sentence of ours, for a reader.' },
    rule: { type: 'string', description: 'The rule that refuses, where it may be named.' },
    errors: {
      type: 'array',
      description: 'What is wrong with the input, place by place; never what was received.',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['at', 'code'],
        properties: {
          at: { type: 'string', description: 'JSON pointer into the body, or the name of a parameter or header.' },
          code: { type: 'string', description: 'What is wrong there, as a code in snake_case.' },
          rule: { type: 'string', description: 'The rule that asks for it; not there where none does.' },
          oneOf: { type: 'array', items: { type: 'string' }, description: 'Of a closed choice: what may stand there.' },
          limit: {
            type: 'number',
            description: 'Of too_big and too_small: the bound, as the schema of the input has it.',
          },
        },
      },
    },
    instance: { type: 'string', description: "'urn:uuid:' and the request id, as in the trail." },
  },
};

/** What each status means in this service, whichever route answers with it. */
const PROBLEMS: Readonly<Record<number, string>> = {
  400: 'The input is not what the route accepts; `errors` name the places. Nothing was stored.',
  401: 'No valid token, or a sign-in too weak or too old (rule D10): see `WWW-Authenticate` (RFC 6750, RFC 9470).',
  403: 'Refused for who you are or act as; `rule` names why.',
  404: 'Nothing there that you may know of: the same answer for what exists, what does not and what was destroyed.',
  409: 'Not in its present state, or changed meanwhile.',
  411: 'The length of the body has to be said beforehand.',
  413: 'The body is larger than the route accepts.',
  416: 'The range that is asked for begins after the end.',
  415: 'A body of another type, charset or coding than the route accepts.',
  422: 'The `Idempotency-Key` was used for another request.',
  429: 'Too many wrong attempts: wait.',
  500: 'An error of the service; nothing was stored.',
  503: 'Not now: the trail, a store or the issuer cannot be reached, so nothing is answered.',
};

/** What is refused before a route is known, so on all of them. */
const BELOW_ROUTES =
  'Refused before the route was asked: 405 the path has no such method (`Allow` says which it has), 408 the request did not ' +
  'arrive in time, 414 the path or query is too long, 417 an expectation that is not understood, 431 the header is too large.';

/** Name of the component that describes the problem answer with that status, or with one that no route answers itself. */
export const problemComponent = (status: number | 'default'): string =>
  status === 'default' ? 'ProblemBelowRoutes' : `Problem${status}`;

/** Fields of the header of answers. */
const HEADERS = {
  'X-Request-Id': 'The id of this request, as in the trail.',
  'WWW-Authenticate':
    'The challenge: `Bearer`, with `error="invalid_token"` for a token that is not accepted, or with ' +
    '`error="insufficient_user_authentication"`, `acr_values` and `max_age` for a sign-in that is too weak or too old.',
  'Retry-After': 'Seconds to wait before asking again.',
  'Accept-Post': 'The media type that the route takes.',
  Allow: 'The methods that the path has.',
} as const;

/** The fields that an answer with that status has, and whether always. */
const HEADERS_OF: Readonly<Record<string, Readonly<Partial<Record<keyof typeof HEADERS, boolean>>>>> = {
  401: { 'WWW-Authenticate': true },
  409: { 'Retry-After': false },
  415: { 'Accept-Post': false },
  429: { 'Retry-After': true },
  503: { 'Retry-After': true },
  default: { Allow: false },
};

/** The header of an answer with that status; a good one has what all have. */
export function headersOf(status: number | 'default'): NonNullable<ResponseObject['headers']> {
  return Object.fromEntries(
    Object.entries({ 'X-Request-Id': true, ...HEADERS_OF[String(status)] }).map(([name, required]) => [
      name,
      { description: HEADERS[name as keyof typeof HEADERS], required, schema: { type: 'string' } },
    ]),
  );
}

export const HEADER_PARAMETERS = {
  'Acting-As': 'The role to act in, for an account that holds several that could. Roles are never united.',
  Purpose: 'The purpose of this access, where the role has a choice there. It is recorded, and never widens anything.',
  'Idempotency-Key': 'Makes a repeated POST happen once: 8 to 64 letters, digits, - or _; kept for 24 hours.',
} as const;

/** The parts of the description that all operations refer to. */
export function sharedComponents(): Components {
  const content = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };
  return {
    schemas: { Problem: PROBLEM },
    responses: Object.fromEntries(
      Object.entries({ ...PROBLEMS, default: BELOW_ROUTES }).map(([name, description]) => {
        const status = name === 'default' ? name : Number(name);
        return [problemComponent(status), { description, headers: headersOf(status), content }];
      }),
    ),
    parameters: Object.fromEntries(
      Object.entries(HEADER_PARAMETERS).map(([name, description]) => [
        name,
        { name, in: 'header', required: false, description, schema: { type: 'string' } },
      ]),
    ),
    securitySchemes: {
      bearer: {
        type: 'http',
        scheme: 'bearer',
        bearerFormat: 'JWT',
        description: "An access token of the service's issuer (RFC 9068), in the Authorization header only.",
      },
    },
  };
}
