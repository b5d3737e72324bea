import type { Report } from '../access/policy/findings.js';
import type { DisclosureMatrix } from '../disclosure/disclosure-matrix.js';
import type { AdviceDocument, AdviceFieldDocument, CodeList } from './advice-document.js';
import type { AdviceField, AdviceItems } from './advice-items.js';

/**
 * V5 — compiles advice.yaml. Reported: an item that the matrix doesn't simply give to an employer (V8), and a list that
 * isn't there.
 */
export function compileAdvice(document: AdviceDocument, matrix: DisclosureMatrix, report: Report): AdviceItems {
  for (const item of Object.keys(document.items)) {
    const code = matrix.items.get(item)?.cells.get('employer')?.code;
    if (code !== 'Y') report(`items.${item}`, 'is no item that an employer may simply receive');
  }
  return new Map(
    Object.entries(document.items).map(([item, { en, nl, fields }]) => [
      item,
      {
        item,
        label: { en, nl },
        fields: new Map(
          Object.entries(fields).map(([name, field]) => [
            name,
            fieldOf(field, document.lists, report, `items.${item}.fields.${name}`),
          ]),
        ),
      },
    ]),
  );
}

function fieldOf(
  field: AdviceFieldDocument,
  lists: AdviceDocument['lists'],
  report: Report,
  place: string,
): AdviceField {
  if (field.number !== undefined) return { takes: 'number', ...field.number };
  const choice = field['one-of'] ?? field['some-of'];
  if (choice === undefined) return { takes: 'date' };
  const codes = new Map(Object.entries(listOf(choice, lists, report, place)));
  return { takes: field['one-of'] === undefined ? 'codes' : 'code', codes };
}

function listOf(choice: string | CodeList, lists: AdviceDocument['lists'], report: Report, place: string): CodeList {
  if (typeof choice !== 'string') return choice;
  const list = Object.hasOwn(lists, choice) ? lists[choice] : undefined;
  if (list === undefined) report(place, `${choice} is no list of this page`);
  return list ?? {};
}
