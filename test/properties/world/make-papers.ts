import type { ExaminationOutcome } from '../specification/examination.js';
import type { Paper } from '../specification/paper.js';
import type { Piece } from '../specification/world.js';
import type { Making } from './making.js';

/** Papers about outcomes, at every step that one can come to. */
export function makePapers(
  making: Making,
  outcomes: readonly ExaminationOutcome[],
  pieces: readonly Piece[],
): readonly Paper[] {
  return outcomes
    .filter(({ examinationKind }) => examinationKind !== 'statutory-periodic' && making.choose(true, false))
    .map(({ id, employeeId }): Paper => {
      const { around } = making;
      const steps = making.choose(0, 1, 2, 2);
      const scan = pieces.find((one) => one.employeeId === employeeId)?.id ?? null;
      return {
        id: making.id(`paper about ${id}`),
        outcomeId: id,
        employeeId,
        round: 1,
        pieceId: making.usually<string | null>(scan, null),
        signedOn: making.usually(around.day(-20), around.day(-40)),
        recordedBy: making.id('anna'),
        recordedAt: around.instant(-1.6e9),
        responsibleDoctorId: making.id('vos'),
        accepted: steps > 0 ? { by: making.id('vos'), at: around.instant(-1.5e9) } : null,
        told:
          steps > 1
            ? { on: making.choose(around.day(-16), around.day(-14)), how: making.choose('in-app', 'posted') }
            : null,
        withdrawn: making.seldom(5) ? { by: making.id('vos'), at: around.instant(-1e9) } : null,
      };
    });
}
