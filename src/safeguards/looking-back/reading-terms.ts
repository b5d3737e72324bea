import type { Policies } from '../access/policy/policies.js';
import type { Term } from '../access/policy/terms.js';

/** How long an employer may look back after the end of an employment, or of an application (V6). */
export interface ReadingTerms {
  readonly afterEmployment: Term;
  readonly afterApplication: Term;
}

/** The terms of V6, by their names in policies/terms.yaml. */
export function readingTerms(policies: Policies): ReadingTerms {
  return {
    afterEmployment: policies.term('verdict-readable-after-employment'),
    afterApplication: policies.term('outcome-readable-after-application'),
  };
}
