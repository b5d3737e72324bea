import type { AdviceItems } from '../../advice/advice-items.js';
import type { DisclosureMatrix } from '../../disclosure/disclosure-matrix.js';
import { type CompiledRole, competenceOf } from './compiled-role.js';
import { countedAs, type ExaminationKind, type Examinations } from './examinations.js';
import type { Granting } from './granting.js';
import type { HealthWords } from './health-words.js';
import type { Lists } from './lists.js';
import type { KindDocument, PurposesDocument, VocabularyDocument } from './policy-documents.js';
import type { Separation } from './separation.js';
import type { ServicesPage } from './services-page.js';
import type { SignInLevel, SignInLevels } from './sign-in-levels.js';
import type { Term } from './terms.js';

/** Everything that was compiled from policies/; made by compilePolicies. */
export interface CompiledPolicies {
  readonly vocabulary: VocabularyDocument;
  readonly purposes: PurposesDocument;
  readonly roles: ReadonlyMap<string, CompiledRole>;
  readonly jobs: ReadonlyMap<string, CompiledRole>;
  readonly grantings: ReadonlyMap<string, Granting>;
  readonly signIn: SignInLevels;
  readonly terms: ReadonlyMap<string, Term>;
  readonly counts: ReadonlyMap<string, number>;
  readonly lists: ReadonlyMap<string, Lists>;
  readonly examinations: Examinations;
  readonly separation: Separation;
  readonly healthWords: HealthWords;
  readonly disclosure: DisclosureMatrix;
  readonly services: ServicesPage;
  readonly advice: AdviceItems;
}

/**
 * The policies as the service asks them. Every question about a word that no policy has throws: code that asks it is
 * wrong, and silence must not look like an answer.
 */
export class Policies {
  constructor(private readonly compiled: CompiledPolicies) {}

  get vocabulary(): VocabularyDocument {
    return this.compiled.vocabulary;
  }

  /** Names of all roles that somebody can hold, sorted. */
  roleNames(): readonly string[] {
    return [...this.compiled.roles.keys()].sort();
  }

  jobNames(): readonly string[] {
    return [...this.compiled.jobs.keys()].sort();
  }

  role(name: string): CompiledRole {
    return found(this.compiled.roles.get(name), 'role', name);
  }

  /** A job of the service itself: an actor that nobody can hold or act as. */
  job(name: string): CompiledRole {
    return found(this.compiled.jobs.get(name), 'job', name);
  }

  kind(name: string): KindDocument {
    const { kinds } = this.compiled.vocabulary;
    return found(own(kinds, name), 'kind', name);
  }

  circle(role: string): string {
    return this.role(role).circle;
  }

  /** Names of the roles in a circle, sorted; empty for a circle that no role has. */
  rolesInCircle(circle: string): readonly string[] {
    return this.roleNames().filter((role) => this.circle(role) === circle);
  }

  /**
   * V8 — an item of the disclosure matrix by its number, as 'M35'.
   *
   * @returns null when there is none; the number comes from a caller. `keptApart`: no part of the dossier (S12).
   */
  item(id: string): { readonly name: string; readonly keptApart: boolean } | null {
    const { items, 'items-kept-apart': keptApart } = this.compiled.vocabulary;
    const name = own(items, id);
    return name === undefined ? null : { name, keptApart: keptApart.includes(id) };
  }

  /** V8 — who may receive what; asked by mayReceive. */
  get disclosure(): DisclosureMatrix {
    return this.compiled.disclosure;
  }

  /** Is this a code of that closed list of the vocabulary, as 'continuity' of 'stated-duty'? The code comes from a caller. */
  isCode(list: string, code: string): boolean {
    return Object.hasOwn(found(own(this.compiled.vocabulary.codes, list), 'list of codes', list), code);
  }

  /** V5 — what a dossier doctor can advise. */
  get advice(): AdviceItems {
    return this.compiled.advice;
  }

  /** Which circles no account holds together; asked by whyApart. */
  get healthWords(): HealthWords {
    return this.compiled.healthWords;
  }

  get separation(): Separation {
    return this.compiled.separation;
  }

  granting(role: string): Granting {
    return found(this.compiled.grantings.get(role), 'role', role);
  }

  /**
   * The purposes a role may act for (D6). Of one the request need not speak; of several it names one.
   *
   * @returns empty when the role can't do this at all
   */
  purposesFor(role: string, action: string, kind: string): readonly string[] {
    return competenceOf(this.role(role), action, kind)?.purposes ?? [];
  }

  /**
   * The standings that must be in order before the role does this: words of the vocabulary, as 'undertaking'.
   *
   * @returns what the role requires; empty for what may be done before (reading and signing the text itself)
   */
  requires(role: string, action: string, kind: string): readonly string[] {
    const compiled = this.role(role);
    return competenceOf(compiled, action, kind)?.requires ?? compiled.requires;
  }

  /** Is this done before any standing is in order, as reading the own account or signing a text? */
  isBeforeStanding(role: string, action: string, kind: string): boolean {
    return this.role(role).rules.some(
      (rule) => rule.action === action && rule.kind === kind && rule.beforeStanding && rule.effect === 'may',
    );
  }

  /** The rule that a standing comes from: 'S3' of 'declaration'. */
  standingRule(standing: string): string {
    const { standings } = this.compiled.vocabulary;
    return found(own(standings, standing), 'standing', standing).rule;
  }

  /** D10 — the sign-in that a role needs for an action on a kind. */
  signIn(kind: string, action: string): SignInLevel {
    return found(this.compiled.signIn.needed.get(kind)?.get(action), 'sign-in level for', `${action} ${kind}`);
  }

  /** D10 — the same for everything that sign-in.yaml covers: by kind, then action. */
  get signInNeeded(): SignInLevels['needed'] {
    return this.compiled.signIn.needed;
  }

  /** D10 — a level of sign-in.yaml by its name. */
  signInLevel(name: string): SignInLevel {
    return found(this.compiled.signIn.named.get(name), 'sign-in level', name);
  }

  /** A period of terms.yaml. */
  term(name: string): Term {
    return found(this.compiled.terms.get(name), 'term', name);
  }

  /** A number of terms.yaml that isn't a period. */
  count(name: string): number {
    return found(this.compiled.counts.get(name), 'count', name);
  }

  countNames(): readonly string[] {
    return [...this.compiled.counts.keys()].sort();
  }

  termNames(): readonly string[] {
    return [...this.compiled.terms.keys()].sort();
  }

  /** V4 — what follows from a kind of examination; one that isn't listed counts as the policy says. */
  examination(kind: string): ExaminationKind {
    return countedAs(this.compiled.examinations, kind);
  }

  /** V4 — examinations.yaml: its kinds, conditions and closing. */
  get examinations(): Examinations {
    return this.compiled.examinations;
  }

  /** D7 — which service of an agreement lets what be recorded of an employee. */
  get services(): ServicesPage {
    return this.compiled.services;
  }

  /** The names of the pages of lists/, sorted. */
  listPages(): readonly string[] {
    return [...this.compiled.lists.keys()].sort();
  }

  /** D5 — the controlled lists of a page of lists/: by list, the codes that may be said. */
  lists(page: string): Lists {
    return found(this.compiled.lists.get(page), 'page of lists', page);
  }

  purposeNames(): readonly string[] {
    return Object.keys(this.compiled.purposes.purposes);
  }

  /** D6 — whether data collected for one purpose may be used for the other without informing the person first. */
  areCloselyRelated(purpose: string, other: string): boolean {
    const { purposes } = this.compiled.purposes;
    const written = found(own(purposes, purpose), 'purpose', purpose);
    return written['closely-related'].includes(other);
  }
}

function own<Value>(list: Readonly<Record<string, Value>>, name: string): Value | undefined {
  return Object.hasOwn(list, name) ? list[name] : undefined;
}

function found<Value>(value: Value | undefined, what: string, name: string): Value {
  if (value === undefined) throw new Error(`the policies have no ${what} ${name}`);
  return value;
}
