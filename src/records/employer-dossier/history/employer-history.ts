/** What stood in an employer dossier before it was changed. */
export interface EmployerHistory {
  readonly id: string;
  readonly employerId: string;
  /** Of what: Employer, Agreement, ContactPerson or ContactMoment. */
  readonly kind: string;
  readonly recordId: string;
  /** The version that it was. */
  readonly version: number;
  /** Its fields, by name. */
  readonly content: Readonly<Record<string, unknown>>;
  /** The account that changed it; null where none acted. */
  readonly replacedBy: string | null;
  readonly replacedAt: string;
}
