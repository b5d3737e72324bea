import { z } from 'zod';
import { isRealDate } from '../calendar/local-date.js';

/** Earlier dates are typing errors, and PostgreSQL has no year 0. */
const EARLIEST = '1900-01-01';

/** A calendar date in the Netherlands, 'YYYY-MM-DD', not before 1900. */
export const localDate = z.iso
  .date({ abort: true })
  .refine((text) => isRealDate(text) && text >= EARLIEST, { params: { code: 'too_early' } });

/** An id: a UUID in lower case, so that one record has one id in every comparison, line and log. */
export const uuid = z
  .string()
  .regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/)
  .meta({ format: 'uuid' });

/** An id in a path. */
export const uuidParam = uuid;

/** A whole number in a path or query, written in digits without sign or leading zero, within bounds. */
export function wholeNumberText(least: number, most: number): z.ZodType<number, string> {
  return z
    .string()
    .regex(/^(0|[1-9][0-9]{0,8})$/)
    .transform(Number)
    .pipe(z.int().min(least).max(most));
}

/** An instant, ISO 8601 with an offset; kept in UTC to the millisecond, as the stores count. */
export const instant = z.iso
  .datetime({ offset: true })
  .transform((text) => new Date(text).toISOString())
  .meta({ format: 'date-time' });
