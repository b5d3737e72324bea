import type { Proposal } from '../specification/medical-world.js';
import type { Line, Question } from '../specification/world.js';
import type { Making } from './making.js';

/** As if the doctor in training had prepared it under each who may supervise him; for whom else he is no doctor. */
export function makeProposal(making: Making, { id, employeeId, absenceId, closesOn }: Question): Proposal {
  const supervisorId = making.id(making.choose('vos', 'veer', 'vos'));
  const ended = { endedAt: making.around.instant(-3e7), reason: null } as const;
  return {
    id: making.id(`proposal on ${id}`),
    questionId: id,
    employeeId,
    absenceId,
    decisionId: making.id(`what was proposed on ${id}`),
    outcome: making.choose('unfit', 'fit'),
    grounds: 'seen twice',
    validUntil: making.usually<string | null>(null, making.around.day(0), making.around.day(-1)),
    proposedBy: making.id('jong'),
    supervisorId,
    proposedAt: making.around.instant(making.usually(-6e7, -8e7, 0)),
    corrects: making.seldom(4),
    lastDay: closesOn,
    end: making.usually<Proposal['end']>(null, { ...ended, how: 'withdrawn', endedBy: making.id('jong') }),
  };
}

/** As if who supervises had read it. */
export function lineAbout(making: Making): (proposal: Proposal) => Line {
  return ({ id, employeeId, supervisorId, proposedBy }) => ({
    id: '',
    at: making.around.instant(-1e5),
    requestId: making.id(`request for ${id}`),
    accountId: supervisorId,
    actingRole: 'company-doctor',
    responsibleDoctorId: proposedBy,
    purpose: 'statutory-duty',
    action: 'read',
    kind: 'Proposal',
    recordId: id,
    employeeId,
    rule: 'V3',
    outcome: 'allowed',
    status: 200,
    source: '192.0.2.1',
    route: 'GET /v1/proposals/:proposalId',
  });
}
