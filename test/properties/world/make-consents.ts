import { SOMEBODY } from '../specification/always.js';
import type { Consent } from '../specification/consent.js';
import type { LinkEnding } from '../specification/private-contact.js';
import type { Employee, Piece } from '../specification/world.js';
import type { Making } from './making.js';

/** Consents at every step that one can come to: one an employee who has a piece, sometimes signed by whom the dossier was taken from. */
export function makeConsents(
  making: Making,
  employees: readonly Employee[],
  pieces: readonly Piece[],
  linkEndings: readonly LinkEnding[],
): readonly Consent[] {
  const { around } = making;
  return employees.map(({ id }): Consent => {
    const wrong = linkEndings.find((one) => one.employeeId === id)?.accountId ?? SOMEBODY;
    const named = pieces.filter((one) => one.employeeId === id).map((one) => ({ pieceId: one.id, version: 1 }));
    return {
      id: making.id(`consent of ${id}`),
      employeeId: id,
      addressedTo: making.choose(
        { doctorId: making.id('vos'), office: null },
        { doctorId: null, office: 'company-doctor' },
      ),
      recipient: {
        name: 'E. de Wit',
        capacity: 'other-doctor',
        organisation: making.choose('De Linde', null),
        country: 'NL',
      },
      purpose: 'treatment',
      pieces: named.length > 0 ? named : [{ pieceId: making.id(`no piece of ${id}`), version: 1 }],
      times: 1,
      digest: 'ab'.repeat(32),
      preparedBy: SOMEBODY,
      preparedAt: around.instant(-3e8),
      signed: making.usually({ by: making.choose(SOMEBODY, wrong), at: around.instant(-2e8) }, null),
      withdrawnAt: making.seldom(3) ? around.instant(-1e8) : null,
    };
  });
}
