import { z } from 'zod';
import { refusingCitizenNumber } from './citizen-number.js';
import { REGISTRY_LETTERS } from './registry-letters.js';

/** D5, V9 — looked at before blanks around it go: no line ends in a name, and nothing in it is invisible or turns text around. */
function name(form: RegExp, longest: number) {
  return z.string().regex(form).trim().min(1).max(longest);
}

/**
 * What a text calls: a person by the whole name or by a part of it, a place, an organisation, where mail goes, or whom something in
 * the medical store came from or goes to.
 */
export type Called = 'person' | 'part-of-name' | 'place' | 'organisation' | 'email-address' | 'sender';

/**
 * What the texts of our inputs call: whoever reads these inputs looks whether they say more than a name (D5), or hold a citizen service
 * number (D4).
 */
export const CALLS = z.registry<{ readonly called: Called }>();

const OF_PERSONS = new RegExp(`^[${REGISTRY_LETTERS}\\p{M} .,'’-]*$`, 'u');
const OF_ORGANISATIONS = new RegExp(`^[${REGISTRY_LETTERS}\\p{M}\\d .,:!&+@"'’()/-]*$`, 'u');

/** V9 — what a person is called: letters with their marks, and the punctuation of names. No digit, bracket or slash. */
export const personName = name(OF_PERSONS, 120).register(CALLS, {
  called: 'person',
});

/** The longest names of the trade register have so many words; a sentence about somebody has more, or says it in them. */
const MOST_WORDS = 10;

/** D3 — what an organisation trades under: the same letters, and what trade names have besides; no sentence. */
export const tradeName = name(OF_ORGANISATIONS, 200)
  .refine((text) => text.split(/\s+/u).length <= MOST_WORDS, { params: { code: 'too_many_words', rule: 'D3' } })
  .register(CALLS, { called: 'organisation' });

/**
 * C2 — whom something in the medical store goes to, and where he works. That a hospital is named for what it treats is no reason to refuse
 * it: with all else of the consent it is medical.
 */
export const recipientPerson = name(OF_PERSONS, 120).register(CALLS, { called: 'sender' });
export const recipientOrganisation = name(OF_ORGANISATIONS, 200).register(CALLS, { called: 'sender' });

/** What a file is called: any letter, digit, punctuation or symbol. */
export const fileName = refusingCitizenNumber(name(/^[\p{L}\p{M}\p{N}\p{P}\p{S} ]*$/u, 200));
