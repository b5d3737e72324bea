import { z } from 'zod';
import { instant } from '../../platform/http/input-types.js';
import { PageRequest } from '../access/page-cursors.js';
import { OUTCOMES } from '../trail/trail-line.js';

/** What a supervisor may ask the trail for: a person's dossier, an account, a record, a period (E5's question, in pages). */
export const TrailQuery = z.strictObject({
  ...PageRequest.shape,
  employeeId: z.uuid().optional().meta({ description: "Lines about this employee's dossiers." }),
  accountId: z.uuid().optional().meta({ description: 'Lines of this account.' }),
  recordId: z
    .uuid()
    .optional()
    .meta({ description: 'Lines about this one record, by the id that was asked for: who saw it, and who tried to.' }),
  outcome: z.enum(OUTCOMES).optional().meta({ description: 'How the attempt ended.' }),
  from: instant.optional().meta({ description: 'From this instant on, ISO 8601.' }),
  until: instant.optional().meta({ description: 'Before this instant, ISO 8601.' }),
});
export type TrailQuery = z.infer<typeof TrailQuery>;
