import type { DataKey } from '../../../platform/keys/envelope.js';
import { keyedDigest } from '../../../platform/keys/keyed-digest.js';
import type { Identity } from '../employee.js';
import { isOfNameParticles } from '../staff-import/name-particles.js';
import { hexOf, type Hex } from '../hex.js';

/** What somebody is known again by: his name, and when he was born or how he is reached; in the house his number too. */
export type KnownBy = Pick<
  Identity,
  'givenName' | 'infix' | 'familyName' | 'birthDate' | 'postcode' | 'houseNumber' | 'phone' | 'staffNumber'
>;

/** The same as digests under the employer's key: equal where name and that are equal. */
export interface Likeness {
  readonly born: Hex | null;
  readonly home: Hex;
  readonly phone: Hex | null;
  /** Of number and birth date, whatever the name; compared in the house alone, once the employer may read him no more (V6). */
  readonly numbered: Hex | null;
}

/** What two are taken for one person by, as an employer is told. */
export type AlikeBy = Omit<Likeness, 'numbered'>;

/** By which of it two are taken for one person. */
export type LikenessField = 'birthDate' | 'postcode' | 'phone';

const EDITION = 'likeness/2';

/** D1 — the digests that somebody is looked up by; of nobody else than this employer's people. */
export function likenessOf(key: DataKey, person: KnownBy): Likeness {
  const name = nameAlike(person);
  const digest = (by: LikenessField | 'staffNumber', text: string, called = name): Hex =>
    hexOf(keyedDigest(key, JSON.stringify([EDITION, by, called, text])));
  return {
    born: person.birthDate === null ? null : digest('birthDate', person.birthDate),
    home: digest('postcode', folded(`${person.postcode}/${Number.parseInt(person.houseNumber, 10)}`)),
    phone: person.phone === null ? null : digest('phone', person.phone),
    numbered: person.birthDate === null ? null : digest('staffNumber', person.staffNumber, person.birthDate),
  };
}

/** A name without its particles: "de Wit", "van der Wit" and "Wit" are one, for who writes them down in haste. */
function nameAlike({ givenName, infix, familyName }: KnownBy): string {
  const [first, ...others] = `${givenName} ${infix ?? ''} ${familyName}`.split(/\s+/u).map(folded);
  // Ben is a particle too, and a given name.
  return [first, ...others.filter((word) => !isOfNameParticles(word))].join('');
}

/**
 * D1 — are these two one person? Same name and birth date; or, where one of them has no birth date on record, same name and
 * home or phone.
 *
 * @returns null where they aren't, or aren't known to be; else the field that says so
 */
export function howAlike(one: AlikeBy, other: AlikeBy): LikenessField | null {
  if (one.born !== null && other.born !== null) return one.born === other.born ? 'birthDate' : null;
  if (one.home === other.home) return 'postcode';
  return one.phone !== null && one.phone === other.phone ? 'phone' : null;
}

/** Letters that have a mark of their own instead of one that can be taken off. */
const UNMARKED = new Map([
  ['ø', 'o'],
  ['đ', 'd'],
  ['ð', 'd'],
  ['ł', 'l'],
  ['ħ', 'h'],
  ['ı', 'i'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['þ', 'th'],
]);
const NEITHER_LETTER_NOR_DIGIT = /[^\p{L}\p{N}]/gu;

/** Letters and digits alone: without case, accents, blanks and punctuation. */
export function folded(text: string): string {
  const plain = text.normalize('NFKD').replace(NEITHER_LETTER_NOR_DIGIT, '').toUpperCase().toLowerCase();
  return Array.from(plain, (letter) => UNMARKED.get(letter) ?? letter).join('');
}
