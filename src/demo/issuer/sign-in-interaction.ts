import type { IncomingMessage, ServerResponse } from 'node:http';
import type Provider from 'oidc-provider';
import { errors } from 'oidc-provider';
import { errorPage, signInPage } from './pages.js';
import type { People } from './people.js';
import { meets, methods, signInLevel, signInLevels } from './sign-in-level.js';

const longestForm = 4_096;

// The form posts here, and is then sent on to the client's loopback address.
const headers = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'; " +
    "form-action 'self' http://127.0.0.1:* http://localhost:*",
};

function show(response: ServerResponse, status: number, html: string): void {
  response.writeHead(status, headers).end(html);
}

async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk as Uint8Array);
    length += bytes.length;
    if (length > longestForm) {
      throw new errors.InvalidRequest('the form is too long');
    }
    chunks.push(bytes);
  }
  return new URLSearchParams(Buffer.concat(chunks).toString('utf8'));
}

/** Answers `/sign-in/{interaction}`: shows who can sign in, and takes the choice. */
export async function answerSignIn(
  provider: Provider,
  people: People,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    const { params } = await provider.interactionDetails(request, response);
    const asked = typeof params['acr_values'] === 'string' ? params['acr_values'] : undefined;
    const offered = signInLevels.filter((level) => meets(asked, level));
    if (request.method !== 'POST') {
      show(response, 200, signInPage(people.list(), offered));
      return;
    }
    const form = await readForm(request);
    if (form.has('cancel')) {
      await provider.interactionFinished(request, response, { error: 'access_denied' });
      return;
    }
    const person = people.find(form.get('person') ?? '');
    const level = signInLevel.safeParse(form.get('level')).data;
    if (person === undefined || level === undefined || !offered.includes(level)) {
      show(response, 400, signInPage(people.list(), offered));
      return;
    }
    await provider.interactionFinished(request, response, {
      login: { accountId: person.subject, acr: level, amr: [...methods[level]], ts: Math.floor(Date.now() / 1000) },
    });
  } catch (error) {
    const known = error instanceof errors.OIDCProviderError;
    show(response, known ? error.statusCode : 500, errorPage(known ? error.error : 'server_error'));
  }
}
