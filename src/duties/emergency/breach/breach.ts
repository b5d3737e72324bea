import { z } from 'zod';
import { id, moment } from '../../../platform/http/shown.js';
export const Breach = z
  .strictObject({
    id,
    source: z.literal('emergency-review').describe('How it was found.'),
    emergencyId: id.nullable(),
    occurredAt: moment,
    knownAt: moment,
    recordedBy: id,
  })
  .describe('E6 — what is known of a breach: codes, dates and links, never content.');
export type Breach = Readonly<z.infer<typeof Breach>>;
