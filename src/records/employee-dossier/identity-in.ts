import type { Identity } from './employee.js';

/** Who somebody is, as far as V9's closed fields say it: no birth date, no e-mail address. */
export type SaidOfPerson = Omit<Identity, 'infix' | 'birthDate' | 'email'> & {
  readonly infix?: string | null | undefined;
};

/** What an employer said of somebody, as his dossier keeps it. */
export function identityIn(said: SaidOfPerson): Identity {
  const { staffNumber, givenName, infix = null, familyName, street, houseNumber, postcode, city, phone } = said;
  const unsaid = { birthDate: null, email: null };
  return { staffNumber, givenName, infix, familyName, ...unsaid, phone, street, houseNumber, postcode, city };
}
