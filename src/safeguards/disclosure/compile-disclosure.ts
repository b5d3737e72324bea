import type { Report } from '../access/policy/findings.js';
import { ruleIdOf } from '../access/policy/rule-id.js';
import type { Words } from '../access/policy/words.js';
import type { DisclosureDocument, EmployeeDuty } from './disclosure-document.js';
import { checkDisclosure } from './check-disclosure.js';
import type { BesideTheCode, Cell, DisclosureMatrix, MatrixItem } from './disclosure-matrix.js';

const DUTIES: readonly EmployeeDuty[] = ['simultaneous', 'first', 'told'];

/**
 * V8 — compiles disclosure.yaml. Reported: an item of the vocabulary without a row or a row without an item, a row with a
 * cell too few or too many, and every word that isn't on the page.
 *
 * @param roles the roles that have a page: who receives as what
 */
export function compileDisclosure(
  document: DisclosureDocument,
  words: Words,
  roles: ReadonlySet<string>,
  report: Report,
): DisclosureMatrix {
  checkDisclosure(document, words, roles, report);
  const { items } = words.vocabulary;
  const columns = Object.keys(document.recipients);
  return {
    items: new Map(Object.keys(document.matrix).map((id) => [id, rowOf(document, columns, id, items[id] ?? '')])),
    recipients: new Map(
      Object.entries(document.recipients).map(([name, { text, roles: own }]) => [
        name,
        { name, text, roles: own, anywhere: document.anywhere.includes(name) },
      ]),
    ),
    editions: new Map(
      Object.entries(document.editions).map(([name, { from, only, because }]) => [
        name,
        {
          name,
          from,
          only: new Map(Object.entries(only).map(([recipient, ids]) => [recipient, new Set(ids)])),
          rule: ruleIdOf(because),
        },
      ]),
    ),
    accompaniments: new Map(Object.entries(document.accompaniments)),
  };
}

function rowOf(document: DisclosureDocument, columns: readonly string[], id: string, name: string): MatrixItem {
  const cells = document.matrix[id] ?? [];
  return {
    id,
    name,
    cells: new Map(
      columns.flatMap((recipient, column) => {
        const code = cells[column];
        return code === undefined ? [] : [[recipient, cellOf(document, id, recipient, code)] as const];
      }),
    ),
    duty: DUTIES.find((duty) => document['employee-duty'][duty].includes(id)) ?? null,
    note: document.notes[id] ?? null,
  };
}

function cellOf(document: DisclosureDocument, id: string, recipient: string, code: Cell['code']): Cell {
  const beside = document['beside-the-code']
    .filter(({ items, to }) => (items === 'all' || items.includes(id)) && to.includes(recipient))
    .map(({ needs = [], claims = null, because, ...line }): BesideTheCode => ({
      needs,
      claims,
      neverElse: line['never-else'] === true,
      rule: ruleIdOf(because),
    }));
  const instead = document.instead.find(({ item, to }) => item === id && to.includes(recipient))?.say ?? null;
  return { code, beside, instead };
}
