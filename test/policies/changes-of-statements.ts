import type { NeverDocument, StatementDocument } from '../../src/safeguards/access/policy/policy-documents.js';
import type { Policies } from '../../src/safeguards/access/policy/policies.js';
import { at, type Change, without, type Writable } from './mutant.js';

/** A page with statements: a role, a job or shared statements. */
export interface PageDocument {
  readonly job?: string;
  readonly requires?: readonly string[];
  readonly statements: readonly StatementDocument[];
  readonly never?: readonly NeverDocument[];
}

/** Everything that can be changed in one place of the statements of a page. */
export function* changesOfStatements(page: PageDocument, policies: Policies): Generator<Change<PageDocument>> {
  for (const [index, statement] of page.statements.entries()) {
    const place = `statements.${index} (${statement.may.join(', ')} ${statement.on})`;
    const change = (name: string, detail: string, edit: (one: Writable<StatementDocument>) => void) => ({
      change: name,
      place: `${place} ${detail}`,
      about: statement.on,
      apply: (draft: Writable<PageDocument>) => {
        edit(at(draft.statements, index));
      },
    });
    yield {
      change: 'drop a statement',
      place,
      about: statement.on,
      apply: (draft) => {
        draft.statements.splice(index, 1);
      },
    };
    yield* changesOfWhen(statement, change);
    yield* changesOfFields(statement, policies, change);
    yield* changesOfActions(statement, page, policies, change);
    yield* changesOfPurposes(statement, policies, change);
    yield* changesOfBeforeStanding(statement, page, change);
  }
  for (const [index, statement] of (page.never ?? []).entries()) {
    const place = `never.${index} (${statement.may.join(', ')} ${statement.on})`;
    yield {
      change: 'drop a prohibition',
      place,
      about: statement.on,
      apply: (draft) => {
        draft.never?.splice(index, 1);
        dropIfEmpty(draft);
      },
    };
    const change = (name: string, detail: string, edit: (one: Writable<NeverDocument>) => void) => ({
      change: `${name} of a prohibition`,
      place: `${place} ${detail}`,
      about: statement.on,
      apply: (draft: Writable<PageDocument>) => {
        edit(at(draft.never, index));
      },
    });
    yield* changesOfWhen(statement, change);
    if (statement.may.length > 1) {
      for (const action of statement.may) {
        yield change('drop an action', action, (one) => {
          one.may = without(one.may, action);
        });
      }
    }
  }
}

type Make<Statement> = (name: string, detail: string, edit: (one: Writable<Statement>) => void) => Change<PageDocument>;

function* changesOfWhen(statement: NeverDocument, change: Make<NeverDocument>) {
  for (const [fact, value] of Object.entries(statement.when ?? {})) {
    yield change('drop a condition', fact, (one) => {
      dropCondition(one, fact);
    });
    if (typeof value === 'boolean') {
      yield change('turn a condition round', fact, (one) => {
        one.when = { ...one.when, [fact]: !value };
      });
    }
  }
}

function* changesOfFields(statement: StatementDocument, policies: Policies, change: Make<StatementDocument>) {
  if (statement.only === undefined) return;
  const { fields } = policies.kind(statement.on);
  for (const field of statement.only) {
    yield change('drop a field', field, (one) => {
      one.only = without(one.only ?? [], field);
    });
  }
  for (const field of fields.filter((other) => statement.only?.includes(other) === false)) {
    yield change('add a field', field, (one) => {
      one.only?.push(field);
    });
  }
}

function* changesOfBeforeStanding(statement: StatementDocument, page: PageDocument, change: Make<StatementDocument>) {
  if (statement['before-standing'] === true) {
    yield change('drop before-standing', '', (one) => {
      delete one['before-standing'];
    });
  } else if (page.job === undefined && page.requires?.length !== 0) {
    yield change('add before-standing', '', (one) => {
      one['before-standing'] = true;
    });
  }
}

function* changesOfActions(
  statement: StatementDocument,
  page: PageDocument,
  policies: Policies,
  change: Make<StatementDocument>,
) {
  // An action that another statement has already, or that no sign-in covers, would change nothing or not load.
  const isNew = (action: string): boolean =>
    policies.signInNeeded.get(statement.on)?.has(action) === true &&
    !page.statements.some(({ on, may }) => on === statement.on && may.includes(action));
  for (const [action, { only }] of Object.entries(policies.vocabulary.actions)) {
    if (statement.may.includes(action)) {
      if (statement.may.length > 1)
        yield change('drop an action', action, (one) => {
          one.may = without(one.may, action);
        });
    } else if (only === undefined && isNew(action)) {
      yield change('add an action', action, (one) => {
        one.may.push(action);
      });
    }
  }
}

function* changesOfPurposes(statement: StatementDocument, policies: Policies, change: Make<StatementDocument>) {
  const others = policies.purposeNames().filter((purpose) => !statement.for.includes(purpose));
  for (const purpose of statement.for) {
    yield change('drop a purpose', purpose, (one) => {
      one.for = without(one.for, purpose);
      if (one.for.length === 0) one.for = others.slice(0, 1);
    });
  }
  const [other] = others;
  if (other !== undefined)
    yield change('add a purpose', other, (one) => {
      one.for.push(other);
    });
}

function dropCondition(statement: Writable<NeverDocument>, fact: string): void {
  const rest = Object.entries(statement.when ?? {}).filter(([name]) => name !== fact);
  if (rest.length === 0) delete statement.when;
  else statement.when = Object.fromEntries(rest);
}

function dropIfEmpty(draft: Writable<PageDocument>): void {
  if (draft.never?.length === 0) delete draft.never;
}
