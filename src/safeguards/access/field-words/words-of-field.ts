import { CONTENTS } from './contents.js';
import { IDS } from './ids.js';
import { PEOPLE } from './people.js';
import { TIMES } from './times.js';

const WORDS: ReadonlyMap<string, string> = new Map(
  [IDS, PEOPLE, TIMES, CONTENTS].flatMap((words) => Object.entries(words)),
);

/**
 * What a field of that name is, whichever request or answer it stands in: said here once. A schema whose field means something
 * else says so itself (`.describe`), and a name with several meanings isn't here.
 */
export function wordsOfField(name: string): string | undefined {
  return WORDS.get(name);
}

/** The names that have words here. */
export const FIELDS_WITH_WORDS: readonly string[] = [...WORDS.keys()];
