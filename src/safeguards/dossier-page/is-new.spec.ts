import { expect, test } from '@jest/globals';
import { isNew } from './is-new.js';

const PIECE = { at: 'recordedAt', by: 'authorId' };
const ASKED = { at: 'askedOn', by: null };
const SINCE = '2026-03-09T23:32:00Z';

test.each([
  ['recorded later', { recordedAt: '2026-03-09T23:30:00.001Z', authorId: 'anna' }, PIECE, true],
  [
    'of a transaction that went on at that moment',
    { recordedAt: '2026-03-09T23:31:59Z', authorId: 'anna' },
    PIECE,
    true,
  ],
  ['recorded well before', { recordedAt: '2026-03-09T23:30:00Z', authorId: 'anna' }, PIECE, false],
  ["the reader's own", { recordedAt: '2026-03-10T09:00:00Z', authorId: 'vos' }, PIECE, false],
  ['of whom is not shown by whom', { recordedAt: '2026-03-10T09:00:00Z' }, PIECE, true],
  ['of which is not shown when', { authorId: 'anna' }, PIECE, false],
  ['of that day, which had begun in the Netherlands', { askedOn: '2026-03-10' }, ASKED, true],
  ['of the day before', { askedOn: '2026-03-09' }, ASKED, false],
  ['that began for nobody yet', { askedOn: null }, ASKED, false],
])('S7 what is new since a moment: what is %s', (_, row, recorded, expected) => {
  expect(isNew(row, recorded, SINCE, 'vos')).toBe(expected);
});
