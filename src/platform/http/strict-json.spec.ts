import { describe, expect, test } from '@jest/globals';
import { Problem } from '../problems/problem.js';
import { readStrictJson } from './strict-json.js';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The code and place of the refusal, or 'accepted'. */
function refusalOf(body: Uint8Array): string {
  try {
    readStrictJson(body, 4);
    return 'accepted';
  } catch (thrown) {
    if (!(thrown instanceof Problem)) {
      throw thrown;
    }
    const [error] = thrown.extra.errors ?? [];
    return `${error?.code ?? ''} ${error?.at ?? ''}`.trim();
  }
}

describe('strict JSON', () => {
  test.each([
    '{"a":1,"b":{"a":[{"a":"x"}]}}',
    '[]',
    '"a"',
    ' null ',
    '{"":1}',
    '{"a":"\\u00e9 \\ud83d\\ude00 \\" \\\\"}',
  ])('D1 %s is read as JSON.parse reads it', (text) => {
    expect(readStrictJson(bytes(text), 4)).toEqual(JSON.parse(text));
  });

  test.each([
    ['{"a":1,"a":2}', 'duplicate_key /a'],
    ['{"a":1,"\\u0061":2}', 'duplicate_key /a'],
    ['{"x":[{"b":1},{"b":1,"c":2,"b":3}]}', 'duplicate_key /x/1/b'],
    ['{"a b":1,"a b":2}', 'duplicate_key /?'],
    ['{"__proto__":{"x":1}}', 'forbidden_key /__proto__'],
    ['{"\\u005f_proto__":1}', 'forbidden_key /__proto__'],
    ['{"a":{"constructor":1}}', 'forbidden_key /a/constructor'],
    ['{"a":"x\\u0000y"}', 'nul_character /a'],
    ['{"a\\u0000":1}', 'nul_character /?'],
    ['{"a":["\\ud800"]}', 'broken_unicode /a/0'],
    ['[[[[[1]]]]]', 'too_deep /0/0/0/0'],
    ['', 'empty'],
    ['{"a":1', 'not_json'],
    ['{"a":1}}', 'not_json'],
    ['{a:1}', 'not_json'],
    ["{'a':1}", 'not_json'],
    ['{"a":01}', 'not_json'],
    ['{"a":NaN}', 'not_json'],
    ['{"a":1,}', 'not_json'],
    ['{"a":"x\ny"}', 'not_json'],
    ['{"a":"\\x"}', 'not_json'],
    ['"', 'not_json'],
    ['{"a":1}{"b":2}', 'not_json'],
    ['// x\n{}', 'not_json'],
  ])('D1 %s is refused: %s', (text, refusal) => {
    expect(refusalOf(bytes(text))).toBe(refusal);
  });

  test('D1 a byte order mark, bytes that are no UTF-8 and other encodings are refused', () => {
    expect(refusalOf(Uint8Array.of(0xef, 0xbb, 0xbf, 0x7b, 0x7d))).toBe('byte_order_mark');
    expect(refusalOf(Uint8Array.of(0x22, 0xff, 0x22))).toBe('not_utf8');
    expect(refusalOf(Uint8Array.of(0x22, 0xc0, 0xaf, 0x22))).toBe('not_utf8');
    expect(refusalOf(Uint8Array.from(Buffer.from('{"a":1}', 'utf16le')))).not.toBe('accepted');
  });

  test('D1 a megabyte of brackets is refused without building anything', () => {
    const started = performance.now();
    expect(refusalOf(bytes('['.repeat(1024 * 1024)))).toBe('too_deep /0/0/0/0');
    expect(refusalOf(bytes(`"${'\\'.repeat(1024 * 1024)}`))).toBe('not_json');
    expect(performance.now() - started).toBeLessThan(1000);
  });

  test('D5 a refusal repeats nothing of the body but names that look like identifiers', () => {
    expect(refusalOf(bytes('{"Jan Jansen 1970":"x","Jan Jansen 1970":1}'))).toBe('duplicate_key /?');
    expect(refusalOf(bytes(`{"${'a'.repeat(41)}":{"__proto__":1}}`))).toBe('forbidden_key /?/__proto__');
  });
});
