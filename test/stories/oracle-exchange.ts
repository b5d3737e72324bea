import { Agent, request as send } from 'node:http';
import { assertDescribed } from '../harness/http.js';

/** A request as it goes over the wire. */
export interface Sent {
  readonly method: string;
  /** With the query, if any. */
  readonly path: string;
  readonly token?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: { readonly type: string; readonly bytes: string };
}

/** An answer as it came over the wire. */
export interface Received {
  readonly status: number;
  /** Names as they were written, with their values, in the order they came. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly text: string;
  readonly requestId: string;
}

/** A JSON body. */
export function json(value: unknown): { readonly type: string; readonly bytes: string } {
  return { type: 'application/json', bytes: JSON.stringify(value) };
}

/** Connections to a service, open between requests; nothing is added to what is sent or taken from what comes. */
export class Exchange {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 8 });

  /** @param url of the service, without a slash at the end */
  constructor(private readonly url: string) {}

  close(): void {
    this.#agent.destroy();
  }

  /** @throws Error where the answer isn't what the description says */
  async send(request: Sent): Promise<Received> {
    const received = await this.#exchange(request);
    const headers = new Headers(received.headers.map(([name, value]): [string, string] => [name, value]));
    await assertDescribed(`${this.url}${request.path}`, request.method, { ...received, headers });
    return received;
  }

  async #exchange({ method, path, token, headers, body }: Sent): Promise<Received> {
    return new Promise((resolve, reject) => {
      const sent = send(`${this.url}${path}`, {
        method,
        agent: this.#agent,
        headers: {
          ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
          ...(body === undefined ? {} : { 'content-type': body.type, 'content-length': Buffer.byteLength(body.bytes) }),
          ...headers,
        },
      });
      sent.once('error', reject);
      sent.once('response', (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.once('error', reject);
        answer.once('end', () => {
          resolve({
            status: answer.statusCode ?? 0,
            headers: pairs(answer.rawHeaders),
            text: Buffer.concat(chunks).toString('utf8'),
            requestId: String(answer.headers['x-request-id'] ?? ''),
          });
        });
      });
      sent.end(body?.bytes);
    });
  }
}

function pairs(raw: readonly string[]): (readonly [string, string])[] {
  return raw.flatMap((name, index) => (index % 2 === 0 ? [[name, raw[index + 1] ?? ''] as const] : []));
}

/**
 * Everything of an answer that a caller could compare: status, header fields in their order, body. Without the
 * request's id, and without what says only when it came and over which connection.
 */
export function told({ status, headers, text, requestId }: Received): string {
  const kept = headers
    .filter(([name]) => !/^(date|connection|keep-alive)$/i.test(name))
    .map(([name, value]) => `${name}: ${value}`);
  const body = text.replace(/"asOf":"[^"]*"/, '"asOf":"*"');
  return [String(status), ...kept, body].join('\n').replaceAll(requestId, '*');
}

/** What a problem document says. */
export function problem({ text }: Received): {
  readonly code: string;
  readonly rule?: string;
  readonly errors?: unknown;
} {
  const { type, rule, errors } = JSON.parse(text) as { type: string; rule?: string; errors?: unknown };
  return {
    code: type.replace('/problems/', ''),
    ...(rule === undefined ? {} : { rule }),
    ...(errors === undefined ? {} : { errors }),
  };
}
