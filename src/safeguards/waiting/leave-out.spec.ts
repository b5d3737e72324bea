import { describe, expect, test } from '@jest/globals';
import { leavingOut } from './leave-out.js';

const LIST = ['a', 'b', 'c', 'd', 'e'].map((id) => ({ id }));

describe('a list of which some is left out', () => {
  const left = async (out: readonly string[], after: string | null, limit: number): Promise<string> => {
    const read = (from: string | null, some: number) =>
      Promise.resolve(LIST.filter(({ id }) => from === null || id > from).slice(0, some));
    const items = await leavingOut(read, () => Promise.resolve(new Set(out)), after, limit);
    return items.map(({ id }) => id).join('');
  };

  test('V4 is as long as it is asked for, while there is more', async () => {
    expect(await left([], null, 3)).toBe('abc');
    expect(await left(['a', 'b'], null, 2)).toBe('cd');
    expect(await left(['b', 'd'], 'a', 2)).toBe('ce');
    expect(await left(['a', 'b', 'c', 'd', 'e'], null, 2)).toBe('');
    expect(await left([], 'e', 2)).toBe('');
  });
});
