import type { ReintegrationPart } from '../specification/reintegration.js';
import type { Absence } from '../specification/world.js';
import type { Making } from './making.js';

/** Of each sort of readers one; what they say is the same for everybody. */
export function makeParts(making: Making, { id: absenceId, employeeId }: Absence): ReintegrationPart[] {
  const day = making.around.day(-5);
  const parts = {
    'problem-analysis': { madeOn: day, goal: 'own-work' },
    plan: { agreedOn: day, goal: 'own-work' },
    // The case manager's word, as all that isn't the employee's or the doctor's here.
    intervention: { used: true, from: day, until: null },
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
    // V7 — the letter with the analysis waits, as a rule.
    isReleased: part !== 'problem-analysis' || making.choose(false, false, true),
  }));
}
