import type { EmployeeAttributes } from '../access/facts/employee-attributes.js';
import type { RepresentedAttributes } from '../access/facts/represented.js';

/** S12 — apart from the dossier, and seen by its author alone. */
const APART = 'WorkingNote';

const MANDATES: readonly (keyof RepresentedAttributes)[] = [
  'representedInAccessLog',
  'representedInEmployeeDossier',
  'representedInMedicalDossier',
  'representedInVerdicts',
];

/** What policies may ask of a line about who looked, besides whose dossier it was. */
export interface OwnAccessFacts {
  readonly ofWorkingNotes: boolean;
  readonly shownByMandate: boolean;
}

/**
 * I9 — for whom is a line about a record of this kind?
 *
 * @param kindFacts the facts that policies may ask of records of that kind: those that a mandate can show name how it does;
 *                  none for a kind that isn't known any more
 */
export function ownAccessFacts(
  kind: string,
  kindFacts: readonly string[],
  standing: EmployeeAttributes,
  accountId: string,
): OwnAccessFacts {
  const shownByMandate = MANDATES.some((how) => kindFacts.includes(how) && standing[how].includes(accountId));
  return { ofWorkingNotes: kind === APART, shownByMandate };
}
