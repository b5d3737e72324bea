import type { Application, Examination, ExaminationOutcome } from '../specification/examination.js';
import type { Employee, World } from '../specification/world.js';
import type { Making } from './making.js';

/** What employers commissioned, some answered, some of that agreed with. */
export function makeExaminations(
  making: Making,
  employees: readonly Employee[],
): Pick<World, 'applications' | 'examinations' | 'outcomes'> {
  const examinations = employees
    .filter(() => making.choose(true, false))
    .map((employee): Examination => ({
      id: making.id(`examination of ${employee.id}`),
      employerId: employee.employerId,
      employeeId: employee.id,
      examinationKind: making.choose('pre-employment', 'change-of-function', 'statutory-periodic'),
      round: 1,
      askedBy: making.id('otto'),
      askedAt: making.around.instant(-4e9),
      closesOn: making.lastDay(),
    }));
  const applications = employees
    .filter(() => making.choose(true, false))
    .map(({ id }): Application => {
      const { around } = making;
      const until = making.choose(around.day(30), around.day(0), around.day(-1));
      return { id: making.id(`application of ${id}`), employeeId: id, from: around.yearsAgo(1), until };
    });
  return {
    applications,
    examinations,
    outcomes: examinations.flatMap((examination) => makeOutcomes(making, examination)),
  };
}

function makeOutcomes(
  making: Making,
  { id, employerId, employeeId, examinationKind }: Examination,
): ExaminationOutcome[] {
  const goesFirst = examinationKind !== 'statutory-periodic';
  const outcome = (name: string, supersedes: string | null, goesOut: boolean): ExaminationOutcome => {
    const kind = making.choose<ExaminationOutcome['outcome']>('passed', 'passed-under-conditions', 'rejected');
    return {
      id: making.id(`${name} outcome of ${id}`),
      examinationId: id,
      employerId,
      employeeId,
      examinationKind,
      outcome: kind,
      conditions: kind === 'passed-under-conditions' ? ['no-night-shifts'] : [],
      doctorId: making.id('vos'),
      countersignedBy: making.choose(null, making.id('smit')),
      issuedAt: making.around.instant(supersedes === null ? -3e9 : -2e9),
      supersedes,
      decision: goesFirst
        ? goesOut
          ? 'agreed'
          : making.choose<'blocked' | 're-examination' | null>('blocked', 're-examination', null)
        : null,
      isReleased: goesOut,
    };
  };
  if (making.seldom(4)) return [];
  const first = outcome('first', null, making.choose(true, true, false));
  return making.seldom(2)
    ? [first, outcome('second', first.id, first.isReleased && making.choose(true, false))]
    : [first];
}
