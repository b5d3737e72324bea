import type { LocalDate } from '../../platform/calendar/local-date.js';

/** The parts of a re-integration file. */
export const PART_NAMES = [
  'problem-analysis',
  'current-opinion',
  'plan',
  'evaluation',
  'own-share',
  'activity',
  'intervention',
  'wage-value',
  'pay-suspension',
  'next-doctor-contact',
  'non-attendance',
] as const;
export type PartName = (typeof PART_NAMES)[number];

/** What a part says: codes of policies/lists/reintegration.yaml, days and numbers; never a sentence (D5). */
export type PartContent = Readonly<Record<string, string | number | boolean | null>>;

/** A part as it stood before: what it said, by whom and since when. */
export interface EarlierVersion {
  readonly version: number;
  readonly content: PartContent;
  readonly recordedBy: string;
  /** ISO 8601, UTC. */
  readonly recordedAt: string;
}

/** One part of the re-integration file of an absence. */
export interface ReintegrationPart extends EarlierVersion {
  readonly id: string;
  readonly absenceId: string;
  readonly employeeId: string;
  readonly part: PartName;
  /** The oldest first; empty where nothing was amended. */
  readonly earlier: readonly EarlierVersion[];
}

/** The days of an absence that its re-integration file counts from. */
export interface AbsenceOfFile {
  readonly absenceId: string;
  readonly employeeId: string;
  readonly employerId: string;
  /** V5 — that the employer's agreement chose; null where there never was one. */
  readonly edition: string | null;
  readonly firstDay: LocalDate;
  readonly recoveredOn: LocalDate | null;
}
