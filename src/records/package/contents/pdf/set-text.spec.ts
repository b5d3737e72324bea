import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { breakLines } from './break-lines.js';
import { legible } from './legible.js';
import { isRightToLeft, visualRuns } from './visual-order.js';

const one = (text: string): number => text.length;
const everything = (): boolean => true;

describe('text on its way to a page', () => {
  test('C11 lines are cut at spaces and behind hyphens, and a word that is too long where it has to be', () => {
    expect(breakLines('een twee drie', 8, one)).toEqual(['een twee ', 'drie']);
    expect(breakLines('ploegen-dienst', 8, one)).toEqual(['ploegen-', 'dienst']);
    expect(breakLines('x'.repeat(20), 8, one)).toEqual(['xxxxxxxx', 'xxxxxxxx', 'xxxx']);
    expect(breakLines('  1. punt', 20, one)).toEqual(['  1. punt']);
    expect(breakLines('', 8, one)).toEqual(['']);
  });

  test('C11 lines together are the paragraph, and none is too wide', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', ' ', '-', 'é') }),
        fc.integer({ min: 1, max: 12 }),
        (text, width) => {
          const lines = breakLines(text, width, one);
          expect(lines.join('')).toBe(text);
          for (const line of lines) expect(line.trimEnd().length).toBeLessThanOrEqual(width);
        },
      ),
    );
  });

  test('C11 a tab is four spaces, and every way to end a line ends one', () => {
    expect(legible('a\tb\r\nc\rd\ne', everything)).toBe('a    b\nc\nd\ne');
  });

  test('C11 what hides or turns other characters stands by its number, and so does what the font has not', () => {
    expect(legible('a\u0000\u202e\u200b\u2028\ud800', everything)).toBe('a[U+0000][U+202E][U+200B][U+2028][U+D800]');
    expect(legible('ab', (codePoint) => codePoint !== 0x62)).toBe('a[U+0062]');
    expect(legible('😀', () => false)).toBe('[U+1F600]');
    expect(legible('e\u0301', everything)).toBe('é');
    expect(legible('می\u200cخواهم', everything)).toBe('می\u200cخواهم');
  });

  test('C11 a line is seen in the order of its directions: words from the right stand in turn, figures within them do not', () => {
    expect(visualRuns('gewoon', false)).toEqual(['gewoon']);
    expect(visualRuns('אב גד', true)).toEqual(['גד', ' ', 'אב']);
    expect(visualRuns('ja אב 12 nee', false).join('|')).toBe('ja |12| |אב| nee');
    expect(visualRuns('(אב)', true).join('')).toBe('(אב)'.replace('(', ')').replace(/\)$/, '('));
    expect([isRightToLeft('אב ja'), isRightToLeft('ja אב'), isRightToLeft('123')]).toEqual([true, false, false]);
  });
});
