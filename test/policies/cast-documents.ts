export interface CastDocument {
  readonly actors: Readonly<Record<string, ActorDocument>>;
  readonly records: Readonly<Record<string, RecordDocument>>;
}

export type ActorDocument =
  | { readonly role: string; readonly employerIds: readonly string[]; readonly employeeIds: readonly string[] }
  | { readonly job: string };

export type Facts = Readonly<Record<string, string | boolean | null | readonly string[]>>;

export interface RecordDocument {
  readonly kind: string;
  readonly facts: Facts;
}
