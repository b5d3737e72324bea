import { seal } from '../../../src/platform/keys/envelope.js';
import { dayOf } from '../specification/calendar.js';
import type { World } from '../specification/world.js';
import { bytes, row, type RowParts, type Tables } from './row-writing.js';

/** The tables of advice, in the dossier and at the desk. */
export function adviceRows({ advices }: World, { keyOf }: RowParts): Tables {
  const sealed = (store: 'medical' | 'desk', owner: string, record: string, item: string, value: unknown): string =>
    bytes(
      seal(
        keyOf(owner, store === 'medical' ? 'medical' : 'employee'),
        { store, owner, record, version: 1, item },
        value,
      ),
    );
  const released = advices.filter(({ isReleased }) => isReleased);
  return [
    [
      'medical.advice',
      advices.map(({ id, absenceId, employeeId, doctorId, issuedAt, supersedes, items }) => {
        const content = items.map(({ item, values }) => ({ item, values }));
        const text = sealed('medical', employeeId, id, 'advice', content);
        return row({ id, absenceId, employeeId, doctorId, issuedAt, supersedes, sealed: text });
      }),
    ],
    [
      'medical.advice_release',
      released.map(({ id, absenceId, employeeId, doctorId, issuedAt, supersedes }) => {
        const by = { releasedBy: doctorId, responsibleDoctorId: doctorId, releasedAt: issuedAt };
        return row({ adviceId: id, absenceId, employeeId, supersedes, ...by });
      }),
    ],
    [
      'desk.released_advice',
      released.map(({ id, absenceId, employerId, employeeId, issuedAt, supersedes }) =>
        row({ id, absenceId, employerId, employeeId, issuedOn: dayOf(issuedAt), supersedes, releasedAt: issuedAt }),
      ),
    ],
    [
      'desk.released_advice_item',
      released.flatMap(({ id: adviceId, employerId, employeeId, items }) =>
        items.map(({ id, item, values }) => {
          const text = sealed('desk', employeeId, id, 'released-advice', values);
          return row({ id, adviceId, employerId, employeeId, item, sealed: text });
        }),
      ),
    ],
  ];
}
