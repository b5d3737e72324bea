import { z } from 'zod';
import { isRealDate } from '../calendar/local-date.js';

/** A UUID in a path; anything else is refused before any look-up. */
export const uuidParam = z.uuid().meta({ description: 'UUID' });

/** A UUID in a body. */
export const uuid = z.uuid();

/** A date on the Dutch calendar, 'YYYY-MM-DD', that exists. */
export const localDate = z.string().refine(isRealDate, { error: 'not a real date' })
  .meta({ format: 'date', example: '2026-11-22' });

/** An instant, ISO 8601 with offset; kept to the millisecond in UTC. */
export const instant = z.iso.datetime({ offset: true }).transform((text) => new Date(text).toISOString());
