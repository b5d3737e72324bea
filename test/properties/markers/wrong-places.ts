import type { Mint } from './mint.js';
import type { Sent } from './transcript.js';

/** A request as it should be. */
interface Usual {
  readonly path: string;
  readonly template: string;
  readonly method: string;
  readonly body: unknown;
}

interface Wrong {
  readonly path: string;
  readonly request: Omit<Sent, 'token'>;
}

/** Makes a proper request say something where nothing of the kind is expected. */
type WrongPlace = (usual: Usual) => Wrong;

const CLAIMS = ['x-user', 'x-forwarded-for', 'x-forwarded-user', 'x-http-method-override', 'x-request-id', 'forwarded'];
const USUAL_HEADERS = ['user-agent', 'cookie', 'referer', 'accept-language', 'accept', 'if-none-match', 'x-diagnosis'];

/** Every place of a request in which somebody could say something, each with a marker of its own. */
export function wrongPlaces(mint: Mint): readonly WrongPlace[] {
  const headers = Object.fromEntries(
    [...CLAIMS, ...USUAL_HEADERS].map((name) => [name, mint.word(`wrong.header ${name}`)]),
  );
  const [key, value] = [mint.word('wrong.queryKey'), mint.word('wrong.queryValue')];
  const [bodyKey, bodyValue] = [mint.word('wrong.bodyKey'), mint.word('wrong.bodyValue')];
  const sentence = `${mint.word('wrong.sentenceAsKey')} is ill`;
  const inPath = mint.word('wrong.path');
  const [purpose, role] = [mint.word('wrong.purpose').toLowerCase(), mint.word('wrong.role').toLowerCase()];
  const broken = mint.word('wrong.brokenBody');
  const type = mint.word('wrong.contentType').toLowerCase();
  const [keyOnGet, user] = [mint.word('wrong.idempotencyKey'), mint.word('wrong.token')];
  const with_ = ({ method, body }: Usual, given: Readonly<Record<string, string>>): Omit<Sent, 'token'> => ({
    method,
    ...(body === undefined || method === 'GET' ? {} : { body }),
    headers: given,
  });
  return [
    (usual) => ({ path: `${usual.path}?${key}=${value}`, request: with_(usual, headers) }),
    (usual) => ({ path: usual.path, request: with_(usual, headers) }),
    (usual) => ({ path: usual.path, request: with_(usual, { purpose }) }),
    (usual) => ({ path: usual.path, request: with_(usual, { 'acting-as': role }) }),
    (usual) => ({
      path: usual.path,
      request: with_(usual, { 'idempotency-key': usual.method === 'GET' ? keyOnGet : `${keyOnGet}?`, range: keyOnGet }),
    }),
    (usual) => ({ path: usual.path, request: with_(usual, { authorization: `Bearer ${user}` }) }),
    (usual) => ({ path: usual.template.replace(/:[A-Za-z]+/, inPath), request: { method: usual.method } }),
    (usual) => ({ path: `${usual.path}/${inPath}`, request: { method: usual.method } }),
    (usual) => ({ path: usual.path, request: { method: 'PUT', body: { [bodyKey]: bodyValue } } }),
    (usual) => ({
      path: usual.path,
      request: { method: 'POST', body: { [bodyKey]: bodyValue, ...asObject(usual.body) } },
    }),
    (usual) => ({ path: usual.path, request: { method: 'POST', body: { [sentence]: true, ...asObject(usual.body) } } }),
    (usual) => ({ path: usual.path, request: { method: 'POST', body: refused(everyLeaf(usual.body, bodyValue)) } }),
    (usual) => ({ path: usual.path, request: { method: 'POST', raw: Buffer.from(`{"${broken}": ${broken}`) } }),
    (usual) => ({
      path: usual.path,
      request: {
        method: 'POST',
        raw: Buffer.from(broken),
        headers: { 'content-type': `text/${type}; charset=${type}` },
      },
    }),
  ];
}

function asObject(body: unknown): object {
  return typeof body === 'object' && body !== null ? body : {};
}

/** A body with an unknown key: where every word would do, it is refused for that, and whatever else is wrong is named too. */
function refused(body: unknown): unknown {
  return typeof body === 'object' && body !== null ? { unexpected: true, ...body } : body;
}

/** The same shape, with the marker wherever something was said. */
function everyLeaf(body: unknown, text: string): unknown {
  if (Array.isArray(body)) return body.map((part) => everyLeaf(part, text));
  if (typeof body !== 'object' || body === null) return text;
  return Object.fromEntries(Object.entries(body).map(([name, part]) => [name, everyLeaf(part, text)]));
}
