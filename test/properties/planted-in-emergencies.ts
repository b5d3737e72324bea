import type { PlantedFault } from './planted-fault.js';

/** S8: when the employee is told of an emergency. */
export const IN_EMERGENCIES: readonly PlantedFault[] = [
  {
    rule: 'S8',
    says: 'what a doctor postponed is never told',
    noticedOf: 'Emergency',
    noticedWhere: 'what was told later is told this moment',
    where: 'row security',
    function: 'postponement_stands',
    from: 'p.until > platform.clock()',
    to: 'true',
  },
  {
    rule: 'S8',
    says: 'what is found to be no emergency is told later still',
    noticedOf: 'Emergency',
    noticedWhere: 'employees are told later of what was no emergency',
    where: 'row security',
    function: 'telling_postponed',
    from: "e.finding IS DISTINCT FROM 'not-justified'",
    to: 'true',
  },
  {
    rule: 'S8',
    says: "the employee's page shows what a doctor postponed",
    noticedOf: 'Emergency',
    noticedWhere: 'employees are told later of emergencies',
    where: 'policies',
    page: 'employee',
    from: /(on: Emergency\n +when: \{ employeeId: \$actor.employeeIds), tellingPostponed: false/,
    to: '$1',
  },
];
