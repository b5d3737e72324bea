import { compilePolicies } from './compile-policies.js';
import { PolicyError } from './policy-error.js';
import { filesOf, sampleDocuments } from './sample-policies.fixture.js';

type Keys = readonly (string | number)[];

/** What compiling the sample says, as 'file, place: message', when one place of it has another value (undefined: none). */
export function problemsWhen(path: string, keys: Keys, value: unknown): readonly string[] {
  const documents: object = structuredClone(sampleDocuments());
  set(documents, [path, ...keys], value);
  return problemsOf(documents);
}

/** What compiling these documents says; nothing when they are accepted. */
export function problemsOf(documents: object): readonly string[] {
  try {
    compilePolicies(filesOf(documents));
    return [];
  } catch (error) {
    if (!(error instanceof PolicyError)) throw error;
    return error.problems.map(({ file, place, message }) => `${file}, ${place}: ${message}`);
  }
}

function set(target: object, [key = '', ...rest]: Keys, value: unknown): void {
  if (rest.length > 0) set(Reflect.get(target, key) as object, rest, value);
  else if (value === undefined) Reflect.deleteProperty(target, key);
  else Reflect.set(target, key, value);
}
