import type { EmployeeFacts, Moment, PersonFacts } from './access-facts.js';
import { hasCome, isRoleOpen } from './person-standing.js';

/** What a mandate can show, and how policies ask for it; each is a list of the accounts whose mandate in force shows it (I3). */
export interface RepresentedAttributes {
  readonly representedInEmployeeDossier: readonly string[];
  readonly representedInMedicalDossier: readonly string[];
  readonly representedInVerdicts: readonly string[];
  readonly representedInAccessLog: readonly string[];
  /** Those of the medical dossier's who get copies as well. */
  readonly representedWithCopies: readonly string[];
}

/** The circle that works for nobody here. */
const REPRESENTATION = 'representation';

/**
 * I3, S10 — for what the acting person represents the employee at this moment. Who works here, for whichever employer or for the
 * service, or waits for a role that does, represents nobody.
 */
export function representedAttributes(
  facts: EmployeeFacts,
  acting: PersonFacts,
  moment: Moment,
): RepresentedAttributes {
  const worksHere = acting.roles.some((role) => role.circle !== REPRESENTATION && isRoleOpen(role, moment.instant));
  const isEligible = acting.kind === 'external' && !worksHere;
  const inForce = facts.mandates.filter(
    (mandate) =>
      mandate.representativeId === acting.accountId &&
      hasCome(mandate.validFrom, moment.instant) &&
      !hasCome(mandate.validUntil, moment.instant) &&
      !hasCome(mandate.endedAt, moment.instant),
  );
  const shown = (what: string): readonly string[] =>
    isEligible && inForce.some(({ shows }) => shows.includes(what)) ? [acting.accountId] : [];
  return {
    representedInEmployeeDossier: shown('employee-dossier'),
    representedInMedicalDossier: shown('medical-dossier'),
    representedInVerdicts: shown('verdicts'),
    representedInAccessLog: shown('access-log'),
    representedWithCopies:
      isEligible && inForce.some(({ shows, copies }) => copies && shows.includes('medical-dossier'))
        ? [acting.accountId]
        : [],
  };
}
