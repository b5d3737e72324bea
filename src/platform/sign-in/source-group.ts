import { isIPv6 } from 'node:net';

/**
 * Whom to count attempts under: an IPv4 address as it is, an IPv6 address by its /64, of which one caller has them all.
 *
 * @param address as Node gives it; what is no address comes back as '-'
 */
export function sourceGroup(address: string): string {
  const plain = address.startsWith('::ffff:') && address.includes('.') ? address.slice('::ffff:'.length) : address;
  if (!isIPv6(plain)) {
    return /^[0-9.]{7,15}$/.test(plain) ? plain : '-';
  }
  const [left = '', right] = plain.split('%', 1)[0]?.split('::') ?? [];
  const head = left === '' ? [] : left.split(':');
  const tail = right === undefined || right === '' ? [] : right.split(':');
  const zeros = right === undefined ? 0 : 8 - head.length - tail.length - (plain.includes('.') ? 1 : 0);
  const groups = [...head, ...Array<string>(Math.max(zeros, 0)).fill('0'), ...tail];
  return `${groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, '').toLowerCase())
    .join(':')}::/64`;
}
