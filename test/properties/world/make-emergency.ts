import type { Emergency } from '../specification/emergency.js';
import type { Making } from './making.js';

/** S8 — opened by one who is no dossier doctor there, mostly. */
export function makeEmergency(making: Making, employee: string): Emergency {
  const { around } = making;
  const finding = making.usually<Emergency['finding']>(null, 'justified', 'not-justified');
  return {
    id: making.id(`emergency for ${employee}`),
    employeeId: making.id(employee),
    openedBy: making.id(making.usually<string>('smit', 'kern', 'staf', 'kort')),
    ground: 'life-in-danger',
    openedAt: around.instant(making.usually(-1e6, -1)),
    validUntil: around.instant(making.usually(2e6, 0, 1)),
    endedAt: making.usually<string | null>(null, around.instant(0), around.instant(1)),
    tellBy: around.instant(8e7),
    postponement: makePostponement(making, employee),
    reviewBy: making.lastDay(),
    reviewedAt: finding === null ? null : around.instant(making.usually(-1, 0)),
    reviewedBy: finding === null ? null : making.id('veer'),
    finding,
  };
}

/** S8 — by one who is the dossier doctor there, mostly. */
function makePostponement(making: Making, employee: string): Emergency['postponement'] {
  const { around } = making;
  if (making.usually(true, false)) return null;
  const by = making.choose<string>('vos', 'smit', 'kern', 'kort');
  const doctorId = making.choose(making.id(by), making.id('vos'), null);
  const endedAt = making.usually<string | null>(null, around.instant(-1), around.instant(0));
  return {
    id: making.id(`postponement for ${employee}`),
    postponedBy: making.id(by),
    doctorId,
    postponedAt: around.instant(-1000),
    until: around.instant(making.usually(2e8, 0, 1)),
    endedAt,
    endedBy: endedAt && making.id(by),
    reason: 'not while he is alone',
  };
}
