import { dayOf } from '../specification/calendar.js';
import type { World } from '../specification/world.js';
import { row, type Tables } from './row-writing.js';

/** The tables of papers with a signature, each step a row. */
export function paperRows({ papers }: World): Tables {
  const step = (name: string, id: string, employeeId: string, by: string, at: string): object => ({
    ...{ paperId: id, employeeId, step: name, doneBy: by, doneAt: at, responsibleDoctorId: by },
  });
  return [
    [
      'medical.paper_agreement',
      papers.map((one) => {
        const { id, outcomeId, employeeId, round, pieceId, signedOn, recordedBy, recordedAt, responsibleDoctorId } =
          one;
        return row({
          id,
          outcomeId,
          employeeId,
          round,
          pieceId,
          signedOn,
          recordedBy,
          recordedAt,
          responsibleDoctorId,
        });
      }),
    ],
    [
      'medical.paper_agreement_step',
      papers.flatMap(({ id, employeeId, accepted, told, withdrawn }) => [
        ...(accepted === null
          ? []
          : [
              row({
                ...step('accepted', id, employeeId, accepted.by, accepted.at),
                ...{ day: dayOf(accepted.at), toldHow: null },
              }),
              ...(told === null
                ? []
                : [
                    row({
                      ...step('told', id, employeeId, accepted.by, accepted.at),
                      ...{ day: told.on, toldHow: told.how },
                    }),
                  ]),
            ]),
        ...(withdrawn === null
          ? []
          : [
              row({
                ...step('withdrawn', id, employeeId, withdrawn.by, withdrawn.at),
                ...{ day: dayOf(withdrawn.at), toldHow: null },
              }),
            ]),
      ]),
    ],
  ];
}
