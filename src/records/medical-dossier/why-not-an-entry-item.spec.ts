import { describe, expect, test } from '@jest/globals';
import { whyNotAnEntryItem, type ItemLists } from './why-not-an-entry-item.js';

const LISTS: ItemLists = { items: { M35: 'diagnosis', M57: 'working_notes' }, 'items-kept-apart': ['M57'] };

describe('the item of a piece', () => {
  test('V8 is one of the closed list', () => {
    expect(whyNotAnEntryItem('M35', LISTS)).toBeNull();
    expect(whyNotAnEntryItem('M36', LISTS)).toEqual({ code: 'unknown_item', rule: 'V8' });
  });

  test.each(['constructor', 'toString', '__proto__', ''])(
    'V8 is never "%s", which every list seems to have',
    (item) => {
      expect(whyNotAnEntryItem(item, LISTS)?.rule).toBe('V8');
    },
  );

  test('S12 is none that is kept apart from the dossier', () => {
    expect(whyNotAnEntryItem('M57', LISTS)).toEqual({ code: 'kept_apart_from_the_dossier', rule: 'S12' });
  });
});
