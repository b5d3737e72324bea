import { z } from 'zod';

/**
 * What answers are made of. These describe and don't validate: what is shown was validated when it came in, so no pattern
 * is repeated for each field.
 */

/** The id of a record or account: a UUID in lower case. */
export const id = z.string().meta({ format: 'uuid' });

/** A day on the Dutch calendar, 'YYYY-MM-DD'. */
export const day = z.string().meta({ format: 'date' });

/** An instant, ISO 8601 in UTC. */
export const moment = z.string().meta({ format: 'date-time' });

/** A code of a list that the policies keep; the description enumerates it, and GET /v1/code-lists says what each means. */
export const codeOf = (list: string): z.ZodString => z.string().meta({ codes: list });

/** All there are of something. */
export const listOf = <Item extends z.ZodType>(item: Item) => z.strictObject({ items: z.array(item).readonly() });

/** A page of something. */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.strictObject({
    items: z.array(item).readonly(),
    next: z.string().nullable().describe('What `after` asks the next page with; null on the last one.'),
  });

/** The version of a record: 1, 2, … */
export const version = z.int().min(1);
