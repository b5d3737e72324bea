import type { MarkedHouse } from './marked-house.js';

interface Request {
  readonly at: readonly string[];
  readonly body?: () => unknown;
}

/** How examinations are commissioned, answered, decided on and posted. */
export function examinationRequests(house: MarkedHouse): Readonly<Record<string, Request>> {
  return {
    '/v1/employees/:employeeId/examinations': {
      at: ['wim'],
      body: () => ({ examinationKind: 'statutory-periodic' }),
    },
    '/v1/examinations/:examinationId/outcomes': { at: ['jan.examination'], body: () => ({ outcome: 'passed' }) },
    '/v1/examination-outcomes/:outcomeId/posting': {
      at: ['wim.outcome'],
      body: () => ({ postedOn: house.today }),
    },
    '/v1/examination-outcomes/:outcomeId/paper-agreements': {
      at: ['wim.held.outcome'],
      body: () => ({ pieceId: house.id('wim.scan'), signedOn: house.today }),
    },
    '/v1/paper-agreements/:paperAgreementId/acceptance': { at: ['wim.paper'] },
    '/v1/paper-agreements/:paperAgreementId/posting': { at: ['wim.paper'], body: () => ({ postedOn: house.today }) },
    '/v1/paper-agreements/:paperAgreementId/withdrawal': { at: ['wim.paper'] },
    '/v1/paper-agreements/:paperAgreementId/release': { at: ['piet.paper'] },
    '/v1/examination-outcomes/:outcomeId/agreement': { at: ['jan.outcome'] },
    '/v1/examination-outcomes/:outcomeId/block': { at: ['jan.held.outcome'] },
    '/v1/examination-outcomes/:outcomeId/re-examination': { at: ['jan.held.outcome'] },
  };
}
