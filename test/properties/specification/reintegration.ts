/** One part of the re-integration file of an absence; nobody amended one. */
export interface ReintegrationPart {
  readonly id: string;
  readonly absenceId: string;
  readonly employeeId: string;
  readonly part: string;
  /** V7 — what the service says went to employer and employee; of other parts always. */
  readonly isReleased: boolean;
  readonly content: Readonly<Record<string, string | number | boolean | null>>;
}
