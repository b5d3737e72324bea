import { z } from 'zod';
import { PageRequest } from '../../../safeguards/access/page-cursors.js';
import { NAMED_FOR } from './doctor.js';

/** Which doctors are asked for. */
export const DoctorsQuery = z.strictObject({
  ...PageRequest.shape,
  for: z
    .enum(NAMED_FOR)
    .optional()
    .meta({
      description:
        "What the doctor will be named for: 'responsibility' as an employee's doctor or as a successor, 'deputising' to " +
        "stand in for another, 'training' to supervise a doctor in training, 'second-opinion' to give the employee who asks one on " +
        'one of his dossiers (for everybody else an empty list). Left out: all whom the reader may name.',
    }),
});
export type DoctorsQuery = z.infer<typeof DoctorsQuery>;
