import { expect, test } from '@jest/globals';
import { outcomeOf } from './outcome-of.js';

const YES = { yes: true, reason: 'so' };
const NO = { yes: false, reason: 'not so' };
const ALL = { interestOutweighs: YES, noMoreThanNecessary: YES, handledReasonably: YES };
const PIECES = [{ pieceId: 'one' }, { pieceId: 'two' }];
const of = (answers: object = {}, struck: readonly string[] = []): string =>
  outcomeOf(
    { ...ALL, ...answers },
    PIECES,
    struck.map((pieceId) => ({ pieceId })),
  );

test.each([
  ['C5', 'interestOutweighs'],
  ['C6', 'noMoreThanNecessary'],
  ['C7', 'handledReasonably'],
])('%s one no refuses: %s', (_, question) => {
  expect([of(), of({ [question]: NO }), of({ [question]: NO }, ['one'])]).toEqual(['approved', 'refused', 'refused']);
});

test('C7 what is struck stays, the rest goes; all of it struck is refused', () => {
  expect([of({}, ['one']), of({}, ['one', 'two'])]).toEqual(['partly-approved', 'refused']);
});

test('C6 under a legal ground what is asked is whether it is more than necessary', () => {
  const ground = { interestOutweighs: null, handledReasonably: null };
  expect([of(ground), of({ ...ground, noMoreThanNecessary: NO })]).toEqual(['approved', 'refused']);
});
