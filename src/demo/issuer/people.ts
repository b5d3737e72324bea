import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { parsedJson } from '../private-file.js';

/** Somebody who can sign in at the demo issuer. */
export interface DemoPerson {
  /** The `sub` of the tokens. */
  readonly subject: string;
  readonly name: string;
}

/** Who can sign in. */
export interface People {
  list(): readonly DemoPerson[];
  find(subject: string): DemoPerson | undefined;
}

const subject = z.string().regex(/^[a-z0-9][a-z0-9._-]{0,63}$/);
const file = z.array(z.strictObject({ subject, name: z.string().min(1).max(120) })).min(1);

/** The people of a list. @throws Error when two have the same subject. */
export function peopleOf(list: readonly DemoPerson[]): People {
  const bySubject = new Map(list.map((person) => [person.subject, person]));
  if (bySubject.size !== list.length) {
    throw new Error('Two demo people have the same subject.');
  }
  return { list: () => list, find: (wanted) => bySubject.get(wanted) };
}

/**
 * Reads the people from a JSON file: `[{ "subject": "dr-vos", "name": "Dr Vos, company doctor" }]`.
 * @throws Error that names the file, when it holds anything else.
 */
export async function readPeople(path: string): Promise<People> {
  const read = file.safeParse(parsedJson(await readFile(path, 'utf8')));
  if (!read.success) {
    throw new Error(`${path} is not a list of demo people, each with a subject and a name.`);
  }
  return peopleOf(read.data);
}
