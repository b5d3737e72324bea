import { describe, expect, test } from '@jest/globals';
import { isWellFormedPath } from '../../../platform/http/well-formed-path.js';
import { codeIn, digestOfCollectionCode, isLink, newCollectionSecrets } from './collection-secrets.js';

const basic = (text: string): string => `Basic ${Buffer.from(text).toString('base64')}`;

describe('what a recipient collects with', () => {
  test('C11 every link is one that the service takes, and no two are alike; a code can be said and typed', () => {
    const made = Array.from({ length: 500 }, newCollectionSecrets);
    expect(made.filter(({ link }) => !isLink(link) || !isWellFormedPath(`/v1/collections/${link}`))).toEqual([]);
    expect(new Set(made.flatMap(({ link, code }) => [link, code])).size).toBe(1_000);
    for (const { code } of made) expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){2}[0-9A-HJKMNP-TV-Z]{4}$/);
  });

  test('C11 a code is the same however it is typed, and of its own release alone', () => {
    const digest = digestOfCollectionCode('one', '7ZK3-0189-ABCD');
    for (const typed of ['7zk30189abcd', ' 7ZK3 O189 abcd ', '7ZK3-0i89-ABCD']) {
      expect(digestOfCollectionCode('one', typed)).toEqual(digest);
    }
    expect(digestOfCollectionCode('another', '7ZK3-0189-ABCD')).not.toEqual(digest);
    expect(digestOfCollectionCode('one', '7ZK3-0189-ABCE')).not.toEqual(digest);
  });

  test('C11 it is the password of Basic authentication, whoever the user says he is; anything else is no code', () => {
    expect(codeIn(basic('recipient:7ZK3-0189-ABCD'))).toBe('7ZK3-0189-ABCD');
    expect(codeIn(basic(':a:b'))).toBe('a:b');
    for (const none of [
      undefined,
      '',
      'Bearer abc',
      'Basic',
      'Basic !',
      basic('no colon'),
      basic(`a:${'x'.repeat(300)}`),
    ]) {
      expect([none, codeIn(none)]).toEqual([none, null]);
    }
  });
});
