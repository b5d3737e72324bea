import type { Label } from '../../advice/advice-document.js';

/** The policies as they are written, after their JSON Schema (policies/schema) accepted them. */

export interface StatementDocument {
  readonly may: readonly string[];
  readonly on: string;
  readonly when?: Readonly<Record<string, string | boolean>>;
  readonly only?: readonly string[];
  readonly for: readonly string[];
  readonly 'before-standing'?: true;
  readonly because: string;
}

export type NeverDocument = Pick<StatementDocument, 'may' | 'on' | 'when' | 'because'>;

export interface GrantingDocument {
  readonly 'proposed-by': readonly string[] | 'none';
  readonly 'approved-by': readonly string[] | 'none';
  readonly 'confirmed-by': readonly string[] | 'none';
  readonly 'opens-medical': boolean;
  readonly scope: 'none' | 'employer';
}

export interface RoleDocument {
  readonly role: string;
  readonly circle: string;
  readonly requires: readonly string[];
  readonly also?: readonly string[];
  readonly granting: GrantingDocument;
  readonly statements: readonly StatementDocument[];
  readonly never?: readonly NeverDocument[];
}

export interface JobDocument {
  readonly job: string;
  readonly circle: string;
  readonly statements: readonly StatementDocument[];
  readonly never?: readonly NeverDocument[];
}

export interface SharedDocument {
  readonly shared: string;
  readonly statements: readonly StatementDocument[];
  readonly never?: readonly NeverDocument[];
}

export type ValueType = 'uuid' | 'uuid-list' | 'boolean';

export interface TypedWord {
  readonly type: ValueType;
  readonly text: string;
}

export interface KindDocument {
  readonly store: string;
  readonly rule: string;
  readonly fields: readonly string[];
  readonly facts: readonly string[];
}

/** What is kept of one dossier or duty: a page of kinds/. */
export interface KindsDocument {
  readonly kinds: Readonly<Record<string, KindDocument>>;
}

/** The closed lists of vocabulary.yaml. */
export interface WordsDocument {
  readonly rules: Readonly<Record<string, number>>;
  readonly actions: Readonly<Record<string, { readonly text: string; readonly only?: 'shown' | 'changed' }>>;
  readonly circles: Readonly<Record<string, { readonly text: string }>>;
  readonly standings: Readonly<Record<string, { readonly text: string; readonly rule: string }>>;
  readonly attributes: Readonly<Record<string, TypedWord>>;
  readonly facts: Readonly<Record<string, TypedWord>>;
  readonly stores: readonly string[];
  readonly 'items-kept-apart': readonly string[];
  readonly items: Readonly<Record<string, string>>;
  /** What somebody may give as a duty or a ground: by list, the codes of it. */
  readonly codes: Readonly<Record<string, Readonly<Record<string, Label>>>>;
}

/** All that can be said: the closed lists, and the kinds of every page together. */
export type VocabularyDocument = WordsDocument & KindsDocument;

export interface PurposesDocument {
  readonly purposes: Readonly<Record<string, { readonly text: string; readonly 'closely-related': readonly string[] }>>;
}

/** D10 — the written word of a level that asks for no age of its own. */
export const AS_THE_TOKEN = 'as-the-token';

export interface SignInDocument {
  readonly levels: Readonly<
    Record<string, { readonly factors: 2; readonly 'at-most-minutes-old': number | typeof AS_THE_TOKEN }>
  >;
  readonly needs: readonly {
    readonly level: string;
    readonly because: string;
    readonly of: Readonly<Record<string, readonly string[]>>;
  }[];
}

export interface TermsDocument {
  readonly terms: Readonly<Record<string, Partial<Record<TermUnit, number>> & { readonly because: string }>>;
  readonly counts?: Readonly<Record<string, { readonly amount: number; readonly because: string }>>;
}

export interface ExaminationsDocument {
  readonly kinds: Readonly<Record<string, ExaminationKindDocument>>;
  readonly unlisted: string;
  readonly 'closes-after': string;
  readonly conditions: Readonly<Record<string, Label>>;
}

/** separation.yaml: which circles no account holds together (S7, S10, A6). */
export interface SeparationDocument {
  readonly apart: Readonly<
    Record<
      string,
      { readonly 'none-of': readonly string[]; readonly with: readonly string[]; readonly because: string }
    >
  >;
}

/** health-words.yaml: words about health that no name and no address holds (D5, V9). */
export interface HealthWordsDocument {
  readonly 'health-words': Readonly<
    Record<
      string,
      {
        readonly 'not-in': readonly ('person' | 'part-of-name' | 'place' | 'organisation')[];
        readonly because: string;
        readonly words: readonly string[];
      }
    >
  >;
  readonly taken: Readonly<
    Record<
      'family-names' | 'before-a-family-name' | 'words' | 'titles' | 'street-ends' | 'organisations',
      readonly string[]
    >
  >;
}

export interface ExaminationKindDocument extends Label {
  readonly item: string;
  readonly 'employee-first': boolean;
  readonly blocking: boolean;
  readonly individual: boolean;
  readonly asked: 'by-commission' | 'about-an-absence' | 'by-the-agency';
  readonly 'of-the-employed': boolean;
  readonly 'settled-for'?: string;
  readonly because: string;
}

/** services.yaml: what may be recorded of an employee, and which services of an agreement ask for it (D7). */
export interface ServicesDocument {
  readonly services: Readonly<Record<string, { readonly text: string }>>;
  readonly categories: Readonly<Record<string, ServicesCategoryDocument>>;
  readonly 'without-a-service': Readonly<Record<string, string>>;
}

export interface ServicesCategoryDocument {
  readonly text: string;
  readonly kinds: Readonly<Record<string, readonly string[]>>;
  readonly 'may-be-recorded': readonly {
    readonly of: 'everybody' | 'absent';
    readonly under: readonly string[];
    readonly because: string;
  }[];
}

export type TermUnit = 'minutes' | 'hours' | 'days' | 'weeks' | 'months' | 'years';
export interface ListsDocument {
  readonly lists: Readonly<
    Record<
      string,
      {
        readonly because: string;
        readonly codes: Readonly<Record<string, Label>>;
      }
    >
  >;
}
