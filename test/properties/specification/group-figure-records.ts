import type { Shown } from './shown.js';
import type { World } from './world.js';

/** What is the same of every figure. */
export const COUNTED = { shortDays: 7, mediumDays: 42, countedOn: '2024-09-01' };

/** Each figure as a number, or as too few. */
export function groupFiguresShown({ groupFigures }: World): Shown[] {
  return groupFigures.map(({ absent, short, longer, medium, long, ...figure }) => {
    const people = Object.entries({ absent, short, longer, medium, long });
    const said = Object.fromEntries(people.map(([name, number]) => [name, number ?? 'too-few']));
    return { id: figure.id, employerId: figure.employerId, item: 'M32', fields: { ...figure, ...said, ...COUNTED } };
  });
}
