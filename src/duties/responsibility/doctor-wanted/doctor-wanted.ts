import { z } from 'zod';
import { day, id } from '../../../platform/http/shown.js';

export const DoctorWanted = z
  .strictObject({
    id: id.describe("The employee's: a responsibility is given by it."),
    employeeId: id,
    since: day.describe(
      'Since when a doctor is wanted, as far as the service knows: it heard for what, or the last doctor was one no longer.',
    ),
  })
  .describe(
    'S9, S13, V4 — an employee who is to be guided or examined and has no doctor who can act, or none who may examine him again; not who, nor for what.',
  );
export type DoctorWanted = Readonly<z.infer<typeof DoctorWanted>>;
