import type { DisclosureCode, DisclosureDocument } from '../../src/safeguards/disclosure/disclosure-document.js';
import { at, type Change, without } from './mutant.js';

const CODES: readonly DisclosureCode[] = ['Y', 'L', 'L?', 'C', 'T', 'N', 'N!', '-'];

type DisclosureChange = Change<DisclosureDocument>;

/**
 * Every cell with every other code: a column at a time, each of its cells so many codes further. What one cell says doesn't
 * touch another, so each is looked at by itself. The place is the recipient.
 */
export function* changesOfCells({ matrix, recipients }: DisclosureDocument): Generator<DisclosureChange> {
  for (const [column, recipient] of Object.keys(recipients).entries()) {
    for (let further = 1; further < CODES.length; further += 1) {
      yield {
        change: 'change a code',
        place: recipient,
        apply: (draft) => {
          for (const [item, cells] of Object.entries(matrix)) {
            const index = (CODES.indexOf(at(cells, column)) + further) % CODES.length;
            draft.matrix[item] = cells.with(column, at(CODES, index));
          }
        },
      };
    }
  }
}

/** Rows, columns, editions and lines dropped, swapped or changed. */
export function* changesOfDisclosure(document: DisclosureDocument): Generator<DisclosureChange> {
  yield* changesOfRows(document);
  yield* changesOfRecipients(document);
  yield* changesOfEditions(document);
  yield* changesOfLines(document);
}

function* changesOfRows(document: DisclosureDocument): Generator<DisclosureChange> {
  const duties = document['employee-duty'];
  for (const item of Object.keys(document.matrix)) {
    yield {
      change: 'drop an item',
      place: item,
      apply: (draft) => {
        Reflect.deleteProperty(draft.matrix, item);
      },
    };
    yield {
      change: 'drop a cell',
      place: item,
      apply: (draft) => {
        draft.matrix[item]?.pop();
      },
    };
    for (const [duty, owed] of Object.entries(duties)) {
      const is = owed.includes(item);
      yield {
        change: is ? 'drop a duty' : 'add a duty',
        place: `${item} ${duty}`,
        apply: (draft) => {
          Object.assign(draft['employee-duty'], { [duty]: is ? without(owed, item) : [...owed, item] });
        },
      };
    }
  }
  for (const item of Object.keys(document.notes)) {
    yield {
      change: 'drop a note',
      place: item,
      apply: (draft) => {
        Reflect.deleteProperty(draft.notes, item);
      },
    };
  }
}

function* changesOfRecipients({ recipients, anywhere }: DisclosureDocument): Generator<DisclosureChange> {
  const names = Object.keys(recipients);
  for (const [index, name] of names.entries()) {
    yield {
      change: 'drop a recipient',
      place: name,
      apply: (draft) => {
        Reflect.deleteProperty(draft.recipients, name);
      },
    };
    yield {
      change: 'swap two columns',
      place: name,
      apply: (draft) => {
        const next = (index + 1) % names.length;
        const order = names.with(index, at(names, next)).with(next, name);
        const columns = structuredClone(draft.recipients);
        draft.recipients = Object.fromEntries(
          order.flatMap((one) => Object.entries(columns).filter(([is]) => is === one)),
        );
      },
    };
    yield {
      change: 'move across the border',
      place: name,
      apply: (draft) => {
        draft.anywhere = anywhere.includes(name) ? without(anywhere, name) : [...anywhere, name];
      },
    };
    for (const role of recipients[name]?.roles ?? []) {
      yield {
        change: 'drop a role that receives',
        place: role,
        apply: (draft) => {
          const recipient = draft.recipients[name];
          if (recipient !== undefined) recipient.roles = [];
        },
      };
    }
  }
}

function* changesOfEditions({ editions, matrix }: DisclosureDocument): Generator<DisclosureChange> {
  for (const [name, edition] of Object.entries(editions)) {
    const changed = (part: Partial<typeof edition>): DisclosureChange['apply'] => {
      return (draft) => {
        Object.assign(draft.editions, { [name]: structuredClone({ ...edition, ...part }) });
      };
    };
    yield {
      change: 'drop an edition',
      place: name,
      apply: (draft) => {
        Reflect.deleteProperty(draft.editions, name);
      },
    };
    for (const from of ['2000-01-01', '2029-01-01']) {
      yield { change: 'change a date', place: `${name} from ${from}`, apply: changed({ from }) };
    }
    for (const [other, { only }] of Object.entries(editions)) {
      if (other === name) continue;
      yield {
        change: 'swap editions',
        place: `${name} and ${other}`,
        apply: (draft) => {
          changed({ only })(draft);
          Object.assign(draft.editions[other] ?? {}, { only: structuredClone(edition.only) });
        },
      };
    }
    for (const [recipient, items] of Object.entries(edition.only)) {
      yield { change: 'widen an edition', place: `${name} for ${recipient}`, apply: changed({ only: {} }) };
      for (const item of Object.keys(matrix)) {
        const is = items.includes(item);
        yield {
          change: is ? 'narrow an edition by an item' : 'widen an edition by an item',
          place: `${name} for ${recipient}: ${item}`,
          apply: changed({ only: { [recipient]: is ? without(items, item) : [...items, item] } }),
        };
      }
    }
  }
}

function* changesOfLines(document: DisclosureDocument): Generator<DisclosureChange> {
  const lines = document['beside-the-code'];
  for (const [index, line] of lines.entries()) {
    const changed = (part: Partial<typeof line>): DisclosureChange['apply'] => {
      return (draft) => {
        Object.assign(at(draft['beside-the-code'], index), structuredClone(part));
      };
    };
    const place = `beside-the-code.${index}`;
    yield {
      change: 'drop a line beside the code',
      place,
      apply: (draft) => {
        draft['beside-the-code'].splice(index, 1);
      },
    };
    yield { change: 'cite another rule', place, apply: changed({ because: 'D1 — another' }) };
    const { items, to, needs = [], claims } = line;
    for (const recipient of to) {
      yield { change: 'drop whom a line is for', place, apply: changed({ to: without(to, recipient) }) };
    }
    for (const item of items === 'all' ? [] : items) {
      yield { change: 'drop what a line is about', place, apply: changed({ items: without(items as string[], item) }) };
    }
    for (const need of needs) {
      yield { change: 'drop a need', place, apply: changed({ needs: without(needs, need) }) };
    }
    if (claims !== undefined) yield { change: 'add a claim', place, apply: changed({ claims: ['benefit-claim'] }) };
    if (line['never-else'] === true) {
      yield {
        change: 'drop never-else',
        place,
        apply: (draft) => {
          Reflect.deleteProperty(at(draft['beside-the-code'], index), 'never-else');
        },
      };
    }
  }
  for (const index of document.instead.keys()) {
    yield {
      change: 'drop what is said instead',
      place: `instead.${index}`,
      apply: (draft) => {
        draft.instead.splice(index, 1);
      },
    };
  }
}
