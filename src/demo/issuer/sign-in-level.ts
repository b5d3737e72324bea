import { z } from 'zod';

/** How somebody signed in, weakest first: the values of `acr` (D10). */
export const signInLevels = ['urn:dossierkluis:one-factor', 'urn:dossierkluis:two-factors'] as const;

export type SignInLevel = (typeof signInLevels)[number];
export const signInLevel = z.enum(signInLevels);

/** What each level used, as RFC 8176 names it. */
export const methods: Readonly<Record<SignInLevel, readonly string[]>> = {
  'urn:dossierkluis:one-factor': ['user'],
  'urn:dossierkluis:two-factors': ['user', 'mfa'],
};

/**
 * Does a level meet what a request's `acr_values` asks: any one of its values, or something stronger?
 * @param acrValues values separated by spaces (OpenID Connect Core, 3.1.2.1); undefined asks nothing
 * @param level of a session; undefined when nobody is signed in
 */
export function meets(acrValues: string | undefined, level: string | undefined): boolean {
  if (acrValues === undefined) {
    return true;
  }
  const reached = signInLevels.findIndex((known) => known === level);
  return acrValues.split(' ').some((asked) => {
    const needed = signInLevels.findIndex((known) => known === asked);
    return needed !== -1 && reached >= needed;
  });
}
