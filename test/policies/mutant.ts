import type { PolicyFiles } from '../../src/safeguards/access/policy/policy-files.js';

/** The policies with one thing changed. */
export interface Mutant {
  /** What kind of change, as 'drop a field'. */
  readonly change: string;
  /** The file it is in, and where. */
  readonly path: string;
  readonly place: string;
  /** The kind of record whose statement was changed; absent where the change isn't in a statement. */
  readonly about?: string;
  readonly files: PolicyFiles;
}

/** One change to one document: where, and how a copy of the document gets it. */
export interface Change<Document> {
  readonly change: string;
  readonly place: string;
  /** The kind of record that the changed statement is about, if it is in a statement. */
  readonly about?: string;
  readonly apply: (document: Writable<Document>) => void;
}

export type Writable<Value> = { -readonly [Key in keyof Value]: Writable<Value[Key]> };

/** Makes a mutant of each change, on a copy. */
export function* mutantsOf<Document>(
  path: string,
  changes: Iterable<Change<Document>>,
  { documents, ...files }: PolicyFiles,
): Generator<Mutant> {
  for (const { apply, ...change } of changes) {
    const copy = structuredClone(documents.get(path)) as Writable<Document>;
    apply(copy);
    yield { ...change, path, files: { ...files, documents: new Map(documents).set(path, copy) } };
  }
}

/** The element at a place that a change was made for. */
export function at<Element>(list: readonly Element[] | undefined, index: number): Element {
  const element = list?.[index];
  if (element === undefined) throw new Error('a change was made for a place that is not there');
  return element;
}

export function without<Element>(list: readonly Element[], element: Element): Element[] {
  return list.filter((other) => other !== element);
}
