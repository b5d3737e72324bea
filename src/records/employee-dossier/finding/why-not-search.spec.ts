import { expect, test } from '@jest/globals';
import { whyNotSearch } from './why-not-search.js';

test('E1 the last search that an hour bears is allowed, the next one is not', () => {
  expect(whyNotSearch({ lastHour: 9, atMost: 10 })).toBeNull();
  expect(whyNotSearch({ lastHour: 10, atMost: 10 })).toMatchObject({ status: 409, extra: { rule: 'E1' } });
});
