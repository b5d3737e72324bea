/** A request line with fields, on a connection that is closed after the answer. */
export const head = (line: string, ...fields: string[]): string =>
  `${line} HTTP/1.1\r\nHost: house\r\nConnection: close\r\n${fields.map((field) => `${field}\r\n`).join('')}\r\n`;

/** A JSON body to the things. */
export const post = (body: string | Buffer, ...fields: string[]): Buffer =>
  Buffer.concat([
    Buffer.from(head('POST /v1/things', 'Content-Type: application/json', `Content-Length: ${body.length}`, ...fields)),
    Buffer.from(body),
  ]);

export const statusOf = (answer: string): number => Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1]);
export const bodyOf = (answer: string): Record<string, unknown> =>
  JSON.parse(answer.slice(answer.indexOf('\r\n\r\n') + 4)) as Record<string, unknown>;

/** The answer but for what differs from request to request. */
export const withoutItsId = (answer: string): string =>
  answer
    .replaceAll(/[0-9a-f-]{36}/g, 'ID')
    .replace(/date: .*/i, 'date')
    .split('\r\n')
    .sort()
    .join('\n');
