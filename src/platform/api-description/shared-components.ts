import type { Components, Schema } from './route-description.js';

const PROBLEM: Schema = {
  type: 'object',
  description: 'A problem document (RFC 9457). It repeats nothing of what was received.',
  required: ['type', 'title', 'status', 'detail', 'instance'],
  properties: {
    type: { type: 'string', description: "'/problems/' and a constant code." },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    rule: { type: 'string', description: 'The rule that refuses, where it may be named.' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['at', 'code'],
        properties: {
          at: { type: 'string', description: 'JSON pointer into the body, or the name of a parameter or header.' },
          code: { type: 'string' },
          rule: { type: 'string' },
          oneOf: { type: 'array', items: { type: 'string' }, description: 'Of a closed choice: what may stand there.' },
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
  413: 'The body is larger than the route accepts.',
  415: 'A body of another type, charset or coding than the route accepts.',
  500: 'An error of the service; nothing was stored.',
  503: 'Not now: the trail, a store or the issuer cannot be reached, so nothing is answered.',
};

/** Name of the component that describes the problem answer with that status. */
export const problemComponent = (status: number): string => `Problem${status}`;

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
      Object.entries(PROBLEMS).map(([status, description]) => [
        problemComponent(Number(status)),
        { description, content },
      ]),
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
