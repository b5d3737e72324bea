import { z } from 'zod';
import { localDate, uuid } from '../../../platform/http/input-types.js';

/** S15 — who supervises a doctor in training. */
export const TrainingInput = z.strictObject({
  traineeId: uuid.meta({ description: 'The doctor in training; never who names the supervising doctor.', rule: 'S15' }),
  supervisorId: uuid.meta({ description: 'A doctor who can act himself, in training under nobody.', rule: 'S15' }),
  from: localDate.meta({ description: 'The first day: today or later. Today: from now on.', rule: 'S15' }),
  until: localDate.meta({ description: 'The last day; a longer training is named anew.', rule: 'S15' }),
  instead: uuid.optional().meta({
    description:
      'The running training of the same doctor in training whose place this one takes at once. So nothing ends between the two (S9); ended first, it takes with it what he is responsible for.',
    rule: 'S15',
  }),
});
export type TrainingInput = z.infer<typeof TrainingInput>;
