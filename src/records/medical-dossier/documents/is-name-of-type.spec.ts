import { expect, test } from '@jest/globals';
import { isNameOfType } from './is-name-of-type.js';

test.each(['letter', 'letter.pdf', 'Letter of 3.2.PDF', 'version 1.2', 'to dr. Vos', 'e.a.', 'call.wav.pdf', '.'])(
  'D11 a PDF may be called %s',
  (name) => {
    expect(isNameOfType(name, 'application/pdf')).toBe(true);
  },
);

test.each([
  'call.wav',
  'call.MP3',
  'call.m4a.',
  'call.wav ..',
  'call.3gp',
  'call.ds2',
  'photo.jpg',
  'call．wav',
  'letter.docx',
])('D11 a PDF may not be called %s', (name) => {
  expect(isNameOfType(name, 'application/pdf')).toBe(false);
});

test('D11 an image has the names of its type', () => {
  expect(['a.jpg', 'a.jpeg', 'a.png', 'a.wav'].map((name) => isNameOfType(name, 'image/jpeg'))).toEqual([
    true,
    true,
    false,
    false,
  ]);
  expect(['a.jpg', 'a.png'].map((name) => isNameOfType(name, 'image/png'))).toEqual([false, true]);
});
