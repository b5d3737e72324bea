import { z } from 'zod';
import { PageRequest } from '../access/page-cursors.js';

/** How far somebody can look ahead: a closed set, so that nobody finds out a day by asking for each. */
export const AHEAD = { week: 'P7D', month: 'P1M', quarter: 'P3M', year: 'P1Y' } as const;
export type Ahead = keyof typeof AHEAD;

/** The query of what ends soon. */
export const EndingRequest = z.strictObject({
  ...PageRequest.shape,
  within: z
    .enum(['week', 'month', 'quarter', 'year'])
    .optional()
    .meta({ description: 'How far to look ahead; a month if not said.' }),
});
export type EndingRequest = z.infer<typeof EndingRequest>;
