import type { Label } from '../../advice/advice-document.js';
import type { Findings } from './findings.js';
import type { ListsDocument } from './policy-documents.js';
import type { Words } from './words.js';

/** Controlled lists by name, each the codes that may be said there (D5), with what they mean. */
export type Lists = ReadonlyMap<string, ReadonlyMap<string, Label>>;

/** Compiles the pages of lists/, by the name of the page; a `because` that names no rule is reported. */
export function compileLists(
  pages: ReadonlyMap<string, ListsDocument>,
  words: Words,
  findings: Findings,
): ReadonlyMap<string, Lists> {
  return new Map(
    [...pages].map(([path, { lists }]) => {
      const report = findings.in(path);
      for (const [name, { because }] of Object.entries(lists)) {
        words.checkBecause(because, report, `lists.${name}.because`);
      }
      const compiled = Object.entries(lists).map(
        ([name, { codes }]) => [name, new Map(Object.entries(codes))] as const,
      );
      return [path.replace(/^lists\/|\.yaml$/g, ''), new Map(compiled)];
    }),
  );
}
