import type { Identity } from './employee.js';

/** What tells people apart who go by one staff number. */
export type Recognition = Pick<Identity, 'birthDate' | 'familyName'>;

const NO_LETTER = /[^\p{L}]/gu;

/**
 * D1, S1 — a number that an employer gives out again would hand one person's absences, verdicts and medical dossier to
 * another. Who it is, the birth date says; where none is recorded (a sick report doesn't ask for it) the family name.
 *
 * @returns null, or the field by which the row is about somebody else than the dossier
 */
export function howAnotherPerson(recorded: Recognition, said: Recognition): 'birthDate' | 'familyName' | null {
  if (recorded.birthDate !== null) return recorded.birthDate === said.birthDate ? null : 'birthDate';
  return isSameFamilyName(recorded.familyName, said.familyName) ? null : 'familyName';
}

/** The same letters, whatever their case and accents, and whatever stands between them. */
export function isSameFamilyName(one: string, other: string): boolean {
  return lettersOf(one) === lettersOf(other);
}

/** The letters of a name alone, in lower case and without accents. */
export function lettersOf(name: string): string {
  return name.normalize('NFKD').replace(NO_LETTER, '').toLowerCase();
}
