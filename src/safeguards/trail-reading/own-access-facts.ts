import type { EmployeeAttributes } from '../access/facts/employee-attributes.js';
import type { RepresentedAttributes } from '../access/facts/represented.js';

/** S12, V3 — of what is no part of the dossier: no act at all, or those alone by which it became one. */
const APART: ReadonlyMap<string, readonly string[]> = new Map([
  ['WorkingNote', []],
  ['Proposal', ['countersign']],
]);

const MANDATES: readonly (keyof RepresentedAttributes)[] = [
  'representedInAccessLog',
  'representedInEmployeeDossier',
  'representedInMedicalDossier',
  'representedInVerdicts',
];

/** What policies may ask of a line about who looked, besides whose dossier it was. */
export interface OwnAccessFacts {
  readonly keptApart: boolean;
  readonly shownByMandate: boolean;
}

/**
 * I9 — for whom is a line about a record of this kind?
 *
 * @param line the kind of its record, and what was done
 * @param kindFacts the facts that policies may ask of records of that kind: those that a mandate can show name how it does;
 *                  none for a kind that isn't known any more
 */
export function ownAccessFacts(
  { kind, action }: { readonly kind: string; readonly action: string },
  kindFacts: readonly string[],
  standing: EmployeeAttributes,
  accountId: string,
): OwnAccessFacts {
  const shownByMandate = MANDATES.some((how) => kindFacts.includes(how) && standing[how].includes(accountId));
  const keptApart = APART.get(kind)?.includes(action) === false;
  return { keptApart, shownByMandate };
}
