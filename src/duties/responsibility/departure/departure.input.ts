import { z } from 'zod';
import { uuid } from '../../../platform/http/input-types.js';

/** S9 — who leaves, and who takes over. */
export const DepartureInput = z.strictObject({
  doctorId: uuid.meta({ description: 'The doctor who leaves.', rule: 'S9' }),
  successorId: uuid.meta({
    description: 'The doctor who becomes responsible for his employees; never who records it.',
    rule: 'S9',
  }),
});
export type DepartureInput = z.infer<typeof DepartureInput>;
