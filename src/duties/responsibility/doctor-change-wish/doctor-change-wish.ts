import { z } from 'zod';
import { id, moment } from '../../../platform/http/shown.js';
export const DoctorChangeWish = z
  .strictObject({
    id,
    employeeId: id,
    askedAt: moment,
    answeredAt: moment
      .nullable()
      .describe('When a doctor became responsible after it, the same one too. Null while it waits.'),
    withdrawnAt: moment
      .nullable()
      .describe(
        "When the dossier was taken from the account that asked, which wasn't the employee's: it waits no more.",
      ),
  })
  .describe(
    "S9 — an employee's wish for another doctor. It carries no reason: what an employee says of a doctor may be medical (D12).",
  );
export type DoctorChangeWish = Readonly<z.infer<typeof DoctorChangeWish>>;

export const DoctorChangeAsked = z.strictObject({ wishId: id }).describe('The wish is on record.');
export type DoctorChangeAsked = z.infer<typeof DoctorChangeAsked>;
