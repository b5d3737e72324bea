import { describe, expect, test } from '@jest/globals';
import { MALFORMED_QUERY, readQuery } from './query-values.js';

describe('query strings', () => {
  test('D1 a repeated name is a list, which a schema for one value refuses', () => {
    expect({ ...readQuery('a=1&b=2&a=3') }).toEqual({ a: ['1', '3'], b: '2' });
  });

  test('D1 names are never taken apart into objects', () => {
    expect({ ...readQuery('a[b]=c&d.e=f&g[]=h') }).toEqual({ 'a[b]': 'c', 'd.e': 'f', 'g[]': 'h' });
  });

  test('D1 __proto__ and constructor are ordinary unknown names', () => {
    const values = readQuery('__proto__=x&constructor=y');
    expect(Object.keys(values)).toEqual(['__proto__', 'constructor']);
    expect(Object.getPrototypeOf(values)).toBeNull();
  });

  test.each(['a=%', 'a=%zz', 'a=%ff', '=1', 'a', 'a=1&', '&', 'a=%ed%a0%80'])('D1 "%s" is malformed', (text) => {
    expect(readQuery(text)).toBe(MALFORMED_QUERY);
  });

  test('D1 plus and percent-encoding are decoded once', () => {
    expect({ ...readQuery('a=b+c&d=%2526') }).toEqual({ a: 'b c', d: '%26' });
    expect({ ...readQuery('') }).toEqual({});
  });
});
