import type { Moment, PersonFacts, RoleFact, TextFact } from '../../safeguards/access/facts/access-facts.js';

/** Noon in Amsterdam on 10 March 2026. */
export const NOW: Moment = { instant: new Date('2026-03-10T11:00:00Z'), today: '2026-03-10' };

export const TEXTS: readonly TextFact[] = [
  { id: 'undertaking', kind: 'general-undertaking', effectiveFrom: '2020-01-01T00:00:00Z' },
];

/** A role held since 2020, in that circle. */
export function held(circle: string, role = circle, endedAt: string | null = null): RoleFact {
  const since = '2020-01-01T00:00:00Z';
  return {
    role,
    circle,
    employerId: null,
    validFrom: since,
    validUntil: null,
    inForceSince: since,
    endedAt,
    asksTraining: false,
  };
}

/** A doctor who can act: active, bound, registered until the end of the year; a test says what is otherwise. */
export function doctor(otherwise: Partial<PersonFacts> = {}): PersonFacts {
  return {
    accountId: 'dr-vos',
    kind: 'staff',
    status: 'active',
    hiredUntil: null,
    agreement: null,
    roles: [held('doctor')],
    registrations: [{ checkedOn: '2026-01-01', validUntil: '2026-12-31' }],
    declarations: [
      {
        kind: 'general-undertaking',
        textId: 'undertaking',
        signedAt: '2020-01-01T00:00:00Z',
        revokedAt: null,
      },
    ],
    instructions: [],
    trainings: [],
    ...otherwise,
  };
}
