import { z } from 'zod';
import type { LocalDate } from '../../platform/calendar/local-date.js';
import { day } from '../../platform/http/shown.js';
import { WHOM, type ServicesPage, type Whom } from '../access/policy/services-page.js';

/** A service agreement, as far as it decides what may be recorded. */
export interface AgreedServices {
  readonly services: readonly string[];
  readonly from: LocalDate;
  /** The last day; null while it is open-ended. */
  readonly until: LocalDate | null;
}

export const Recordable = z
  .strictObject({
    category: z.string(),
    of: z.enum(WHOM).describe('Of everybody, or once an absence of the person is on record.'),
    kinds: z
      .array(
        z.strictObject({
          kind: z.string().describe('As the vocabulary calls it.'),
          fields: z.array(z.string()).readonly().describe('Those of its fields that are recorded of somebody.'),
        }),
      )
      .readonly()
      .describe('Records of which kinds.'),
    service: z.string().describe('The service of the agreement that asks for it.'),
    since: day.describe("The agreement's first day."),
    because: z.string().describe("Begins with a rule's ID."),
  })
  .describe('One thing that may be recorded, and why.');
export type Recordable = Readonly<z.infer<typeof Recordable>>;

/**
 * D7 — all that may be recorded of an employee under an agreement on a day: the one reading of services.yaml, for showing
 * it and for enforcing it.
 *
 * @param today the day, in Amsterdam
 * @returns by category and service; empty where the agreement isn't in force
 */
export function whatMayBeRecorded(
  { categories }: ServicesPage,
  { services, from, until }: AgreedServices,
  today: LocalDate,
): readonly Recordable[] {
  if (from > today || (until !== null && until < today)) return [];
  return categories.flatMap(({ name, kinds, rules }) =>
    rules.flatMap(({ of, under, because }) =>
      under
        .filter((service) => services.includes(service))
        .map((service) => ({
          category: name,
          of,
          kinds: [...kinds].map(([kind, fields]) => ({ kind, fields })),
          service,
          since: from,
          because,
        })),
    ),
  );
}

/** Is a record of this kind among them? What may be recorded of everybody may be recorded of who is absent. */
export function mayRecord(recordable: readonly Recordable[], kind: string, whom: Whom): boolean {
  return recordable.some(
    ({ of, kinds }) => (of === 'everybody' || of === whom) && kinds.some((one) => one.kind === kind),
  );
}
