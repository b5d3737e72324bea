import { demoToken, type SignedIn as SignedInAtDemo } from '../../src/demo/asking/demo-token.js';
import { testRun } from './test-run.js';

/** How the person signed in: with two factors a moment ago, unless told otherwise. */
export interface SignedIn extends SignedInAtDemo {
  /** Another issuer than the run's own. */
  readonly issuerUrl?: string;
}

/** A real access token of the demo issuer for a subject. @throws Error with the issuer's code when it gives none. */
export function tokenFor(person: string, { issuerUrl, ...signedIn }: SignedIn = {}): Promise<string> {
  return demoToken(issuerUrl ?? testRun().issuerUrl, person, signedIn);
}
