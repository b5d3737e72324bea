import { z } from 'zod';
import { localDate, uuid } from '../../../platform/http/input-types.js';

const code = z
  .string()
  .max(40)
  .regex(/^[a-z]+(-[a-z]+)*$/);
const said = z.union([z.int().min(0).max(1000), code, localDate, z.array(code).min(1).max(20)]);

const ADVISED = {
  item: 'M18',
  values: [
    { field: 'recovers-on', is: '2009-03-02' },
    { field: 'extent', is: 'in-full' },
  ],
};

/** V5 — advice: items of the closed list, each field a code, some codes, a number or a date; no text can travel with it. */
export const AdviceInput = z.strictObject({
  items: z
    .array(
      z
        .strictObject({
          item: z
            .string()
            .regex(/^M\d{2}$/)
            .meta({ description: 'An item that GET /v1/advice-items lists.', knownCodes: 'item' }),
          values: z
            .array(
              z.strictObject({
                field: code.meta({ description: 'The name of a field of the item.' }),
                is: said.meta({ description: 'What the field takes: a code, some codes, a whole number, or a day.' }),
              }),
            )
            .min(1)
            .max(10)
            .meta({ description: 'Every field of the item, as GET /v1/advice-items lists them.', rule: 'V5' }),
        })
        .meta({ example: ADVISED }),
    )
    .min(1)
    .max(20),
  supersedes: uuid.optional().meta({
    description: 'The current advice about this absence, where there is one: it is not changed but superseded.',
    rule: 'V3',
  }),
});
export type AdviceInput = z.infer<typeof AdviceInput>;
