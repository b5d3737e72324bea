import type { Report } from './findings.js';
import type { ServicesDocument, VocabularyDocument } from './policy-documents.js';
import type { Words } from './words.js';

/** Of whom something may be recorded: of everybody who works there, or of who has an absence on record. */
export const WHOM = ['everybody', 'absent'] as const;
export type Whom = (typeof WHOM)[number];

/** Something that is recorded of an employee, and the services of an agreement that ask for it (D7). */
export interface Category {
  readonly name: string;
  /** The kinds that it is recorded in, with the fields of a person in each. */
  readonly kinds: ReadonlyMap<string, readonly string[]>;
  readonly rules: readonly { readonly of: Whom; readonly under: readonly string[]; readonly because: string }[];
}

/** services.yaml, compiled: the services that an agreement may name, and what each lets be recorded. */
export interface ServicesPage {
  readonly services: readonly string[];
  readonly categories: readonly Category[];
}

/** The stores whose kinds are all about an employee: each of them is in a category, or says why no service has to ask for it. */
const STORES: readonly string[] = ['employee', 'medical'];
/** The stores that a category can name kinds of: also of what gives somebody a doctor. */
const STORES_NAMED: readonly string[] = [...STORES, 'desk'];
/** Under secrecy: what answers somebody there asks for no service. */
const ANSWERING = 'medical';
const WITHOUT = 'without-a-service';

/**
 * D7 — compiles services.yaml. Reported: a service or kind or field that isn't known, a kind of a store without people, one in two
 * places, and a kind of the employee or medical store in none: what no service asks for can't be kept.
 */
export function compileServices(document: ServicesDocument, words: Words, report: Report): ServicesPage {
  const { services, categories } = document;
  const places = new Map<string, string>();
  const compiled = Object.entries(categories).map(([name, category]): Category => {
    const place = `categories.${name}`;
    for (const [kind, fields] of Object.entries(category.kinds)) {
      checkKind(kind, fields, words, report, `${place}.kinds`);
      if (places.has(kind)) report(`${place}.kinds`, `${kind} is in ${places.get(kind) ?? ''} already`);
      places.set(kind, name);
    }
    category['may-be-recorded'].forEach(({ under, because }, at) => {
      words.checkBecause(because, report, `${place}.may-be-recorded.${at}.because`);
      for (const service of under) {
        if (!Object.hasOwn(services, service)) {
          report(`${place}.may-be-recorded.${at}.under`, `${service} is no service of this page`);
        }
      }
    });
    return { name, kinds: new Map(Object.entries(category.kinds)), rules: category['may-be-recorded'] };
  });
  for (const [kind, because] of Object.entries(document[WITHOUT])) {
    words.checkBecause(because, report, `${WITHOUT}.${kind}`);
    const store = words.kind(kind, report, WITHOUT)?.store;
    if (store !== undefined && store !== ANSWERING) report(WITHOUT, `${kind} is kept in the ${store} store`);
    if (places.has(kind)) report(WITHOUT, `${kind} is in ${places.get(kind) ?? ''} already`);
    places.set(kind, WITHOUT);
  }
  reportUncovered(words.vocabulary, places, report);
  return { services: Object.keys(services), categories: compiled };
}

function checkKind(name: string, fields: readonly string[], words: Words, report: Report, place: string): void {
  const kind = words.kind(name, report, place);
  if (kind === undefined) return;
  if (!STORES_NAMED.includes(kind.store)) report(place, `${name} is kept in the ${kind.store} store`);
  for (const field of fields) if (!kind.fields.includes(field)) report(place, `${field} is no field of ${name}`);
}

function reportUncovered({ kinds }: VocabularyDocument, places: ReadonlyMap<string, string>, report: Report): void {
  for (const [name, { store }] of Object.entries(kinds)) {
    if (STORES.includes(store) && !places.has(name)) report('categories', `${name} is recorded under no service`);
  }
}
