import { SOMEBODY } from './always.js';
import { dayOf, daysAfter } from './calendar.js';
import type { Consent, ConsentOnPaper } from './consent.js';
import type { Shown } from './shown.js';
import type { World } from './world.js';

/** So many days a request or a decision can rest on it. */
const USABLE = 90;
/** So many days after he was told of a paper nothing rests on it yet. */
const UNDOING = 14;

/** I1 — what an account did that the dossier was taken from since, the employee didn't. */
function isOfAnother({ linkEndings }: World, employeeId: string, accountId: string | null, at: string): boolean {
  return linkEndings.some(
    (one) =>
      one.employeeId === employeeId &&
      one.accountId === accountId &&
      one.confirmedAt !== null &&
      Date.parse(one.confirmedAt) >= Date.parse(at),
  );
}

/** I10 — recorded, accepted, told, and usable once he could undo it; until it is too old (C2). */
function stateOfPaper(world: World, employeeId: string, { scanId, signedOn, accepted, told }: ConsentOnPaper): string {
  const today = dayOf(world.now);
  if (scanId === null) return 'void';
  if (told !== null && isOfAnother(world, employeeId, told.accountId, told.at)) return 'void';
  if (daysAfter(signedOn, USABLE) < today) return 'expired';
  if (told !== null) return daysAfter(told.on, UNDOING) < today ? 'usable' : 'told';
  return accepted === null ? 'recorded' : 'accepted';
}

function stateOf(world: World, { employeeId, paper, signed, withdrawnAt }: Consent): string {
  if (withdrawnAt !== null) return 'withdrawn';
  if (paper !== null) return stateOfPaper(world, employeeId, paper);
  if (signed === null) return 'prepared';
  return isOfAnother(world, employeeId, signed.by, signed.at) ? 'void' : 'signed';
}

/** C2 — every consent, however far it came. */
export function consentsShown(world: World): Shown[] {
  return world.consents.map((consent) => {
    const { signed, paper, ...fields } = consent;
    const signedOn = paper?.signedOn ?? (signed === null ? null : dayOf(signed.at));
    const told = paper?.told ?? null;
    return {
      id: consent.id,
      employeeId: consent.employeeId,
      isSigned: signed !== null || paper !== null,
      isOnPaper: paper !== null,
      recordedBy: consent.preparedBy,
      fields: {
        ...fields,
        signedAt: signed?.at ?? null,
        signedOn: paper?.signedOn ?? null,
        scanId: paper?.scanId ?? null,
        responsibleDoctorId: paper?.responsibleDoctorId ?? null,
        acceptedBy: paper?.accepted?.by ?? null,
        acceptedAt: paper?.accepted?.at ?? null,
        toldOn: told?.on ?? null,
        toldHow: told === null ? null : told.accountId === null ? 'posted' : 'in-app',
        undoUntil: told === null ? null : daysAfter(told.on, UNDOING),
        usableUntil: signedOn === null ? null : daysAfter(signedOn, USABLE),
        withdrawnBy: consent.withdrawnAt === null ? null : SOMEBODY,
        state: stateOf(world, consent),
      },
    };
  });
}
