import { z } from 'zod';
import { day, id } from '../../../platform/http/shown.js';

/** Silence is refusal: what isn't said of a group is said to be too few, whatever it is. */
export const TOO_FEW = 'too-few';

const people = z.union([z.int(), z.literal(TOO_FEW)]);
const OR = `'${TOO_FEW}' where they are fewer than the minimum, nobody included, or would give away others that are (V10).`;

export const GroupFigure = z
  .strictObject({
    id,
    employerId: id,
    from: day.describe('The first day of the calendar quarter.'),
    until: day.describe('Its last day.'),
    absent: people.describe(`People with an absence that began in the quarter, each once; ${OR}`),
    short: people.describe(`Of those, whose longest such absence was short; ${OR}`),
    longer: people.describe(`All others of those; ${OR}`),
    medium: people.describe(`Of the longer, whose longest such absence was medium; ${OR}`),
    long: people.describe(`Of the longer, whose longest such absence was longer than that; ${OR}`),
    shortDays: z.int().describe('Of how many days an absence was short at most.'),
    mediumDays: z.int().describe('Of how many days a longer one was medium at most.'),
    minimum: z.int().describe('The smallest group of which something was said.'),
    countedOn: day.describe('When it was counted, once: what is reported later changes nothing.'),
  })
  .describe(
    "How many of an employer's people fell absent in a quarter that is over, as far as that is said of a group (M32).",
  );
export type GroupFigure = Readonly<z.infer<typeof GroupFigure>>;
