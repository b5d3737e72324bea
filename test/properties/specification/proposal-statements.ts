import { IN_OWN_RIGHT } from './held-since.js';
import { isStillHis, waitsForSignature } from './proposal.js';
import { say, type Statement, type Test } from './statement.js';

const PREPARED = [
  ...['id', 'what', 'about', 'employeeId', 'says', 'grounds', 'validUntil', 'supersedes'],
  ...['proposedBy', 'supervisorId', 'proposedAt', 'until'],
];

const isOwnOfNow: Test = (world, { accountId }, { proposal }) =>
  proposal?.proposedBy === accountId && isStillHis(world, proposal);
const isHisToSign: Test = (world, { accountId }, { proposal }) =>
  proposal?.supervisorId === accountId && waitsForSignature(world, proposal);

/** V3, S1 — between who prepared it and who is to countersign it, who sees it while it waits; nobody else knows of it (V4). */
export const OF_PROPOSALS: readonly Statement[] = [
  say(
    'V3',
    ['doctor-in-training'],
    'Proposal',
    ['statutory-duty'],
    [...PREPARED, 'state', 'reason', 'endedAt'],
    isOwnOfNow,
  ),
  say('V3', IN_OWN_RIGHT, 'Proposal', ['statutory-duty'], PREPARED, isHisToSign),
];
