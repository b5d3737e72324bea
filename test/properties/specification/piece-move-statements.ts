import { hasDerivedSecrecy, isDeputyOrOnDuty, isDossierDoctor, isOwn } from './between.js';
import { represents } from './dossiers.js';
import { DOCTORS, IN_OWN_RIGHT } from './held-since.js';
import { isProposersStill, waitsForSecondDoctor } from './piece-move.js';
import { say, type Statement, type Test } from './statement.js';

const SHOWN = [
  ...[
    'id',
    'version',
    'toEmployeeId',
    'proposedBy',
    'secondDoctorId',
    'grounds',
    'item',
    'entryOn',
    'text',
    'document',
    'received',
  ],
  ...['proposedAt', 'until', 'state'],
];
/** In whose dossier it lies only its own doctor is told. */
const WHOLE = [...SHOWN, 'employeeId', 'pieceId', 'reason', 'endedAt'];
const MARK = ['id', 'employeeId', 'movedAt'];
const GUIDANCE = ['absence-guidance'];
const OWN = ['own-rights'];

const isHisToFollow: Test = (world, { accountId }, { move }) =>
  move?.proposedBy === accountId && isProposersStill(world, move, move.employeeId);
const isHisToDecide: Test = (world, { accountId }, { move }) =>
  move?.secondDoctorId === accountId && waitsForSecondDoctor(world, move);
const isInTheMandate: Test = (world, { accountId }, record) =>
  represents(world, accountId, record.employeeId ?? '', 'medical-dossier');

/** D1 — between who proposed it and the second doctor, while it waits; what stays of it lies in the dossier. */
export const OF_PIECE_MOVES: readonly Statement[] = [
  say('D1', IN_OWN_RIGHT, 'PieceMove', GUIDANCE, WHOLE, isHisToFollow),
  say('D1', IN_OWN_RIGHT, 'PieceMove', GUIDANCE, SHOWN, isHisToDecide),
  say('D1', DOCTORS, 'MovedPiece', GUIDANCE, MARK, isDossierDoctor),
  say('S2', ['medical-assistant'], 'MovedPiece', GUIDANCE, MARK, hasDerivedSecrecy),
  say('S4', ['core-expert-doctor'], 'MovedPiece', GUIDANCE, MARK, isDeputyOrOnDuty),
  say('I1', ['employee'], 'MovedPiece', OWN, MARK, isOwn),
  say('I1', ['representative'], 'MovedPiece', OWN, MARK, isInTheMandate),
];
