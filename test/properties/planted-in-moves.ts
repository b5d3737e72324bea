import type { PlantedFault } from './planted-fault.js';

/** In what lies in a wrong dossier: who sees it, and until when (D1). */
export const IN_MOVES: readonly PlantedFault[] = [
  {
    rule: 'S1',
    says: 'every doctor sees what another one says lies wrong',
    noticedOf: 'PieceMove',
    noticedWhere: 'all is in order',
    where: 'row security',
    table: 'medical.piece_move',
    policy: 'who_is_to_decide',
    from: '(second_doctor_id = ( SELECT access.acting_account() AS acting_account))',
    to: 'true',
  },
  {
    rule: 'D1',
    says: 'what was written since is decided about as if it had been proposed',
    noticedOf: 'PieceMove',
    noticedWhere: 'pieces were written anew since they were proposed',
    where: 'row security',
    function: 'move_waits',
    from: 'm.current_version = m.version',
    to: 'm.current_version IS NOT NULL',
  },
  {
    rule: 'D1',
    says: 'the second doctor is told in whose dossier it lies',
    noticedOf: 'PieceMove',
    noticedWhere: 'all is in order',
    where: 'policies',
    page: 'shared/misfiled-piece',
    from: /(moveDeciderId[^\n]*\n +only:\n +\[document,)/,
    to: '$1 employeeId,',
  },
];
