import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { bodyOf, head, post, statusOf } from './raw-http.fixture.js';
import { expectProblem, openHouse, type House } from './transport.fixture.js';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.app.close());
afterEach(() => {
  house.refusals.refused.length = 0;
  house.refusals.failing = false;
});

const ID = '3f0c1c7e-3c1c-4a55-9f59-0c6d2c6a7a11';
const GOOD = '{"phone":"0612345678"}';

describe('what leaves', () => {
  test('D5 an unforeseen error leaves without its text, and the log has class, code and frames only', async () => {
    const answer = await house.send(head('GET /v1/broken'));
    expectProblem(house, answer, 500, 'internal');
    expect(answer + house.logged.join('')).not.toMatch(/Jansen|SELECT/);
    expect(house.logged.join('')).toMatch(/"event":"unexpected".*"errorCode":"42501"/);
  });

  test.each([
    ['an error', head('GET /v1/broken')],
    ['an unknown route', head('GET /v1/nothing')],
    ['a broken path', head('GET /v1/things%')],
    ['a broken body', post('{')],
    ['large headers', head('GET /v1/things', `X-A: ${'a'.repeat(20_000)}`)],
    ['an expectation', head('GET /v1/things', 'Expect: miracles')],
  ])('A1 no trail, no answer: %s', async (_what, request) => {
    house.refusals.failing = true;
    const answer = await house.send(request);
    expect(statusOf(answer)).toBe(503);
    expect(bodyOf(answer)).toMatchObject({ type: '/problems/trail-unavailable', rule: 'A1' });
    house.refusals.failing = false;
    expect(statusOf(await house.send(post(GOOD)))).toBe(201);
  });

  test('A3 the log names routes by their template and holds no URL, query or header', async () => {
    house.logged.length = 0;
    await house.send(head(`GET /v1/things/${ID}`, 'Authorization: Bearer secret'));
    await house.send(head('GET /v1/things?sort=name'));
    await house.send(head('GET /v1/jansen?griep=1'));
    const lines = house.logged.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines.map((line) => line['route'])).toEqual(['/v1/things/:id', '/v1/things', '-']);
    expect(house.logged.join('')).not.toMatch(new RegExp(`secret|sort|jansen|griep|${ID}`));
  });

  test('D5 the refusal of broken bytes is never taken for the answer of the request before them', async () => {
    const slow = head('GET /v1/slow').replace('close', 'keep-alive');
    const answer = await house.send(`${slow}BROKEN\r\n\r\n`, { keepOpenFor: 800 });
    expect(answer).not.toContain('malformed-request');
  });

  test('A1 when the service stops, running requests are answered and new ones are not begun', async () => {
    const other = await openHouse({ stopWithin: 2_000 });
    const running = other.send(head('GET /v1/slow'), { keepOpenFor: 1_000 });
    await new Promise((done) => setTimeout(done, 100));
    await other.app.close();
    expect(bodyOf(await running)).toEqual({ slow: true });
    expect(await other.send(head('GET /v1/slow'))).toBe('');
  });

  test('A1 a request that follows another while the service stops is told so', async () => {
    const other = await openHouse({ stopWithin: 2_000 });
    const first = head('GET /v1/slow').replace('close', 'keep-alive');
    const answers = other.send(first, { keepOpenFor: 1_000, then: { after: 150, bytes: head('GET /v1/slow') } });
    await new Promise((done) => setTimeout(done, 100));
    await other.app.close();
    expect(await answers).toMatch(/200 OK[^]*"slow":true[^]*503 Service Unavailable[^]*shutting-down/);
  });
});
