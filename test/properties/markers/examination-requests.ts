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
    '/v1/examination-outcomes/:outcomeId/agreement': { at: ['jan.outcome'] },
    '/v1/examination-outcomes/:outcomeId/block': { at: ['jan.held.outcome'] },
    '/v1/examination-outcomes/:outcomeId/re-examination': { at: ['jan.held.outcome'] },
  };
}
