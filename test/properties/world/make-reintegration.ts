import type { ReintegrationPart } from '../specification/reintegration.js';
import type { Absence } from '../specification/world.js';
import type { Making } from './making.js';

/** Of each sort of readers one; what they say is the same for everybody. */
export function makeParts(making: Making, { id: absenceId, employeeId }: Absence): ReintegrationPart[] {
  const day = making.around.day(-5);
  const parts = {
    plan: { agreedOn: day, goal: 'own-work' },
    'own-share': { about: 'plan', answer: 'agrees' },
    'wage-value': { from: day, percent: 60 },
    'next-doctor-contact': { on: null, everyWeeks: 6 },
    'non-attendance': { on: day, what: 'did-not-attend' },
  };
  return Object.entries(parts).map(([part, content]) => ({
    id: making.id(`${part} of ${absenceId}`),
    absenceId,
    employeeId,
    part,
    content,
  }));
}
