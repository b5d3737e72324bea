import { isDossierDoctor, isOwn } from './between.js';
import { represents } from './dossiers.js';
import { IN_OWN_RIGHT } from './held-since.js';
import { isStillHis, waitsForSignature } from './proposal.js';
import { say, type Statement, type Test } from './statement.js';

const PREPARED = [
  ...['id', 'what', 'about', 'employeeId', 'says', 'grounds', 'validUntil', 'supersedes'],
  ...['proposedBy', 'supervisorId', 'proposedAt', 'until'],
];

const WHOLE = [...PREPARED, 'state', 'reason', 'endedAt'];

const isOwnOfNow: Test = (world, { accountId }, { proposal }) =>
  proposal?.proposedBy === accountId && isStillHis(world, proposal);
/** S12 — somebody ended it: dossier, of whoever is its doctor and of whom it is about. */
const isOver: Test = (_world, _acting, { proposal }) => proposal !== undefined && proposal.end !== null;
const isOverInHis: Test = (...asked) => isOver(...asked) && isDossierDoctor(...asked);
const isOverAboutHimself: Test = (...asked) => isOver(...asked) && isOwn(...asked);
const isOverAndInTheMandate: Test = (world, acting, record) =>
  isOver(world, acting, record) && represents(world, acting.accountId, record.employeeId ?? '', 'medical-dossier');
const isHisToSign: Test = (world, { accountId }, { proposal }) =>
  proposal?.supervisorId === accountId && waitsForSignature(world, proposal);

/** V3, S1 — between who prepared it and who is to countersign it, while it waits (V4); once that is over it is dossier (S12, I1). */
export const OF_PROPOSALS: readonly Statement[] = [
  say('V3', ['doctor-in-training'], 'Proposal', ['statutory-duty'], WHOLE, isOwnOfNow),
  say('S12', [...IN_OWN_RIGHT, 'doctor-in-training'], 'Proposal', ['statutory-duty'], WHOLE, isOverInHis),
  say('I1', ['employee'], 'Proposal', ['own-rights'], WHOLE, isOverAboutHimself),
  say('I1', ['representative'], 'Proposal', ['own-rights'], WHOLE, isOverAndInTheMandate),
  say('V3', IN_OWN_RIGHT, 'Proposal', ['statutory-duty'], PREPARED, isHisToSign),
];
