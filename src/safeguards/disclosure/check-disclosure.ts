import type { Report } from '../access/policy/findings.js';
import type { Words } from '../access/policy/words.js';
import { isRealDate } from '../../platform/calendar/local-date.js';
import type { DisclosureDocument } from './disclosure-document.js';

/** Reports every row, cell and word of disclosure.yaml that doesn't fit the rest: the service doesn't start with it (V8). */
export function checkDisclosure(
  document: DisclosureDocument,
  words: Words,
  roles: ReadonlySet<string>,
  report: Report,
): void {
  checkRows(document, words, report);
  checkRecipients(document, roles, report);
  for (const [name, { from, only, because }] of Object.entries(document.editions)) {
    const place = `editions.${name}`;
    if (!isRealDate(from)) report(`${place}.from`, 'is no date');
    words.checkBecause(because, report, `${place}.because`);
    named(document.recipients, Object.keys(only), 'recipient', report, `${place}.only`);
    named(document.matrix, Object.values(only).flat(), 'item', report, `${place}.only`);
  }
  document['beside-the-code'].forEach(({ items, to, needs = [], claims, because }, at) => {
    const place = `beside-the-code.${at}`;
    if (needs.length === 0 && claims === undefined) report(place, 'asks nothing');
    words.checkBecause(because, report, `${place}.because`);
    named(document.recipients, to, 'recipient', report, `${place}.to`);
    named(document.accompaniments, needs, 'accompaniment', report, `${place}.needs`);
    if (items !== 'all') named(document.matrix, items, 'item', report, `${place}.items`);
  });
  document.instead.forEach(({ item, to, say }, at) => {
    named(document.recipients, to, 'recipient', report, `instead.${at}.to`);
    named(document.matrix, [item, say], 'item', report, `instead.${at}`);
  });
}

function checkRows(document: DisclosureDocument, { vocabulary }: Words, report: Report): void {
  const columns = Object.keys(document.recipients).length;
  for (const item of Object.keys(vocabulary.items)) {
    if (!Object.hasOwn(document.matrix, item)) report('matrix', `${item} has no row`);
  }
  for (const [item, cells] of Object.entries(document.matrix)) {
    if (!Object.hasOwn(vocabulary.items, item)) report(`matrix.${item}`, `${item} is no item of the vocabulary`);
    if (cells.length !== columns) report(`matrix.${item}`, `has ${cells.length} cells for ${columns} recipients`);
  }
  named(document.matrix, Object.keys(document.notes), 'item', report, 'notes');
  const owed = Object.values(document['employee-duty']).flat();
  named(document.matrix, owed, 'item', report, 'employee-duty');
  for (const item of owed.filter((one, at) => owed.indexOf(one) !== at))
    report('employee-duty', `${item} stands twice`);
}

function checkRecipients(document: DisclosureDocument, roles: ReadonlySet<string>, report: Report): void {
  named(document.recipients, document.anywhere, 'recipient', report, 'anywhere');
  const receiving = Object.entries(document.recipients).flatMap(([name, { roles: own }]) =>
    own.map((role) => [name, role] as const),
  );
  receiving.forEach(([name, role], at) => {
    if (!roles.has(role)) report(`recipients.${name}.roles`, `${role} is no role with a page`);
    if (receiving.findIndex(([, other]) => other === role) !== at) {
      report(`recipients.${name}.roles`, `${role} receives as somebody else already`);
    }
  });
}

function named(
  list: Readonly<Record<string, unknown>>,
  names: readonly string[],
  what: string,
  report: Report,
  place: string,
): void {
  for (const name of names) if (!Object.hasOwn(list, name)) report(place, `${name} is no ${what} of this page`);
}
