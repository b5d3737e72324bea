import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { DemoIssuer } from './demo-issuer.js';
import { listening } from './loopback-server.js';

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

function mayEnter(request: IncomingMessage, secret: string): boolean {
  return timingSafeEqual(digest(request.headers.authorization ?? ''), digest(`Bearer ${secret}`));
}

function answer(response: ServerResponse, status: number, body?: object): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}

async function serve(issuer: DemoIssuer, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const [, place, kid] = (request.url ?? '').split('/');
  if (place !== 'keys') {
    answer(response, 404);
  } else if (request.method === 'GET' && kid === undefined) {
    answer(response, 200, { keys: issuer.keyIds() });
  } else if (request.method === 'POST' && kid === undefined) {
    answer(response, 201, { kid: await issuer.rotateKey() });
  } else if (request.method === 'DELETE' && kid !== undefined) {
    answer(response, (await issuer.removeKey(kid)) ? 204 : 404);
  } else {
    answer(response, 405);
  }
}

/**
 * The issuer's keys over HTTP, on a loopback port of their own and behind a secret: `GET /keys`, `POST /keys` (rotate),
 * `DELETE /keys/{kid}` (remove), each with `Authorization: Bearer <secret>`.
 */
export function openKeyDesk(issuer: DemoIssuer, port: number, secret: string): Promise<Server> {
  return listening((request, response) => {
    if (!mayEnter(request, secret)) {
      answer(response, 401);
      return;
    }
    serve(issuer, request, response).catch(() => {
      answer(response, 500);
    });
  }, port);
}
