import { z } from 'zod';
import { uuid } from '../../../platform/http/input-types.js';
import { freeText } from '../../../platform/http/free-text.js';

/** D1 — that a piece lies wrong, before a second doctor. */
export const PieceMoveInput = z.strictObject({
  version: z.int().positive().meta({ description: 'The version that you read: the current one.', rule: 'D1' }),
  secondDoctorId: uuid.meta({
    description:
      'The account of the doctor who takes it or sends it back: not yourself, and on neither employer’s side.',
    rule: 'D1',
  }),
  toEmployeeId: uuid.optional().meta({
    description:
      'To whose dossier it goes, where that one is yours too. Without it the second doctor takes it into one of his.',
    rule: 'D1',
  }),
  grounds: freeText(2_000).meta({
    description: 'Why it lies wrong; sealed under the medical key of who it lies with.',
    rule: 'D5',
  }),
});
export type PieceMoveInput = z.infer<typeof PieceMoveInput>;

/** D1 — where the second doctor takes it. */
export const TakingInput = z.strictObject({
  employeeId: uuid.optional().meta({
    description: 'Into whose dossier, one of yours; not said where the proposal names it.',
    rule: 'D1',
  }),
});
export type TakingInput = z.infer<typeof TakingInput>;

export const MoveReturnInput = z.strictObject({
  reason: freeText(2_000).meta({
    description: 'Why it is not taken, for who proposed it; sealed like the grounds.',
    rule: 'D5',
  }),
});
export type MoveReturnInput = z.infer<typeof MoveReturnInput>;
