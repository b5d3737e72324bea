import { dayOf, daysAfter } from './calendar.js';
import type { Consent } from './consent.js';
import type { Shown } from './shown.js';
import type { World } from './world.js';

/** So many days a request or a decision can rest on it. */
const USABLE = 90;

/** I1 — what an account signed that the dossier was taken from since, the employee didn't. */
function isVoid({ linkEndings }: World, { employeeId, signed }: Consent): boolean {
  return linkEndings.some(
    (one) =>
      one.employeeId === employeeId &&
      one.accountId === signed?.by &&
      one.confirmedAt !== null &&
      Date.parse(one.confirmedAt) >= Date.parse(signed.at),
  );
}

function stateOf(world: World, consent: Consent): string {
  if (consent.withdrawnAt !== null) return 'withdrawn';
  if (consent.signed === null) return 'prepared';
  return isVoid(world, consent) ? 'void' : 'signed';
}

/** C2 — every consent, however far it came. */
export function consentsShown(world: World): Shown[] {
  return world.consents.map((consent) => {
    const { signed, ...fields } = consent;
    return {
      id: consent.id,
      employeeId: consent.employeeId,
      isSigned: signed !== null,
      fields: {
        ...fields,
        signedAt: signed?.at ?? null,
        usableUntil: signed === null ? null : daysAfter(dayOf(signed.at), USABLE),
        state: stateOf(world, consent),
      },
    };
  });
}
