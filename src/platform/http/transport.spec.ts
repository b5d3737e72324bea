import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { bodyOf, head, post, statusOf, withoutItsId } from './raw-http.fixture.js';
import { expectProblem, openHouse, type House } from './transport.fixture.js';

let house: House;
beforeAll(async () => {
  house = await openHouse({ jsonArrivesWithin: 300, headersArriveWithin: 400, requestArrivesWithin: 3_000 });
});
afterAll(() => house.app.close());
afterEach(() => {
  house.refusals.refused.length = 0;
  house.refusals.failing = false;
});

const ID = '3f0c1c7e-3c1c-4a55-9f59-0c6d2c6a7a11';
const GOOD = '{"phone":"0612345678"}';

describe('what may come in', () => {
  test('D1 a good request is answered, not cached, and without a word about the server', async () => {
    const answer = await house.send(post(GOOD));
    expect(statusOf(answer)).toBe(201);
    expect(answer).toMatch(/cache-control: no-store/i);
    expect(answer).toMatch(/x-content-type-options: nosniff/i);
    expect(answer).not.toMatch(/^(etag|last-modified|server|x-powered-by|access-control-[a-z-]+):/im);
    expect(house.refusals.refused).toEqual([]);
  });

  test('D6 a request id, method override or forwarded address from outside changes nothing', async () => {
    const answer = await house.send(
      head(
        `GET /v1/things/${ID}x`,
        `X-Request-Id: ${ID}`,
        'X-HTTP-Method-Override: DELETE',
        'X-Forwarded-For: 6.6.6.6',
      ),
    );
    expectProblem(house, answer, 400, 'invalid-input');
    expect(answer).not.toContain(ID);
    const noted = { method: 'GET', route: '/v1/things/:id', source: '127.0.0.1' };
    expect(house.refusals.refused[0]?.request).toMatchObject(noted);
  });

  test.each([
    ['{"phone":"0612345678"', 'not_json', ''],
    ['{"phone":"0612345678","phone":"0687654321"}', 'duplicate_key', '/phone'],
    ['{"phone":"0612345678","__proto__":{"role":"x"}}', 'forbidden_key', '/__proto__'],
    [`\uFEFF${GOOD}`, 'byte_order_mark', ''],
    ['{"phone":"\\u0000"}', 'nul_character', '/phone'],
    [`{"parts":${'['.repeat(20)}${']'.repeat(20)}}`, 'too_deep', `/parts${'/0'.repeat(15)}`],
  ])('D1 the body %s is refused', async (body, code, at) => {
    const answer = await house.send(post(Buffer.from(body)));
    expectProblem(house, answer, 400, 'malformed-json');
    expect(bodyOf(answer)['errors']).toEqual([{ at, code }]);
  });

  test('V9 wrong fields are named with their rule, and no value or invented name is repeated', async () => {
    const answer = await house.send(
      post('{"phone":"Jansen heeft griep","diagnosis":"griep","Jan Jansen":1,"parts":[{"name":"x","bsn":"1"},{}]}'),
    );
    expectProblem(house, answer, 400, 'invalid-input');
    expect(bodyOf(answer)['errors']).toEqual([
      { at: '/phone', code: 'invalid_format', rule: 'V9' },
      { at: '/parts/0/bsn', code: 'unknown_key' },
      { at: '/parts/1/name', code: 'required' },
      { at: '/diagnosis', code: 'unknown_key' },
      { at: '/?', code: 'unknown_key' },
    ]);
    expect(answer).not.toMatch(/griep|Jansen/);
    expect(house.logged.join('')).not.toMatch(/griep|Jansen/);
  });

  test('D1 bytes that are no UTF-8, a larger body and a broken-off body are refused', async () => {
    const bytes = Buffer.from(GOOD);
    bytes[12] = 0xff;
    expectProblem(house, await house.send(post(bytes)), 400, 'malformed-json');
    const large = post(Buffer.alloc(1024 * 1024 + 1, 0x20));
    expectProblem(house, await house.send(large, { keepOpenFor: 1000 }), 413, 'content-too-large');
    const chunk = `${(65536).toString(16)}\r\n${' '.repeat(65536)}\r\n`;
    const chunked = head('POST /v1/things', 'Content-Type: application/json', 'Transfer-Encoding: chunked');
    expectProblem(house, await house.send(chunked + chunk.repeat(17), { keepOpenFor: 1000 }), 413, 'content-too-large');
  });

  test('D1 a body that drips in is refused in time, and the connection closed', async () => {
    const begun = head('POST /v1/things', 'Content-Type: application/json', 'Content-Length: 100');
    const answer = await house.send(`${begun.replace('close', 'keep-alive')}{"ph`, { keepOpenFor: 2000 });
    expectProblem(house, answer, 408, 'request-timeout');
    expect(answer).toMatch(/connection: close/i);
  });

  test('D1 headers that drip in are refused in time', async () => {
    const begun = 'GET /v1/things HTTP/1.1\r\nHost: a\r\nX-A';
    expectProblem(house, await house.send(begun, { keepOpenFor: 3000 }), 408, 'request-timeout');
  });

  test.each(['gzip', 'identity, gzip', 'br'])('D1 a compressed body (%s) is not unpacked', async (coding) => {
    expectProblem(house, await house.send(post(GOOD, `Content-Encoding: ${coding}`)), 415, 'unsupported-media-type');
  });

  test.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'application/json; charset=utf-16',
    'application/json; charset=latin1',
    'application/json, text/plain',
    'application/jsonp',
    'application/vnd.api+json',
    'json',
    '',
  ])('D1 a body of type "%s" is refused', async (type) => {
    const fields = type === '' ? [] : [`Content-Type: ${type}`];
    const request = head('POST /v1/things', ...fields, `Content-Length: ${GOOD.length}`) + GOOD;
    expectProblem(house, await house.send(request), 415, 'unsupported-media-type');
  });

  test.each([
    '/v1//things',
    '//v1/things',
    '/v1/things/',
    '/v1/things.',
    '/V1/things',
    '/v1/Things',
    '/v1%2fthings',
    '/v1/%74hings',
    '/v1/./things',
    '/v1/x/../things',
    '/v1/things;a=b',
    '/v1/things%00',
    '/v1/nothing',
    '/',
    `/v1/things/${ID}/`,
    'http://house/v1/things',
    '*',
    '/v1/things%',
  ])('D5 the path %s reaches no route, and all such answers are alike', async (path) => {
    const answer = await house.send(head(`GET ${path}`));
    expectProblem(house, answer, 404, 'not-found');
    expect(withoutItsId(answer)).toBe(withoutItsId(await house.send(head('GET /v1/hidden'))));
  });

  const absent = ['HEAD', 'OPTIONS', 'TRACE', 'DELETE', 'PUT', 'PROPFIND'];
  test.each(absent)('D5 %s is a method the path does not have', async (method) => {
    const answer = await house.send(head(`${method} /v1/things`));
    expect(statusOf(answer)).toBe(405);
    expect(answer).toMatch(/allow: GET, POST/i);
    expect(house.refusals.refused[0]?.problem.code).toBe('method-not-allowed');
  });

  test('D5 an unknown path is not found, whatever the method', async () => {
    expectProblem(house, await house.send(head('OPTIONS /v1/nothing')), 404, 'not-found');
    expect(statusOf(await house.send(head('HEAD /v1/nothing')))).toBe(404);
  });

  test.each([
    ['/v1/things?sort=name&sort=date', [{ at: 'sort', code: 'invalid_value', oneOf: ['name', 'date'] }]],
    ['/v1/things?sort[]=name', [{ at: '?', code: 'unknown_key' }]],
    ['/v1/things?sort[a]=name', [{ at: '?', code: 'unknown_key' }]],
    ['/v1/things?access_token=abc', [{ at: 'access_token', code: 'unknown_key' }]],
    ['/v1/things?sort=diagnosis', [{ at: 'sort', code: 'invalid_value', oneOf: ['name', 'date'] }]],
    ['/v1/things?sort=%ff', [{ at: '', code: 'malformed_query' }]],
    [`/v1/things/${ID}?x=1`, [{ at: '', code: 'no_query_here' }]],
    [`/v1/things/${ID}?`, [{ at: '', code: 'no_query_here' }]],
    ['/v1/things/1', [{ at: 'id', code: 'invalid_format' }]],
  ])('D5 the query of %s is refused', async (target, errors) => {
    const answer = await house.send(head(`GET ${target}`));
    expectProblem(house, answer, 400, 'invalid-input');
    expect(bodyOf(answer)['errors']).toEqual(errors);
  });

  test('D5 a list in a query is a list, also with one value', async () => {
    expect(bodyOf(await house.send(head('GET /v1/things?state=a')))).toEqual({ query: { state: ['a'] } });
    expect(bodyOf(await house.send(head('GET /v1/things?state=a&state=b')))).toEqual({ query: { state: ['a', 'b'] } });
  });

  test('D1 a body on a GET is refused', async () => {
    expectProblem(house, await house.send(`${head('GET /v1/things', 'Content-Length: 2')}{}`), 400, 'invalid-input');
    const chunked = `${head('GET /v1/things', 'Transfer-Encoding: chunked')}0\r\n\r\n`;
    expectProblem(house, await house.send(chunked), 400, 'invalid-input');
  });

  test('D1 long targets, large headers and broken bytes are refused, each with a document', async () => {
    expectProblem(house, await house.send(head(`GET /v1/things?sort=${'a'.repeat(3000)}`)), 414, 'uri-too-long');
    expectProblem(house, await house.send(head(`GET /v1/things/${'a'.repeat(300)}`)), 414, 'uri-too-long');
    expectProblem(
      house,
      await house.send(head('GET /v1/things', `X-A: ${'a'.repeat(20_000)}`)),
      431,
      'headers-too-large',
    );
    expectProblem(house, await house.send(Buffer.from([0x16, 0x03, 0x01, 0x02, 0x00, 0x01])), 400, 'malformed-request');
    for (const fields of ['Host: a\r\nX-A: a\0b', 'Host: a\r\nX A: b', 'Connection: close']) {
      const answer = await house.send(`GET /v1/things HTTP/1.1\r\n${fields}\r\n\r\n`);
      expectProblem(house, answer, 400, 'malformed-request');
    }
  });

  test('D1 a request that two readers could read differently is refused', async () => {
    expectProblem(
      house,
      await house.send(`${head('POST /v1/things', 'Content-Length: 2', 'Transfer-Encoding: chunked')}0\r\n\r\n`),
      400,
      'malformed-request',
    );
    expectProblem(house, await house.send(head('GET /v1/things', 'Host: other')), 400, 'malformed-request');
    for (const name of ['Authorization', 'Acting-As', 'Purpose', 'Idempotency-Key']) {
      const twice = head('GET /v1/things', `${name}: a`, `${name.toLowerCase()}: b`);
      expectProblem(house, await house.send(twice), 400, 'malformed-request');
    }
  });

  test('D1 after a body that was too large the connection still serves', async () => {
    const begun = head('POST /v1/things', 'Content-Type: application/json', 'Transfer-Encoding: chunked');
    const chunk = `${(65536).toString(16)}\r\n${' '.repeat(65536)}\r\n`;
    const large = `${begun.replace('close', 'keep-alive')}${chunk.repeat(40)}0\r\n\r\n`;
    const answer = await house.send(large + head(`GET /v1/things/${ID}`), { keepOpenFor: 1_000 });
    expect(answer).toMatch(/^HTTP\/1\.1 413 [^]*HTTP\/1\.1 200 /);
  });

  test('D1 what a refused body contains never becomes a request', async () => {
    const hidden = 'GET /v1/slow HTTP/1.1\r\nHost: house\r\n\r\n';
    const length = `Content-Length: ${hidden.length}`;
    const refusals = [
      head('POST /v1/nothing', length),
      head('GET /v1/things', length),
      head('POST /v1/things', 'Content-Type: text/plain', length),
    ];
    for (const refused of refusals) {
      const answer = await house.send(refused.replace('close', 'keep-alive') + hidden + head(`GET /v1/things/${ID}`), {
        keepOpenFor: 500,
      });
      expect([...answer.matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, status]) => Number(status))).toEqual([
        expect.any(Number),
        200,
      ]);
      expect(answer).not.toContain('slow');
    }
  });

  test('D1 an expectation other than 100-continue is refused', async () => {
    expectProblem(house, await house.send(head('GET /v1/things', 'Expect: miracles')), 417, 'expectation-failed');
  });

  test('V9 a streamed upload is passed through, bounded in size and time', async () => {
    const upload = (type: string, length: number, content: string): string =>
      head('POST /v1/uploads', `Content-Type: ${type}`, `Content-Length: ${length}`) + content;
    const csv = 'a;b\r\n'.repeat(1000);
    const good = await house.send(upload('text/csv; charset=windows-1252', 5000, csv));
    expect(bodyOf(good)).toEqual({ bytes: 5000 });
    expectProblem(house, await house.send(upload('text/csv', 4_000_000, csv)), 413, 'content-too-large');
    const typed = await house.send(upload('application/json', 2, '{}'));
    expectProblem(house, typed, 415, 'unsupported-media-type');
    expect(typed.toLowerCase()).toContain('accept-post: text/csv');
    expectProblem(house, await house.send(upload('text/csv; charset=utf-7', 2, '{}')), 415, 'unsupported-media-type');
    const late = await house.send(upload('text/csv', 5000, 'a'), { keepOpenFor: 2_900 });
    expectProblem(house, late, 408, 'request-timeout');
  });
});
