import type { MarkedHouse } from './marked-house.js';

interface Request {
  readonly at: readonly string[];
  readonly body?: () => unknown;
}

/** How doctors deputise, train and delegate, and how secrecy is declared. */
export function secrecyRequests(house: MarkedHouse): Readonly<Record<string, Request>> {
  return {
    '/v1/deputisings': {
      at: [''],
      body: () => ({
        absentDoctorId: house.id('dr-smit'),
        deputyId: house.id('dr-kern'),
        from: house.laterOn,
        until: house.laterOn,
        reason: 'leave',
      }),
    },
    '/v1/deputisings/:deputisingId/end': { at: ['spare.deputising'] },
    '/v1/trainings': {
      at: [''],
      body: () => ({
        traineeId: house.id('trainee'),
        supervisorId: house.id('dr-smit'),
        from: house.laterOn,
        until: house.laterOn,
      }),
    },
    '/v1/trainings/:trainingId/end': { at: ['spare.training'] },
    '/v1/employees/:employeeId/medical-proxies': {
      at: ['jan'],
      body: () => ({
        party: 'employee',
        name: house.mint.textOf('swept.proxyName'),
        number: house.mint.textOf('swept.proxyNumber'),
        dispute: 'objection',
        until: house.laterOn,
      }),
    },
    '/v1/medical-proxies/:medicalProxyId/end': { at: ['spare.proxy'] },
    '/v1/departures': {
      at: [''],
      body: () => ({ doctorId: house.id('shut'), successorId: house.id('dr-smit') }),
    },
    '/v1/delegations': {
      at: [''],
      body: () => ({
        assistantId: house.id('anna'),
        employeeIds: [house.id('jan')],
        actions: ['read'],
        until: '2098-12-31',
      }),
    },
    '/v1/delegations/:delegationId/withdrawal': { at: ['spare.delegation'] },
    '/v1/declarations': { at: [''], body: () => ({ textId: house.id('text'), digest: house.id('text.digest') }) },
    '/v1/declarations/:declarationId/revocation': { at: ['spare.declaration'] },
    '/v1/declaration-texts': {
      at: [''],
      body: () => ({
        kind: 'derived-secrecy',
        edition: '2099',
        text: 'I keep secret what I see.',
        effectiveFrom: '2099-01-01',
      }),
    },
  };
}
