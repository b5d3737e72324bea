import { z } from 'zod';
import type { LocalDate } from '../../platform/calendar/local-date.js';
import { id, moment, version } from '../../platform/http/shown.js';

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

export const PartContent = z
  .record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))
  .readonly()
  .describe('What a part says: codes of the re-integration lists, days and numbers; never a sentence (D5).');
export type PartContent = z.infer<typeof PartContent>;

export const EarlierVersion = z
  .strictObject({
    version,
    content: PartContent,
    recordedBy: id,
    recordedAt: moment,
  })
  .describe('A part as it stood before: what it said, by whom and since when.');
export type EarlierVersion = Readonly<z.infer<typeof EarlierVersion>>;

export const ReintegrationPart = z
  .strictObject({
    ...EarlierVersion.shape,
    id,
    absenceId: id,
    employeeId: id,
    part: z.enum(PART_NAMES),
    earlier: z.array(EarlierVersion).readonly().describe('The oldest first; empty where nothing was amended.'),
  })
  .describe('One part of the re-integration file of an absence.');
export type ReintegrationPart = Readonly<z.infer<typeof ReintegrationPart>>;

/** A version of a part, as it was written. */
export type VersionWritten = Pick<ReintegrationPart, 'employeeId' | 'version'> & { readonly partId: string };

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

export const PartWritten = z
  .strictObject({
    partId: id,
    version,
    released: z
      .boolean()
      .describe('V7 — false while what the service says waits for the letter to an employee without an account.'),
  })
  .describe('The part is on record at that version.');
export type PartWritten = z.infer<typeof PartWritten>;
