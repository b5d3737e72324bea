import type { GroupFigure } from '../specification/group-figure.js';
import type { Employer } from '../specification/employer-world.js';
import type { Making } from './making.js';

type People = Pick<GroupFigure, 'absent' | 'short' | 'longer' | 'medium' | 'long'>;
const NOTHING: People = { absent: null, short: null, longer: null, medium: null, long: null };
const ALL: People = { absent: 34, short: 11, longer: 23, medium: 10, long: 13 };

/** Of each employer a quarter in which enough fell absent, and one in which it was too few; now and then under another minimum. */
export function makeGroupFigures(making: Making, employers: readonly Employer[]): GroupFigure[] {
  return employers.flatMap(({ id: employerId }) => [
    {
      ...{ id: making.id(`first figure of ${employerId}`), employerId, from: '2024-01-01', until: '2024-03-31' },
      ...{ minimum: making.usually(10, 9), ...making.choose(ALL, { ...NOTHING, absent: 34, short: 11, longer: 23 }) },
    },
    {
      ...{ id: making.id(`second figure of ${employerId}`), employerId, from: '2024-04-01', until: '2024-06-30' },
      ...{ minimum: making.usually(10, 11), ...making.choose(NOTHING, { ...NOTHING, absent: 12 }) },
    },
  ]);
}
