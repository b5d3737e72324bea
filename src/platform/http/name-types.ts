import { z } from 'zod';

/** D5, V9 — looked at before blanks around it go: no line ends in a name, and nothing in it is invisible or turns text around. */
function name(form: RegExp, longest: number) {
  return z.string().regex(form).trim().min(1).max(longest);
}

/** What a person is called: letters with their marks, digits, and the punctuation of names. */
export const personName = name(/^[\p{L}\p{M}\d .,'’()&/-]*$/u, 120);

/** What an organisation trades under: the same, and what trade names have besides. */
export const tradeName = name(/^[\p{L}\p{M}\d .,:;!?&+@"'’()/-]*$/u, 200);

/** What a file is called: any letter, digit, punctuation or symbol. */
export const fileName = name(/^[\p{L}\p{M}\p{N}\p{P}\p{S} ]*$/u, 200);
