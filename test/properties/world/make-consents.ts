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
  const inTheApp = employees.map(({ id }): Consent => {
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
      paper: null,
      withdrawnAt: making.seldom(3) ? around.instant(-1e8) : null,
    };
  });
  return [...inTheApp, ...inTheApp.map((one) => onPaper(making, one, pieces, linkEndings))];
}

/** I10 — another of the same employee that came on paper, at every step that one can come to. */
function onPaper(
  making: Making,
  consent: Consent,
  pieces: readonly Piece[],
  linkEndings: readonly LinkEnding[],
): Consent {
  const { around } = making;
  const { employeeId } = consent;
  const steps = making.choose(0, 1, 2, 2);
  const wrong = linkEndings.find((one) => one.employeeId === employeeId)?.accountId ?? SOMEBODY;
  const scan = pieces.find((one) => one.employeeId === employeeId)?.id ?? null;
  return {
    ...consent,
    id: making.id(`consent on paper of ${employeeId}`),
    preparedBy: making.id('anna'),
    signed: null,
    paper: {
      scanId: making.usually<string | null>(scan, null),
      signedOn: making.choose(around.day(-20), around.day(-90), around.day(-91)),
      responsibleDoctorId: making.id('vos'),
      accepted: steps > 0 ? { by: making.id('vos'), at: around.instant(-1.5e9) } : null,
      told:
        steps > 1
          ? {
              on: making.choose(around.day(-15), around.day(-14)),
              at: around.instant(-1.4e9),
              accountId: making.choose(null, SOMEBODY, wrong),
            }
          : null,
    },
    withdrawnAt: making.seldom(5) ? around.instant(-1e8) : null,
  };
}
