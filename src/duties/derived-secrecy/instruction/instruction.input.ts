import { z } from 'zod';
import { localDate } from '../../../platform/http/input-types.js';

/** S3 — the doctor who records it gave the instruction. */
export const InstructionInput = z.strictObject({
  givenOn: localDate.meta({
    description: 'The day of the instruction: not in the future, and not so long ago that it lapsed.',
    rule: 'S3',
  }),
});
export type InstructionInput = z.infer<typeof InstructionInput>;
