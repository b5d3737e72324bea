import type { Consent } from '../specification/consent.js';
import type { Disclosure } from '../specification/disclosure.js';
import type { Employee, Piece } from '../specification/world.js';
import type { Making } from './making.js';

const YES = { yes: true, reason: 'it does' };

/** Requests to disclose at every step that one can come to, one an employee: on the consent, on a ground, or on nothing. */
export function makeDisclosures(
  making: Making,
  employees: readonly Employee[],
  pieces: readonly Piece[],
  consents: readonly Consent[],
): readonly Disclosure[] {
  const { around } = making;
  return employees.map(({ id }): Disclosure => {
    const consent = consents.find((one) => one.employeeId === id);
    const on = making.usually('consent', 'ground', 'nothing');
    const round = making.choose<1 | 2>(1, 2);
    const lacking = on === 'nothing' ? 'no-basis' : making.usually<string | null>(null, 'other-item');
    const named = pieces.filter((one) => one.employeeId === id);
    const outcome = making.choose('waits', 'approved', 'partly-approved', 'refused');
    const struck =
      outcome === 'partly-approved' ? [{ pieceId: named[0]?.id ?? id, code: 'more_than_necessary', reason: 'so' }] : [];
    return {
      id: making.id(`disclosure of ${id}`),
      employeeId: id,
      round,
      requester: consent?.recipient ?? {
        name: 'E. de Wit',
        capacity: 'other-doctor',
        organisation: null,
        country: 'NL',
      },
      purpose: 'treatment',
      consentId: on === 'consent' ? (consent?.id ?? null) : null,
      ground: on === 'ground' ? { article: '30 Wet SUWI', claim: 'benefit-claim', date: '2026-01-02' } : null,
      pieces: (named.length > 0 ? named : [{ id: making.id(`nothing of ${id}`), item: 'M35' }]).map((one) => ({
        pieceId: one.id,
        version: 1,
        item: one.item,
        necessity: making.choose('for the treatment', null),
      })),
      receivedOn: around.day(-3),
      lacking,
      digest: 'cd'.repeat(32),
      recordedBy: making.id('vos'),
      recordedAt: around.instant(making.usually(-3e8, -14 * 864e5, -15 * 864e5)),
      decision:
        lacking === null && outcome !== 'waits'
          ? {
              by: making.id('vos'),
              at: around.instant(-2e8),
              outcome,
              answers: {
                interestOutweighs: YES,
                noMoreThanNecessary: YES,
                handledReasonably: on === 'ground' ? null : YES,
              },
              struck,
            }
          : null,
      withdrawnAt: making.seldom(4) ? around.instant(-1e8) : null,
    };
  });
}
