import { z } from 'zod';
import { localDate } from '../../../platform/http/input-types.js';
import { freeText } from '../../../platform/http/free-text.js';

const said = {
  agentClass: z
    .string()
    .regex(/^[a-z]+(-[a-z]+)*$/)
    .max(40)
    .meta({ description: '`unknown` where it is not known.', codes: 'agent-class', rule: 'R3' }),
  agent: freeText(500).nullable().meta({ description: 'What it was; null where only the class is known.' }),
  from: localDate.meta({ description: 'The first day; not in the future.' }),
  until: localDate
    .nullable()
    .meta({ description: 'The last day, not in the future; null while it goes on or is unknown.' }),
  source: freeText(2_000).meta({ description: 'How it is known; medical content.' }),
};

/** To what the employee was exposed. */
export const ExposureInput = z.strictObject(said);
export type ExposureInput = z.infer<typeof ExposureInput>;

/** I4 — the whole of it anew; the earlier version stays as history. */
export const ExposureAmendmentInput = z.strictObject({
  ...said,
  version: z
    .int()
    .positive()
    .meta({ description: "The version that was read; 409 when it isn't the current one any more." }),
  reason: freeText(2_000).meta({ description: 'Why it changes; medical content too.' }),
});
export type ExposureAmendmentInput = z.infer<typeof ExposureAmendmentInput>;
