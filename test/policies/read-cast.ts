import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Findings } from '../../src/safeguards/access/policy/findings.js';
import type { KindsDocument } from '../../src/safeguards/access/policy/policy-documents.js';
import type { PolicyFiles } from '../../src/safeguards/access/policy/policy-files.js';
import type { CastDocument, Facts, RecordDocument } from './cast-documents.js';

interface PeopleDocument {
  readonly actors: CastDocument['actors'];
  readonly dossiers: Readonly<Record<string, Facts>>;
}

interface RecordsDocument {
  readonly records: Readonly<Record<string, { readonly kind: string; readonly of?: string; readonly facts?: Facts }>>;
}

/** Reads one page of the cast: its content, once the schema of that name accepted it. */
export type ReadPage = (path: string, schema: string) => unknown;

/**
 * Reads the cast: the people, and the records of every page. A record that says whose dossier it is `of` has what stands
 * between that dossier and the people, as far as its kind knows such facts; it may not say those again.
 *
 * @param folder the policies, whose cast stands in cast/
 */
export function readCast(folder: string, { documents }: PolicyFiles, read: ReadPage, findings: Findings): CastDocument {
  const people = read('cast/people.yaml', 'cast-people.json') as PeopleDocument | undefined;
  const known = new Map(
    [...documents].flatMap(([path, page]) => (path.startsWith('kinds/') ? factsOfKinds(page) : [])),
  );
  const records = new Map<string, RecordDocument>();
  for (const path of pagesOfRecords(folder)) {
    const page = read(path, 'cast-records.json') as RecordsDocument | undefined;
    for (const [name, { kind, of, facts = {} }] of Object.entries(page?.records ?? {})) {
      const dossier = of === undefined ? {} : people?.dossiers[of];
      if (dossier === undefined) findings.in(path)(`records.${name}`, `${of ?? ''} is no dossier of the cast`);
      if (records.has(name)) findings.in(path)(`records.${name}`, 'stands on another page as well');
      const given = Object.entries(dossier ?? {}).filter(([fact]) => known.get(kind)?.includes(fact));
      for (const [fact] of given) {
        if (Object.hasOwn(facts, fact)) findings.in(path)(`records.${name}`, `${of ?? ''} says its ${fact} already`);
      }
      records.set(name, { kind, facts: { ...Object.fromEntries(given), ...facts } });
    }
  }
  return { actors: people?.actors ?? {}, records: Object.fromEntries(records) };
}

function factsOfKinds(page: unknown): (readonly [string, readonly string[]])[] {
  return Object.entries((page as KindsDocument).kinds).map(([name, { facts }]) => [name, facts]);
}

function pagesOfRecords(folder: string): readonly string[] {
  return readdirSync(join(folder, 'cast'))
    .filter((name) => name !== 'people.yaml')
    .map((name) => `cast/${name}`)
    .sort();
}
