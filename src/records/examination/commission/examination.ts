import { z } from 'zod';
import type { LocalDate } from '../../../platform/calendar/local-date.js';
import { codeOf, day, id } from '../../../platform/http/shown.js';

export const Examination = z
  .strictObject({
    id,
    employerId: id,
    employeeId: id,
    examinationKind: codeOf('examination-kind').describe('What was asked counts as it (V4).'),
    askedOn: day,
    closesOn: day.describe('The last day on which it is open.'),
    state: z
      .enum(['open', 'closed'])
      .describe('V4 — by its date alone: whether released, pending, held, blocked or never examined.'),
  })
  .describe('V1 — an examination that an employer commissioned: the one question is whether the person passed.');
export type Examination = Readonly<z.infer<typeof Examination>>;

/** Is an examination with that last day still open? The last day counts. */
export function isOpen(closesOn: LocalDate, today: LocalDate): boolean {
  return today <= closesOn;
}

export const ExaminationCommissioned = z
  .strictObject({
    examinationId: id,
    examinationKind: codeOf('examination-kind').describe('As what it counts (V4).'),
    closesOn: day.describe('The last day on which it is open.'),
  })
  .describe('The commission is on record.');
export type ExaminationCommissioned = z.infer<typeof ExaminationCommissioned>;
