import type { PlantedFault } from './planted-fault.js';

const LEFT = { rule: 'V6', noticedWhere: 'employments ended more than two years ago' } as const;
const CAME_NEVER = { rule: 'V6', noticedWhere: 'nobody works there, and applications ended earlier' } as const;

/** In how long an employer, and who guides its absent people, reads of who left. */
export const IN_WHO_LEFT: readonly PlantedFault[] = [
  {
    rule: 'S7',
    says: 'the database shows casework whoever left with an absence that nobody ended',
    noticedOf: 'Absence',
    noticedWhere: 'employments ended yesterday, and nobody bears the sick-pay risk',
    where: 'row security',
    function: 'guidance_over_on',
    from: 'ELSE w.last_day END',
    to: "ELSE 'infinity' END",
  },
  {
    rule: 'D7',
    says: 'the database shows casework the absent after the agreement',
    noticedOf: 'Absence',
    noticedWhere: 'agreements ended yesterday',
    where: 'row security',
    function: 'guidance_over_on',
    from: 's.ends_on IS NULL OR s.ends_on >= platform.today()',
    to: 'true',
  },
  {
    rule: 'S7',
    says: 'a labour expert is shown whoever is absent or was',
    noticedOf: 'Absence',
    noticedWhere: 'employments ended yesterday, and nobody bears the sick-pay risk',
    where: 'policies',
    page: 'labour-expert',
    from: /(may: \[read\]\n +on: Absence\n +when: \{ employerId: \$actor.employerIds), guided: true/,
    to: '$1',
  },
  {
    ...CAME_NEVER,
    says: 'an employer is shown who left for ever',
    noticedOf: 'Employee',
    where: 'policies',
    page: 'employer-officer',
    from: /(may: \[read\]\n +on: Employee\n +when: \{ employerId: \$actor.employerIds), stillReadable: true/,
    to: '$1',
  },
  {
    ...CAME_NEVER,
    says: 'the database shows an employer who left for ever',
    noticedOf: 'Employee',
    where: 'row security',
    table: 'employee.identity',
    policy: 'as_long_as_it_stays_readable',
    from: 'access.employee_readable(employee_id)',
    to: 'true',
  },
  {
    ...LEFT,
    says: 'the database shows an employer the absences of who left for ever',
    noticedOf: 'Absence',
    where: 'row security',
    table: 'employee.absence',
    policy: 'as_long_as_it_stays_readable',
    from: 'access.absence_readable(id)',
    to: 'true',
  },
];
