/** One part of the re-integration file of an absence; nobody amended one. */
export interface ReintegrationPart {
  readonly id: string;
  readonly absenceId: string;
  readonly employeeId: string;
  readonly part: string;
  readonly content: Readonly<Record<string, string | number | null>>;
}
