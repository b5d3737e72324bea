import { demoToken, type SignedIn } from './demo-token.js';

/** One request to the service, as somebody. */
export interface Asked {
  /** Sent as JSON; the request is a POST then. */
  readonly body?: unknown;
  /** Sent as it is, instead of a body. */
  readonly file?: { readonly type: string; readonly text: string };
  /** A POST without a body. */
  readonly post?: true;
  readonly purpose?: string;
  readonly actingAs?: string;
  readonly idempotencyKey?: string;
  /** Instead of a fresh one of the person's. */
  readonly token?: string;
  /** C11 — a code in place of a token: of somebody without an account; null where he has none. */
  readonly code?: string | null;
}

/** An answer with its body read. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** The parsed JSON; empty where there is none. */
  readonly body: Readonly<Record<string, unknown>>;
}

/** Where the service and its issuer are. */
export interface Place {
  readonly url: string;
  readonly issuerUrl: string;
}

// A sign-in counts as fresh for five minutes (D10).
const tokenUsedFor = 180_000;

/** Asks the service over HTTP in the name of demo people, each with a token of the demo issuer. */
export class Caller {
  readonly #tokens = new Map<string, { readonly token: string; readonly until: number }>();

  constructor(readonly place: Place) {}

  /** A token of a sign-in a moment ago; one that tells another sign-in is made anew each time. */
  async token(subject: string, signedIn?: SignedIn): Promise<string> {
    if (signedIn !== undefined) {
      return demoToken(this.place.issuerUrl, subject, signedIn);
    }
    const known = this.#tokens.get(subject);
    if (known !== undefined && known.until > Date.now()) {
      return known.token;
    }
    const token = await demoToken(this.place.issuerUrl, subject);
    this.#tokens.set(subject, { token, until: Date.now() + tokenUsedFor });
    return token;
  }

  /** What the request proves its sender with. RFC 7617 of a code: the user name is anybody's. */
  async #proof(subject: string, { code, token }: Asked): Promise<Record<string, string>> {
    if (code === null) return {};
    if (code === undefined) return { authorization: `Bearer ${token ?? (await this.token(subject))}` };
    return { authorization: `Basic ${Buffer.from(`recipient:${code}`).toString('base64')}` };
  }

  /** @param path from the first slash on, e.g. '/v1/me' */
  async ask(subject: string, path: string, asked: Asked = {}): Promise<Answer> {
    const { file, body } = asked;
    const sent = file ?? (body === undefined ? undefined : { type: 'application/json', text: JSON.stringify(body) });
    const response = await fetch(`${this.place.url}${path}`, {
      method: sent === undefined && asked.post !== true ? 'GET' : 'POST',
      headers: {
        ...(await this.#proof(subject, asked)),
        ...(sent && { 'content-type': sent.type }),
        ...(asked.purpose !== undefined && { purpose: asked.purpose }),
        ...(asked.actingAs !== undefined && { 'acting-as': asked.actingAs }),
        ...(asked.idempotencyKey !== undefined && { 'idempotency-key': asked.idempotencyKey }),
      },
      ...(sent && { body: sent.text }),
    });
    const text = await response.text();
    const isJson = (response.headers.get('content-type') ?? '').includes('json');
    return {
      status: response.status,
      headers: response.headers,
      body: isJson ? (JSON.parse(text) as Answer['body']) : {},
    };
  }
}

/** The body of an answer that is no refusal. @throws Error naming who asked what, and the refusal's status, rule, code and fields */
export function accepted(subject: string, path: string, { status, body }: Answer): Answer['body'] {
  if (status >= 400) {
    const problem = JSON.stringify({ status, rule: body['rule'], type: body['type'], errors: body['errors'] });
    throw new Error(`${subject} asked ${path} and was refused: ${problem}`);
  }
  return body;
}

/** A text of an answer's body. @throws Error naming the field when it isn't one */
export function textIn(body: Answer['body'], field: string): string {
  const value = body[field];
  if (typeof value !== 'string') {
    throw new Error(`The answer has no text in ${field}.`);
  }
  return value;
}

/** The records of a list's answer. @throws Error when it has none */
export function itemsIn(body: Answer['body']): readonly Answer['body'][] {
  const { items } = body;
  if (!Array.isArray(items)) {
    throw new Error('The answer is no list.');
  }
  return items as Answer['body'][];
}
