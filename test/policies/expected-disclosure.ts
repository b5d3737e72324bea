import type { DisclosureCode } from '../../src/safeguards/disclosure/disclosure-document.js';
import type { DisclosureCases } from './disclosure-cases.js';
import type { PrintedRow } from './read-matrix.js';

/** What comes with an item in one question of the test. */
export interface Probe {
  readonly claim: string | null;
  readonly present: readonly string[];
}

const ASKED: Readonly<Partial<Record<DisclosureCode, readonly string[]>>> = {
  Y: [],
  L: ['legal-ground'],
  'L?': ['legal-ground', 'necessity-note'],
  C: ['targeted-consent', 'necessity'],
  T: ['delegated-task'],
};
const REFUSED: Readonly<Partial<Record<DisclosureCode, string>>> = {
  N: 'not-allowed',
  'N!': 'never',
  '-': 'not-foreseen',
};

/** The answer that the printed matrix and its remarks give, in words: a reading of its own, not the service's. */
export function expectedDisclosure(
  { remarks }: DisclosureCases,
  row: PrintedRow,
  recipient: string,
  edition: string,
  { claim, present }: Probe,
): string {
  const code = row.cells[recipient];
  const needs = code === undefined ? undefined : ASKED[code];
  const instead = remarks.instead.find(({ item, to }) => item === row.id && to.includes(recipient))?.say ?? 'nothing';
  if (code === undefined || needs === undefined) {
    return `V8 ${REFUSED[code ?? '-'] ?? ''}; instead ${instead}`;
  }
  const narrowed = remarks.editions[edition]?.[recipient];
  if (narrowed !== undefined && !narrowed.includes(row.id)) return 'V5 narrower-edition; instead nothing';
  const lines = remarks['beside-the-code'].filter(
    ({ items, to }) => (items === 'all' || items.includes(row.id)) && to.includes(recipient),
  );
  const has = (need: string): boolean => (need === 'legal-ground' ? claim !== null : present.includes(need));
  const lackedBy = (line: (typeof lines)[number]): string[] => [
    ...line.needs.filter((need) => !has(need)),
    ...(line.claims.length === 0 || (claim !== null && line.claims.includes(claim)) ? [] : ['legal-ground']),
  ];
  const unmet = lines.filter((line) => lackedBy(line).length > 0);
  const never = unmet.find((line) => line.else === 'never');
  if (never !== undefined) return `${never.rule} never; instead ${instead}`;
  const lacking = new Set([...unmet.flatMap(lackedBy), ...needs.filter((need) => !has(need))]);
  if (lacking.size === 0) return `allowed; the employee: ${row.duty ?? 'nothing'}`;
  return `${unmet[0]?.rule ?? 'V8'} lacking ${[...lacking].toSorted().join(', ')}; instead ${instead}`;
}
