import type {
  ServicesCategoryDocument,
  ServicesDocument,
} from '../../src/safeguards/access/policy/policy-documents.js';
import { at, type Change, without, type Writable } from './mutant.js';

type Edit = (category: Writable<ServicesCategoryDocument>) => void;

/** Every rule dropped, for other people, with a service less and with each other one; every field and kind left out. */
export function* changesOfServices(document: ServicesDocument): Generator<Change<ServicesDocument>> {
  const { services, categories, 'without-a-service': withoutAService } = document;
  for (const kind of Object.keys(withoutAService)) {
    yield {
      change: 'drop a kind that needs no service',
      place: `without-a-service ${kind}`,
      apply: (draft) => {
        Reflect.deleteProperty(draft['without-a-service'], kind);
      },
    };
  }
  for (const [name, category] of Object.entries(categories)) {
    const change = (what: string, place: string, edit: Edit): Change<ServicesDocument> => ({
      change: what,
      place: `categories.${name} ${place}`,
      apply: (draft) => {
        const one = draft.categories[name];
        if (one !== undefined) edit(one);
      },
    });
    yield* changesOfRules(category, Object.keys(services), change);
    yield* changesOfKinds(category, change);
  }
}

type Make = (what: string, place: string, edit: Edit) => Change<ServicesDocument>;

function* changesOfRules(
  category: ServicesCategoryDocument,
  services: readonly string[],
  change: Make,
): Generator<Change<ServicesDocument>> {
  for (const [index, { of, under }] of category['may-be-recorded'].entries()) {
    const place = `may-be-recorded.${index}`;
    yield change('drop a rule of a service', place, (one) => {
      one['may-be-recorded'].splice(index, 1);
    });
    yield change('change of whom it is', place, (one) => {
      at(one['may-be-recorded'], index).of = of === 'absent' ? 'everybody' : 'absent';
    });
    for (const service of services) {
      yield change('add or drop a service', `${place} ${service}`, (one) => {
        at(one['may-be-recorded'], index).under = under.includes(service)
          ? without(under, service)
          : [...under, service];
      });
    }
  }
}

function* changesOfKinds(category: ServicesCategoryDocument, change: Make): Generator<Change<ServicesDocument>> {
  for (const [kind, fields] of Object.entries(category.kinds)) {
    yield change('drop a kind', kind, (one) => {
      Reflect.deleteProperty(one.kinds, kind);
    });
    for (const field of fields) {
      yield change('drop a field', `${kind}.${field}`, (one) => {
        one.kinds[kind] = without(fields, field);
      });
    }
  }
}
