import type { World } from '../specification/world.js';
import type { Making } from './making.js';

type OfExaminations = 'everybody asked for a re-examination';

/** V4 — worlds in which another doctor is to examine again; of every second examination one did. */
export function examinedWorlds(world: World, making: Making): Record<OfExaminations, World> {
  const outcomes = world.outcomes
    .filter(({ supersedes }) => supersedes === null)
    .flatMap((one, at) => {
      const held = { ...one, examinationKind: 'pre-employment', isReleased: false };
      const asked: typeof one = { ...held, decision: 're-examination' };
      const again: typeof one = {
        ...{ ...held, id: making.id(`again after ${one.id}`), supersedes: one.id },
        ...{ doctorId: making.id('smit'), countersignedBy: null, decision: null },
      };
      return at % 2 === 0 ? [asked] : [asked, again];
    });
  const examinations = world.examinations.map((one) => ({ ...one, examinationKind: 'pre-employment' }));
  return { 'everybody asked for a re-examination': { ...world, examinations, outcomes, papers: [] } };
}
