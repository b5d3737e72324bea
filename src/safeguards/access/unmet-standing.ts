import { isDeclarationInForce, isInstructed, isRegistered } from './facts/person-standing.js';
import { isSupervised } from './facts/supervised.js';
import type { Moment, PersonFacts, TextFact } from './facts/access-facts.js';

const MET: Readonly<Record<string, (person: PersonFacts, texts: readonly TextFact[], moment: Moment) => boolean>> = {
  undertaking: (person, texts, moment) =>
    isDeclarationInForce(person.declarations, texts, 'general-undertaking', moment),
  declaration: (person, texts, moment) => isDeclarationInForce(person.declarations, texts, 'derived-secrecy', moment),
  instruction: (person, _texts, moment) => isInstructed(person, moment),
  registration: (person, _texts, moment) => isRegistered(person, moment),
  training: isSupervised,
};

/**
 * What a role asks before it works at all (S3, S7, S15), judged at each request.
 * @returns the first standing that isn't met, or null.
 * @throws Error for a standing that nobody taught us to judge: silence is refusal.
 */
export function unmetStanding(
  required: readonly string[],
  person: PersonFacts,
  texts: readonly TextFact[],
  moment: Moment,
): string | null {
  for (const standing of required) {
    const met = MET[standing];
    if (met === undefined) throw new Error('a policy asks for a standing that nothing judges');
    if (!met(person, texts, moment)) return standing;
  }
  return null;
}
