import type { Report } from '../access/policy/findings.js';
import type { Term } from '../access/policy/terms.js';
import type { DisclosureMatrix } from '../disclosure/disclosure-matrix.js';
import type { AdviceDocument, AdviceFieldDocument, CodeList } from './advice-document.js';
import type { AdviceField, AdviceItems } from './advice-items.js';

/** Units of which a date knows nothing. */
const OF_A_DAY: readonly Term['unit'][] = ['minutes', 'hours'];

type Terms = ReadonlyMap<string, Term>;

/**
 * V5 — compiles advice.yaml. Reported: an item that the matrix doesn't simply give to an employer (V8), a list that
 * isn't there, a term that isn't one, and two days with none between them.
 */
export function compileAdvice(
  document: AdviceDocument,
  matrix: DisclosureMatrix,
  terms: Terms,
  report: Report,
): AdviceItems {
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
            fieldOf(field, document.lists, terms, report, `items.${item}.fields.${name}`),
          ]),
        ),
      },
    ]),
  );
}

function fieldOf(
  field: AdviceFieldDocument,
  lists: AdviceDocument['lists'],
  terms: Terms,
  report: Report,
  place: string,
): AdviceField {
  if (field.number !== undefined) return { takes: 'number', ...field.number };
  if (field.date !== undefined) return dateField(field.date, terms, report, place);
  const choice = field['one-of'] ?? field['some-of'] ?? {};
  const codes = new Map(Object.entries(listOf(choice, lists, report, place)));
  return { takes: field['one-of'] === undefined ? 'codes' : 'code', codes };
}

function dateField(
  { 'not-before': notBefore, 'not-after': last }: NonNullable<AdviceFieldDocument['date']>,
  terms: Terms,
  report: Report,
  place: string,
): AdviceField {
  const named = last === 'first-day' || last === 'today' ? last : terms.get(last);
  if (named === undefined) report(place, `${last} is no term of terms.yaml`);
  if (typeof named === 'object' && OF_A_DAY.includes(named.unit)) report(place, `${last} is no term of days`);
  if (notBefore === 'today' && last === 'first-day') report(place, 'no day lies between these');
  return { takes: 'date', notBefore, notAfter: named ?? 'first-day' };
}

function listOf(choice: string | CodeList, lists: AdviceDocument['lists'], report: Report, place: string): CodeList {
  if (typeof choice !== 'string') return choice;
  const list = Object.hasOwn(lists, choice) ? lists[choice] : undefined;
  if (list === undefined) report(place, `${choice} is no list of this page`);
  return list ?? {};
}
