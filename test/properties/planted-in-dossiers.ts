import type { PlantedFault } from './planted-fault.js';

/** In row security: what is in a dossier besides its pieces, each part of it for other readers. */
export const IN_DOSSIERS: readonly PlantedFault[] = [
  {
    rule: 'V8',
    says: 'every discipline sees when the doctor is seen next',
    noticedWhere: 'all is in order',
    where: 'row security',
    function: 'is_for_discipline',
    from: "acting_role = 'case-manager'",
    to: 'true',
  },
  {
    rule: 'D12',
    says: 'every discipline reads what came to the desk',
    noticedWhere: 'all is in order',
    where: 'row security',
    function: 'reads_messages',
    from: "acting_role = 'case-manager' AND",
    to: '',
  },
  {
    rule: 'S1',
    says: 'to what somebody was exposed any doctor reads',
    noticedWhere: 'all is in order',
    where: 'row security',
    table: 'medical.exposure_version',
    policy: 'who_opens_it',
    from: "employee_id, 'read'::text)",
    to: "employee_id, 'read'::text) OR (( SELECT access.circle() AS circle) = 'doctor'::text)",
  },
  {
    rule: 'V8',
    says: 'an assistant sees what the employer sets of the pay',
    noticedWhere: 'all is in order',
    where: 'row security',
    function: 'is_for_assistants',
    from: "part NOT IN ('wage-value', 'pay-suspension', 'own-share')",
    to: 'true',
  },
  {
    rule: 'D3',
    says: 'what came with a message shows to who reads no message',
    noticedWhere: 'all is in order',
    where: 'row security',
    table: 'medical.health_attachment',
    policy: 'who_may_know_of_its_message',
    from: '(m.id = health_attachment.message_id)',
    to: '(m.id = health_attachment.message_id)) OR (true',
  },
];
