import type { MedicalProxy } from '../specification/world-of-doctors.js';
import type { Making } from './making.js';

const REGISTERED = ['vos', 'smit', 'kort', 'veer', 'jong', 'kern', 'staf'];

/** A doctor's own number in the register, of eleven digits. */
export function numberOf(subject: string): string {
  return `190123456${String(REGISTERED.indexOf(subject) + 10)}`;
}

/** S10 — mostly somebody from outside; now and then who stands in here as a deputy, of the same employer's people or of others'. */
export function makeProxy(making: Making, employee: string): MedicalProxy[] {
  if (!making.choose(true, false)) return [];
  const endedAt = making.ended();
  return [
    {
      id: making.id(`medical proxy of ${employee}`),
      employeeId: making.id(employee),
      party: making.choose<MedicalProxy['party']>('employee', 'employer'),
      name: 'Q. Outside',
      number: making.usually('99012345699', numberOf('kern')),
      dispute: 'objection',
      recordedBy: making.id('staf'),
      recordedAt: making.around.instant(-9e7),
      until: making.lastDay(),
      endedAt,
      endedBy: endedAt && making.id('staf'),
    },
  ];
}
