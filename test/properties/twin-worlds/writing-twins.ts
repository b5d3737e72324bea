import type { World } from '../specification/world.js';
import { makeHouse } from '../world/make-world.js';
import { Making, type Choose } from '../world/making.js';
import { NO_DOSSIER, NO_RECORDS, UNASKED, without } from '../world/without.js';

/** Two houses that differ only in what somebody may not know of, who does all he can in both. */
export interface WritingTwins {
  readonly rule: string;
  /** By the name the issuer knows, and in which role. */
  readonly who: string;
  readonly as: string;
  readonly whether: string;
  readonly one: World;
  readonly other: World;
}

const first: Choose = (...options) => options[0] as (typeof options)[number];
const making = new Making(first, 'twins who write');
const id = (name: string): string => making.id(name);

/** Everything is in order: Jan is e0, whom alone Anna works for; e1 and e4 are Dr Smit's, the others Dr Vos's. */
function orderly(): World {
  const world = makeHouse(making);
  const ofSmit = [id('e1'), id('e4')];
  return {
    ...world,
    deputisings: [],
    statedDuties: [],
    emergencies: [],
    agreements: world.agreements.map((one) => ({ ...one, services: ['absence-guidance', 'payroll'] })),
    employees: world.employees.map((one) => (one.id === id('e0') ? { ...one, personId: id('jan') } : one)),
    responsibilities: world.responsibilities.map((one) =>
      ofSmit.includes(one.employeeId) ? { ...one, doctorId: id('smit') } : one,
    ),
    delegations: world.delegations.filter(({ employeeId }) => employeeId === id('e0')),
  };
}

const house = orderly();
const mandated: World = { ...house, mandates: house.mandates.filter(({ employeeId }) => employeeId === id('e0')) };
const held: World = {
  ...house,
  verdicts: house.verdicts.map((one) => ({ ...one, isReleased: false })),
  outcomes: house.outcomes.map((one) => ({ ...one, isReleased: false, decision: 'blocked' })),
};
const undoctored: World = { ...house, ...NO_DOSSIER, delegations: [], wishes: [] };
/** V7 — nor is there what a doctor said of a way back, and the letter with which waits. */
const reintegrationParts = held.reintegrationParts.filter(({ isReleased }) => isReleased);
const unjudged: World = { ...held, verdicts: [], advices: [], outcomes: [], papers: [], reintegrationParts };
const empty: World = { ...house, ...NO_RECORDS };
const unread: World = {
  ...house,
  ...UNASKED,
  pieces: [],
  papers: [],
  consents: [],
  disclosures: [],
  corrections: [],
  exposures: [],
  healthMessages: [],
};

type Line = readonly [rule: string, who: string, as: string, whether: string, one: World, other: World];

const LINES: readonly Line[] = [
  ['V2', 'otto', 'employer-officer', 'there is a medical dossier, or a delegation', house, undoctored],
  ['V4', 'otto', 'employer-officer', 'the doctor answered or examined, and what is held or blocked', held, unjudged],
  ['V6', 'otto', 'employer-officer', 'another employer has people', house, without(house, ['e3', 'e4'].map(id))],
  [
    'S6',
    'cees',
    'case-manager',
    'there is a medical dossier, a question or a verdict',
    house,
    { ...empty, absences: house.absences, reintegrationParts: house.reintegrationParts, messages: house.messages },
  ],
  [
    'S7',
    'pam',
    'payroll-administrator',
    'anybody is absent, guided or examined',
    house,
    { ...empty, payrollTerms: house.payrollTerms, responsibilities: [], delegations: [], wishes: [] },
  ],
  ['S1', 'vos', 'company-doctor', "his colleague's employees are there", house, without(house, ['e1', 'e4'].map(id))],
  [
    'I3',
    'rita',
    'representative',
    'there is anybody for whom nobody let her act',
    mandated,
    without(mandated, ['e1', 'e2', 'e3', 'e4'].map(id)),
  ],
  ['D1', 'jan', 'employee', 'anybody else is there', house, without(house, ['e1', 'e2', 'e3', 'e4'].map(id))],
  [
    'S2',
    'anna',
    'medical-assistant',
    'there is anybody for whom nothing was delegated to her',
    house,
    without(house, ['e1', 'e2', 'e3', 'e4'].map(id)),
  ],
  ['S14', 'otto', 'employer-officer', 'anybody asked a doctor of his own choice', house, { ...house, ...UNASKED }],
  ['S14', 'vos', 'company-doctor', 'his patients asked another doctor', house, { ...house, ...UNASKED }],
  ['S12', 'jan', 'employee', 'anybody keeps working notes', house, { ...house, workingNotes: [] }],
  ['S7', 'ada', 'administrator', 'there is anything in a dossier', house, empty],
  ['S4', 'kern', 'core-expert-doctor', 'there is anything in a dossier while nobody is away', house, unread],
  [
    'D3',
    'rob',
    'account-manager',
    'an employer has people',
    house,
    without(house, ['e0', 'e1', 'e2', 'e3', 'e4'].map(id)),
  ],
];

export const WRITING_TWINS: readonly WritingTwins[] = LINES.map(([rule, who, as, whether, one, other]) => ({
  rule,
  who,
  as,
  whether,
  one,
  other,
}));
