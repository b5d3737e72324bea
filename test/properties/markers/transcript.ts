import { assertDescribed, type Answer, type Asked } from '../../harness/http.js';

/** A request, whose body may also be bytes as they are. */
export type Sent = Asked & { readonly raw?: Buffer; readonly file?: Buffer };

/** Every byte that each actor received, answer after answer: status, headers and body. */
export class Transcript {
  /** Each different answer once: of the same words a second time nothing new is learnt. */
  readonly #received = new Map<string, Set<string>>();
  readonly #statuses = new Map<string, Set<number>>();

  get actors(): readonly string[] {
    return [...this.#received.keys()].sort();
  }

  /** Asks over real HTTP, and keeps the answer. @throws Error where it isn't what the description says */
  async ask(actor: string, url: string, sent: Sent): Promise<Answer> {
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
    await assertDescribed(url, sent.method ?? 'GET', answer);
    this.keep(actor, answer, `${sent.method ?? 'GET'} ${shapeOf(new URL(url).pathname)}`);
    const isJson = (headers.get('content-type') ?? '').includes('json') && answer.text !== '';
    return { ...answer, body: (isJson ? JSON.parse(answer.text) : {}) as Answer['body'] };
  }

  keep(actor: string, { status, headers, text }: Omit<Answer, 'body'>, route = ''): void {
    const head = [...headers].map(([name, value]) => `${name}: ${value}`);
    const received = this.#received.get(actor) ?? new Set<string>();
    received.add([status, ...head].join('\n')).add(text);
    this.#received.set(actor, received);
    this.#statuses.set(route, (this.#statuses.get(route) ?? new Set<number>()).add(status));
  }

  textsOf(actor: string): Iterable<string> {
    return this.#received.get(actor) ?? [];
  }

  /** Every status that a route answered with. @param route as in the census, 'GET /v1/pieces/:pieceId' */
  statuses(route: string): readonly number[] {
    return [...(this.#statuses.get(shapeOf(route)) ?? [])].sort();
  }
}

/** A path, or the template of one, with whatever stands for an id blanked out. */
function shapeOf(path: string): string {
  return path.replaceAll(/\/(:[A-Za-z]+|[0-9a-f]{8}-[0-9a-f-]{27})/g, '/*');
}
