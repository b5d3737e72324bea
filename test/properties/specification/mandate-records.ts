import { lastDayBefore } from './calendar.js';
import type { World } from './world.js';

/** One mandate as somebody might be shown it. */
interface ShownMandate {
  readonly id: string;
  readonly employeeId: string;
  readonly representativeId: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** Mandates as their register shows them. */
export function mandateRecords({ mandates }: World): ShownMandate[] {
  return mandates.map(({ validFrom, validUntil, ...mandate }) => ({
    id: mandate.id,
    employeeId: mandate.employeeId,
    representativeId: mandate.representativeId,
    fields: { ...mandate, kind: 'written-authorisation', from: validFrom, until: lastDayBefore(validUntil) },
  }));
}
