/** V8 — the codes of a cell. */
export type DisclosureCode = 'Y' | 'L' | 'L?' | 'C' | 'T' | 'N' | 'N!' | '-';

/** policies/disclosure.yaml as it is written, after its JSON Schema accepted it. */
export interface DisclosureDocument {
  /** In the order of the columns. */
  readonly recipients: Readonly<Record<string, { readonly text: string; readonly roles: readonly string[] }>>;
  readonly anywhere: readonly string[];
  readonly accompaniments: Readonly<Record<string, string>>;
  readonly editions: Readonly<Record<string, EditionDocument>>;
  readonly 'beside-the-code': readonly BesideTheCodeDocument[];
  readonly instead: readonly { readonly item: string; readonly to: readonly string[]; readonly say: string }[];
  readonly 'employee-duty': Readonly<Record<EmployeeDuty, readonly string[]>>;
  readonly matrix: Readonly<Record<string, readonly DisclosureCode[]>>;
  readonly notes: Readonly<Record<string, string>>;
}

/** What the employee is owed when somebody else gets the item (V7, V4). */
export type EmployeeDuty = 'simultaneous' | 'first' | 'told';

export interface EditionDocument {
  readonly from: string;
  readonly only: Readonly<Record<string, readonly string[]>>;
  readonly because: string;
}

export interface BesideTheCodeDocument {
  readonly items: 'all' | readonly string[];
  readonly to: readonly string[];
  readonly needs?: readonly string[];
  readonly claims?: readonly string[];
  readonly 'never-else'?: true;
  readonly because: string;
}
