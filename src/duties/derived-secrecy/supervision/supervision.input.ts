import { z } from 'zod';
import { uuid } from '../../../platform/http/input-types.js';
import { PageRequest } from '../../../safeguards/access/page-cursors.js';

/** S4 — whose assistants: a doctor's own, unless who supervises on his behalf names him. */
export const AssistantsQuery = z.strictObject({
  doctorId: uuid.optional().meta({ description: 'The doctor; the own account if not said.' }),
});
export type AssistantsQuery = z.infer<typeof AssistantsQuery>;

/** S4 — whose acts. */
export const ActsQuery = z.strictObject({
  ...PageRequest.shape,
  assistantId: uuid.optional().meta({ description: 'Acts of this assistant; of all if not said.' }),
});
export type ActsQuery = z.infer<typeof ActsQuery>;
