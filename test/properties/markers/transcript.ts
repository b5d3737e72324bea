import type { Answer, Asked } from '../../harness/http.js';

/** A request, whose body may also be bytes as they are. */
export type Sent = Asked & { readonly raw?: Buffer; readonly file?: Buffer };

/** Every byte that each actor received, answer after answer: status, headers and body. */
export class Transcript {
  readonly #received = new Map<string, string[]>();
  readonly #statuses = new Map<string, Set<number>>();

  get actors(): readonly string[] {
    return [...this.#received.keys()].sort();
  }

  /** Asks over real HTTP, and keeps the answer. @param route method and template, for {@link statuses} */
  async ask(actor: string, url: string, sent: Sent, route?: string): Promise<Answer> {
    const { token, body, raw, file } = sent;
    const bytes = raw ?? file ?? (body === undefined ? undefined : Buffer.from(JSON.stringify(body)));
    const response = await fetch(url, {
      method: sent.method ?? 'GET',
      headers: {
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(bytes === undefined ? {} : { 'content-type': file === undefined ? 'application/json' : 'text/csv' }),
        ...sent.headers,
      },
      ...(bytes === undefined ? {} : { body: new Uint8Array(bytes) }),
    });
    const { status, headers } = response;
    const answer = { status, headers, text: await response.text() };
    this.keep(actor, answer, route);
    const isJson = (headers.get('content-type') ?? '').includes('json') && answer.text !== '';
    return { ...answer, body: (isJson ? JSON.parse(answer.text) : {}) as Answer['body'] };
  }

  keep(actor: string, { status, headers, text }: Omit<Answer, 'body'>, route = ''): void {
    const head = [...headers].map(([name, value]) => `${name}: ${value}`);
    const received = this.#received.get(actor) ?? [];
    received.push([status, ...head, '', text].join('\n'));
    this.#received.set(actor, received);
    this.#statuses.set(route, (this.#statuses.get(route) ?? new Set<number>()).add(status));
  }

  bytesOf(actor: string): Buffer {
    return Buffer.from((this.#received.get(actor) ?? []).join('\n\n'));
  }

  /** Every status that a route answered with. */
  statuses(route: string): readonly number[] {
    return [...(this.#statuses.get(route) ?? [])].sort();
  }
}
