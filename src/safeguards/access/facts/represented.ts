import type { EmployeeFacts, Moment, PersonFacts } from './access-facts.js';
import { hasCome, isRoleInForce } from './person-standing.js';

/** What a mandate can show, and how policies ask for it; each is a list of the accounts whose mandate in force shows it (I3). */
export interface RepresentedAttributes {
  readonly representedInEmployeeDossier: readonly string[];
  readonly representedInMedicalDossier: readonly string[];
  readonly representedInVerdicts: readonly string[];
  readonly representedInAccessLog: readonly string[];
}

/** I3, S10 — for what the acting person represents the employee at this moment; who works for the employer represents nobody there. */
export function representedAttributes(
  facts: EmployeeFacts,
  acting: PersonFacts,
  moment: Moment,
): RepresentedAttributes {
  const isOnTheEmployersSide = acting.roles.some(
    (role) =>
      role.employerId === facts.employerId &&
      (role.circle === 'casework' || role.circle === 'employer') &&
      isRoleInForce(role, moment),
  );
  const isEligible = acting.kind === 'external' && !isOnTheEmployersSide;
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
  };
}
