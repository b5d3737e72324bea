import type {
  DeclarationFact,
  Moment,
  PersonFacts,
  RoleFact,
  TextFact,
} from '../../safeguards/access/facts/access-facts.js';

/** Noon in Amsterdam on 10 March 2026. */
export const NOW: Moment = { instant: new Date('2026-03-10T11:00:00Z'), today: '2026-03-10' };

const SINCE = '2020-01-01T00:00:00Z';

export const TEXTS: readonly TextFact[] = [
  { id: 'undertaking', kind: 'general-undertaking', effectiveFrom: SINCE },
  { id: 'secrecy', kind: 'derived-secrecy', effectiveFrom: SINCE },
];

/** A role held since 2020, in that circle; for an employer if one is named. */
export function held(circle: string, employerId: string | null = null, endedAt: string | null = null): RoleFact {
  return {
    role: circle,
    circle,
    employerId,
    validFrom: SINCE,
    validUntil: null,
    inForceSince: SINCE,
    endedAt,
    asksTraining: false,
  };
}

/** A signature of 2020 under one of {@link TEXTS}. */
export function signed(textId: string, kind: string, revokedAt: string | null = null): DeclarationFact {
  return { kind, textId, signedAt: SINCE, revokedAt };
}

export const UNDERTAKING = signed('undertaking', 'general-undertaking');
export const SECRECY = signed('secrecy', 'derived-secrecy');

/** Somebody of the staff who is bound, active, and holds these roles. */
function person(accountId: string, roles: readonly RoleFact[], otherwise: Partial<PersonFacts>): PersonFacts {
  return {
    accountId,
    kind: 'staff',
    status: 'active',
    hiredUntil: null,
    agreement: null,
    roles,
    registrations: [],
    declarations: [UNDERTAKING],
    instructions: [],
    trainings: [],
    ...otherwise,
  };
}

/** A doctor, registered until the end of the year. */
export function doctor(otherwise: Partial<PersonFacts> = {}): PersonFacts {
  const registrations = [{ checkedOn: '2026-01-01', validUntil: '2026-12-31' }];
  return person('dr-vos', [held('doctor')], { registrations, ...otherwise });
}

/** An assistant whose declaration and instruction are in force. */
export function assistant(otherwise: Partial<PersonFacts> = {}): PersonFacts {
  return person('anna', [held('derived-secrecy')], {
    declarations: [UNDERTAKING, SECRECY],
    instructions: [{ givenOn: '2026-01-01', validUntil: '2027-01-01' }],
    trainings: [],
    ...otherwise,
  });
}
