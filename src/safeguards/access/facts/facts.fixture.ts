import type { EmployeeFacts, Moment, PersonFacts, RoleFact, TextFact } from './access-facts.js';
import { momentOf } from './moment.js';

/** A quiet Tuesday on which everything of these fixtures holds. */
export const TUESDAY: Moment = momentOf('2026-03-10T10:00:00Z');

export const TEXTS: readonly TextFact[] = [
  { id: 'undertaking-1', kind: 'general-undertaking', effectiveFrom: '2020-01-01T00:00:00Z' },
  { id: 'secrecy-1', kind: 'derived-secrecy', effectiveFrom: '2020-01-01T00:00:00Z' },
];

export function roleFact(circle: string, rest: Partial<RoleFact> = {}): RoleFact {
  return {
    role: circle,
    circle,
    employerId: null,
    validFrom: '2025-01-01T00:00:00Z',
    validUntil: null,
    inForceSince: '2025-01-01T00:00:00Z',
    endedAt: null,
    asksTraining: false,
    ...rest,
  };
}

/** Somebody of the staff for whom everything is in order, with a role of that circle. */
export function person(accountId: string, circle: string, rest: Partial<PersonFacts> = {}): PersonFacts {
  const signed = (textId: string, kind: string) => ({
    kind,
    textId,
    signedAt: '2025-01-01T00:00:00Z',
    revokedAt: null,
  });
  return {
    accountId,
    kind: 'staff',
    status: 'active',
    hiredUntil: null,
    agreement: null,
    roles: [roleFact(circle)],
    registrations: [{ checkedOn: '2025-01-01', validUntil: '2026-12-31' }],
    declarations: [signed('undertaking-1', 'general-undertaking'), signed('secrecy-1', 'derived-secrecy')],
    instructions: [{ givenOn: '2025-06-01', validUntil: '2026-06-01' }],
    trainings: [],
    ...rest,
  };
}

/** An employee of acme with dr-vos as dossier doctor, who delegated reading and recording to the assistant. */
export function employeeFacts(rest: Partial<EmployeeFacts> = {}): EmployeeFacts {
  return {
    at: '2026-03-10T10:00:00.000Z',
    employeeId: 'jan',
    employerId: 'acme',
    personAccountId: 'jan-account',
    agreements: [{ from: '2020-01-01', until: null }],
    responsibilities: [
      {
        doctorId: 'dr-vos',
        effectiveFrom: '2025-01-01T00:00:00Z',
        endedAt: null,
        toldAt: '2025-01-01T00:00:00Z',
        doctor: person('dr-vos', 'doctor'),
      },
    ],
    mandates: [],
    delegations: [
      {
        doctorId: 'dr-vos',
        assistantId: 'assistant',
        actions: ['read', 'record'],
        grantedAt: '2025-01-01T00:00:00Z',
        validFrom: '2025-01-01T00:00:00Z',
        validUntil: '2026-12-31T00:00:00Z',
        withdrawnAt: null,
      },
    ],
    deputisings: [],
    statedDuties: [],
    isMedicalProxy: false,
    actsAgainst: false,
    emergencies: [],
    absences: [],
    ...rest,
  };
}
