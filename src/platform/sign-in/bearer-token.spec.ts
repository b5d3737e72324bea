import { describe, expect, test } from '@jest/globals';
import { bearerTokenOf } from './bearer-token.js';
import { sourceGroup } from './source-group.js';

describe('where a token may stand', () => {
  test.each(['Bearer aa.bb.cc', 'bearer aa.bb.cc', 'BEARER  aa.bb.cc'])('D10 "%s" has one', (header) => {
    expect(bearerTokenOf(header)).toBe('aa.bb.cc');
  });

  test.each([
    undefined,
    '',
    'Bearer',
    'Bearer ',
    'aa.bb.cc',
    'Basic aa.bb.cc',
    'Bearer aa.bb',
    'Bearer aa.bb.cc.dd',
    'Bearer ..',
    'Bearer aa.bb.cc, Bearer aa.bb.cc',
    'Bearer aa.bb.cc ',
    'Bearer\taa.bb.cc',
    'Bearer aa.b=.cc',
    'Beareraa.bb.cc',
    `Bearer ${'a'.repeat(9000)}.b.c`,
  ])('D10 %p has none', (header) => {
    expect(bearerTokenOf(header)).toBeNull();
  });
});

describe('whom attempts are counted under', () => {
  test.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8:1:2:ffff::9', '2001:db8:1:2::/64'],
    ['2001:0DB8::1', '2001:db8:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['::', '0:0:0:0::/64'],
    ['64:ff9b::192.0.2.7', '64:ff9b:0:0::/64'],
    ['-', '-'],
    ['/tmp/socket', '-'],
    ['', '-'],
  ])('D10 %s under %s', (address, source) => {
    expect(sourceGroup(address)).toBe(source);
  });
});
