import type { Label } from '../../advice/advice-document.js';
import type { Policies } from './policies.js';

/** By list, its codes with what they mean. */
export type CodeLists = ReadonlyMap<string, ReadonlyMap<string, Label>>;

/**
 * Every closed list of the policies that somebody says or reads a code of, by its name as schemas know it (`codeOf`).
 * @throws Error for two lists of one name
 */
export function codeLists(policies: Policies): CodeLists {
  const { codes, items } = policies.vocabulary;
  const { kinds, conditions } = policies.examinations;
  const listed = policies.listPages().flatMap((page) => [...policies.lists(page)]);
  const words = new Map(listed);
  const named = (list: string, of: readonly string[]): readonly [string, ReadonlyMap<string, Label>] => [
    list,
    new Map(of.map((code) => [code, words.get(list)?.get(code) ?? nameOf(code)])),
  ];
  const lists = [
    ...Object.entries(codes).map(([list, of]) => [list, new Map(Object.entries(of))] as const),
    ['examination-kind', new Map([...kinds].map(([code, { label }]) => [code, label]))] as const,
    ['examination-condition', conditions] as const,
    named('role', policies.roleNames()),
    named('purpose', policies.purposeNames()),
    named('item', Object.keys(items)),
    ...listed.filter(([list]) => !NAMED.has(list)),
  ];
  if (new Set(lists.map(([list]) => list)).size < lists.length) throw new Error('two lists of codes have one name');
  return new Map(lists);
}

/** Lists whose codes other pages say; theirs has the words. */
const NAMED: ReadonlySet<string> = new Set(['role', 'purpose', 'item']);

function nameOf(code: string): Label {
  const text = code.replaceAll('-', ' ');
  return { en: text, nl: text };
}

/** What each code of a list means in English, in the order of its page. @throws Error for a list that no policy has */
export function meaningsOf(lists: CodeLists, list: string): ReadonlyMap<string, string> {
  const codes = lists.get(list);
  if (codes === undefined) throw new Error(`no policy has the list of codes ${list}`);
  return new Map([...codes].map(([code, { en }]) => [code, en]));
}
