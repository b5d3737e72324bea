import type { PlantedFault } from './planted-fault.js';

/** In working notes: who sees them, and until when (S12). */
export const IN_WORKING_NOTES: readonly PlantedFault[] = [
  {
    rule: 'S12',
    says: "whoever may record sees everybody's working notes",
    noticedWhere: 'all is in order',
    where: 'row security',
    function: 'keeps_note',
    from: 'author = access.acting_account()',
    to: 'true',
  },
  {
    rule: 'S12',
    says: 'working notes outlive their last day',
    noticedWhere: 'working notes ended yesterday',
    where: 'row security',
    function: 'keeps_note',
    from: 'last_day >= platform.today()',
    to: 'true',
  },
  {
    rule: 'S12',
    says: "the dossier doctor sees his assistant's working notes",
    noticedWhere: 'all is in order',
    where: 'policies',
    page: 'shared/dossier-doctor-working-notes',
    from: /(may: \[read\]\n +on: WorkingNote\n +when: \{ dossierDoctorId: \$actor.accountId), authorId: \$actor.accountId/,
    to: '$1',
  },
];
