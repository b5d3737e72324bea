import { DescribedAnswers, type Answered } from './described-answers.js';

/** An answer, with its body read: JSON where it is JSON. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The parsed body; the test states its shape. */
  readonly body: Readonly<Record<string, unknown>>;
}

/** One request over real HTTP. */
export interface Asked {
  readonly token?: string;
  readonly method?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

const descriptions = new Map<string, Promise<DescribedAnswers | null>>();

/**
 * Asks the service. Whatever it answers has to be what its /openapi.json says.
 * @param url whole, e.g. `${service.url}/v1/me`
 * @throws Error where an answer deviates from its description
 */
export async function ask(url: string, { token, method, body, headers }: Asked = {}): Promise<Answer> {
  const response = await fetch(url, {
    method: method ?? (body === undefined ? 'GET' : 'POST'),
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const { status } = response;
  await assertDescribed(url, method ?? (body === undefined ? 'GET' : 'POST'), {
    status,
    headers: response.headers,
    text,
  });
  const isJson = (response.headers.get('content-type') ?? '').includes('json');
  return {
    status,
    headers: response.headers,
    text,
    body: (isJson ? JSON.parse(text) : {}) as Answer['body'],
  };
}

/** @throws Error where a service's answer isn't what its description says */
export async function assertDescribed(
  url: string,
  method: string,
  answer: Pick<Answered, 'status' | 'headers' | 'text'>,
): Promise<void> {
  const { origin, pathname } = new URL(url);
  const known = descriptions.get(origin) ?? DescribedAnswers.of(origin);
  descriptions.set(origin, known);
  const deviation = (await known)?.deviation({ method, path: pathname, ...answer });
  if (typeof deviation === 'string') throw new Error(deviation);
}
