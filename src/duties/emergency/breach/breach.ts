import { z } from 'zod';
import { id, moment } from '../../../platform/http/shown.js';
export const Breach = z
  .strictObject({
    id,
    source: z.enum(['emergency-review', 'misfiled-piece']).describe('How it was found.'),
    emergencyId: id.nullable(),
    moveId: id.nullable(),
    occurredAt: moment,
    suspectedAt: moment.nullable().describe('When it was first suspected, where that was before it was known.'),
    knownAt: moment,
    recordedBy: id,
  })
  .describe('E6 — what is known of a breach: codes, dates and links, never content.');
export type Breach = Readonly<z.infer<typeof Breach>>;
