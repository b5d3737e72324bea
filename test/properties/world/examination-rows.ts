import { seal } from '../../../src/platform/keys/envelope.js';
import { dayOf } from '../specification/calendar.js';
import { SOMEBODY } from '../specification/always.js';
import type { World } from '../specification/world.js';
import { bytes, row, type RowParts, type Tables } from './row-writing.js';

/** The tables of examinations, in an order in which they can be filled. */
export function examinationRows({ examinations, outcomes }: World, { keyOf }: Pick<RowParts, 'keyOf'>): Tables {
  const released = outcomes.filter(({ isReleased }) => isReleased);
  return [
    ['desk.examination', examinations.map(row)],
    [
      'medical.examination_outcome',
      outcomes.map((one) => {
        const { id, examinationId, employeeId, doctorId, countersignedBy, issuedAt, supersedes, outcome, conditions } =
          one;
        const place = {
          store: 'medical',
          owner: employeeId,
          record: id,
          version: 1,
          item: 'examination-outcome',
        } as const;
        const sealed = bytes(seal(keyOf(employeeId, 'medical'), place, { outcome, conditions }));
        return row({ id, examinationId, employeeId, doctorId, countersignedBy, sealed, issuedAt, supersedes });
      }),
    ],
    [
      'medical.examination_decision',
      outcomes
        .filter(({ decision }) => decision !== null)
        .map(({ id, employeeId, decision, issuedAt }) =>
          row({ outcomeId: id, step: 1, employeeId, decision, decidedBy: SOMEBODY, decidedAt: issuedAt }),
        ),
    ],
    [
      'medical.examination_release',
      released.map(({ id, examinationId, employeeId, doctorId, issuedAt, supersedes }) =>
        row({
          outcomeId: id,
          examinationId,
          employeeId,
          supersedes,
          releasedBy: doctorId,
          responsibleDoctorId: doctorId,
          releasedAt: issuedAt,
        }),
      ),
    ],
    [
      'desk.released_outcome',
      released.map((one) => {
        const { id, examinationId, employerId, employeeId, examinationKind, issuedAt, supersedes } = one;
        const place = { store: 'desk', owner: employeeId, record: id, version: 1, item: 'released-outcome' } as const;
        const content = { outcome: one.outcome, conditions: one.conditions };
        return row({
          id,
          examinationId,
          employerId,
          employeeId,
          examinationKind,
          issuedOn: dayOf(issuedAt),
          supersedes,
          releasedAt: issuedAt,
          sealed: bytes(seal(keyOf(employeeId, 'employee'), place, content)),
        });
      }),
    ],
  ];
}
