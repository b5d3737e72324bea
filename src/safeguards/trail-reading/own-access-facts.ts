import type { EmployeeAttributes } from '../access/facts/employee-attributes.js';
import type { RepresentedAttributes } from '../access/facts/represented.js';

/** S12, V3 — of what is no part of the dossier: for ever, or while it waits for a countersignature (V4). */
const APART: ReadonlyMap<string, 'always' | 'while-it-waits'> = new Map([
  ['WorkingNote', 'always'],
  ['Proposal', 'while-it-waits'],
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
 * @param line the kind of its record, and whether the service knows that what waited for a countersignature does so no more
 * @param kindFacts the facts that policies may ask of records of that kind: those that a mandate can show name how it does;
 *                  none for a kind that isn't known any more
 */
export function ownAccessFacts(
  { kind, isOver }: { readonly kind: string; readonly isOver: boolean },
  kindFacts: readonly string[],
  standing: EmployeeAttributes,
  accountId: string,
): OwnAccessFacts {
  const apart = APART.get(kind);
  const keptApart = apart === 'always' || (apart === 'while-it-waits' && !isOver);
  const isShown = MANDATES.some((how) => kindFacts.includes(how) && standing[how].includes(accountId));
  return { keptApart, shownByMandate: isShown && !keptApart };
}
