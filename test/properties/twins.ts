import { FIXED_WORLDS } from './world/fixed-worlds.js';
import type { World } from './specification/world.js';
import type { Twins } from './twin-pair.js';
import { ofWhatIsPrivate } from './twins-in-private.js';
import { NO_DOSSIER, NO_RECORDS, UNASKED, without } from './world/without.js';

const house: World = { ...FIXED_WORLDS['all is in order'], emergencies: [] };
const subjectOf = (name: string): string => house.accounts.find(({ subject }) => subject === name)?.id ?? '';
const [acme = '', globex = ''] = house.employers.map(({ id }) => id);
const staffOf = (employerId: string): string[] =>
  house.employees.filter((employee) => employee.employerId === employerId).map(({ id }) => id);

/** V4 — the outcomes that an employer didn't get: pending, held, or blocked. */
const heldBack = house.outcomes.map((outcome) => ({ ...outcome, isReleased: false, decision: 'blocked' as const }));
const unreleased = house.verdicts.map((verdict) => ({ ...verdict, isReleased: false }));
const unreleasedAdvice = house.advices.map((advice) => ({ ...advice, isReleased: false }));
/** V7 — what a doctor said of a way back, the letter with which waits. */
const saidParts = house.reintegrationParts.filter(({ isReleased }) => isReleased);
const atWork = house.employees.at(-1)?.id ?? '';
const withSomebodyAtWork: World = {
  ...house,
  absences: house.absences.filter(({ employeeId }) => employeeId !== atWork),
  reintegrationParts: house.reintegrationParts.filter(({ employeeId }) => employeeId !== atWork),
  messages: house.messages.filter(({ employeeId }) => employeeId !== atWork),
  questions: house.questions.filter(({ employeeId }) => employeeId !== atWork),
  proposals: house.proposals.filter(({ employeeId }) => employeeId !== atWork),
  verdicts: house.verdicts.filter(({ employeeId }) => employeeId !== atWork),
  advices: house.advices.filter(({ employeeId }) => employeeId !== atWork),
};

/** The first advice about each absence went out, and another took its place that has the next contact alone. */
function superseded(by: string, issuedAt: string): World {
  const first = house.advices.filter(({ supersedes }) => supersedes === null);
  return {
    ...house,
    advices: first.flatMap((one, index) => {
      const id = `00000000-0000-4000-8000-${by}${String(index).padStart(4, '0')}`;
      const items = one.items
        .filter(({ item }) => item === 'M28')
        .map((item) => ({ ...item, id: id.replace('-4000-', '-4001-') }));
      return [
        { ...one, isReleased: true },
        { ...one, id, supersedes: one.id, isReleased: true, issuedAt, items },
      ];
    }),
  };
}

const unasked: World = { ...house, ...UNASKED };
const unallowed: World = { ...house, consents: [], disclosures: [] };

/** The same records, with other contents. */
const retold: World = {
  ...house,
  employees: house.employees.map((one) => ({
    ...one,
    identity: { ...one.identity, familyName: 'Otherwise', street: 'Elsewhere' },
  })),
  absences: house.absences.map((one) => ({ ...one, phone: '0687654321' })),
  payrollTerms: house.payrollTerms.map((one) => ({ ...one, grossWageCents: 1, iban: 'NO9386011117947' })),
  reintegrationParts: house.reintegrationParts.map((one) => ({
    ...one,
    content: one.part === 'wage-value' ? { ...one.content, percent: 80 } : one.content,
  })),
  pieces: house.pieces.map((one) => ({
    ...one,
    item: 'M42',
    texts: one.texts.map((text) => ({ ...text, text: 'something else' })),
  })),
  messages: house.messages.map((one) => ({ ...one, subject: 'another', text: 'something else' })),
  healthMessages: house.healthMessages.map((one) => ({ ...one, subject: 'another', text: 'something else' })),
  verdicts: house.verdicts.map((one) => ({ ...one, outcome: one.outcome === 'fit' ? 'unfit' : 'fit' })),
  outcomes: house.outcomes.map((one) => ({ ...one, outcome: 'rejected', conditions: [] })),
};

const twins = (rule: string, who: string, as: string, whether: string, one: World, other: World): Twins => ({
  rule,
  who,
  as,
  whether,
  one,
  other,
});

const OFFICER = 'employer-officer';
const CASE_MANAGER = 'case-manager';
const DOCTOR = 'company-doctor';

/** Everybody's doctor is in training, under dr Vos. */
const taught: World = FIXED_WORLDS['their doctor is in training'];

export const TWINS: readonly Twins[] = [
  twins('V2', 'otto', OFFICER, 'whether there is a medical dossier', house, {
    ...house,
    ...NO_DOSSIER,
  }),
  twins(
    'V4',
    'otto',
    OFFICER,
    'whether the doctor answered and holds the answer',
    { ...house, verdicts: unreleased, advices: unreleasedAdvice },
    { ...house, verdicts: [], advices: [], reintegrationParts: saidParts },
  ),
  twins(
    'V4',
    'otto',
    OFFICER,
    'whether somebody was examined, and blocked the outcome',
    { ...house, outcomes: heldBack },
    { ...house, outcomes: [], papers: [] },
  ),
  twins('V6', 'otto', OFFICER, 'whether another employer has anybody', house, without(house, staffOf(globex))),
  twins('D3', 'otto', OFFICER, 'what came to a desk or to the doctor, and what is paid', house, {
    ...house,
    payrollTerms: [],
    messages: [],
    healthMessages: [],
  }),
  twins('S4', 'otto', OFFICER, 'whether an assistant works for the doctor', house, {
    ...house,
    delegations: [],
    deputisings: [],
  }),
  twins('S9', 'otto', OFFICER, 'who is the doctor, and whether anybody wants another', house, {
    ...house,
    responsibilities: [],
    wishes: [],
  }),
  // V8: of released advice he gets his items.
  twins(
    'S6',
    'cees',
    CASE_MANAGER,
    'whether there is a medical dossier, or a verdict',
    { ...house, advices: unreleasedAdvice },
    {
      ...house,
      ...NO_DOSSIER,
      verdicts: [],
      advices: [],
      questions: [],
      examinations: [],
      outcomes: [],
      papers: [],
      payrollTerms: [],
    },
  ),
  twins('V6', 'cees', CASE_MANAGER, 'whether another employer has anybody', house, without(house, staffOf(globex))),
  twins(
    'S7',
    'lies',
    'labour-expert',
    'whether somebody who is at work is there at all',
    { ...withSomebodyAtWork },
    without(withSomebodyAtWork, [atWork]),
  ),
  twins('S7', 'pam', 'payroll-administrator', 'whether anybody is absent, guided or examined', unasked, {
    ...house,
    ...NO_RECORDS,
    payrollTerms: house.payrollTerms,
    responsibilities: [],
    wishes: [],
  }),
  // M28 is not for a labour expert.
  twins(
    'V5',
    'lies',
    'labour-expert',
    'which advice took the place of what he was advised, and when',
    superseded('0000feed', '2020-02-01T10:00:00.000Z'),
    superseded('0000fade', '2020-03-01T10:00:00.000Z'),
  ),
  ...[
    ['otto', OFFICER],
    ['jan', 'employee'],
    ['smit', DOCTOR],
  ].map(([subject = '', role = '']) =>
    twins('V4', subject, role, 'whether a doctor in training prepared an answer', taught, { ...taught, proposals: [] }),
  ),
  ...ofWhatIsPrivate(house),
  twins('S12', 'vos', DOCTOR, 'whether others keep working notes about his patients', house, {
    ...house,
    workingNotes: house.workingNotes.filter(({ authorId }) => authorId === subjectOf('vos')),
  }),
  twins('S12', 'anna', 'medical-assistant', 'whether the doctor keeps working notes', house, {
    ...house,
    workingNotes: house.workingNotes.filter(({ authorId }) => authorId === subjectOf('anna')),
  }),
  ...[
    ['otto', OFFICER],
    ['cees', CASE_MANAGER],
    ['anna', 'medical-assistant'],
    ['rob', 'account-manager'],
    ['ada', 'administrator'],
    ['vos', DOCTOR],
  ].map(([who = '', as = '']) =>
    twins('S14', who, as, 'whether anybody asked for a second opinion or a voluntary consultation', house, unasked),
  ),
  ...[
    ['rob', 'case-manager'],
    ['ada', 'administrator'],
  ].map(([who = '', as = '']) =>
    twins('C2', who, as, 'whether anybody allowed something to be sent, or asked for it', house, unallowed),
  ),
  twins('C2', 'anna', 'medical-assistant', 'whether anybody allowed something in the app', house, {
    ...house,
    consents: house.consents.filter(({ paper }) => paper !== null),
    disclosures: [],
  }),
  twins('S12', 'jan', 'employee', 'whether anybody keeps working notes about him', house, {
    ...house,
    workingNotes: [],
  }),
  twins(
    'S1',
    'smit',
    DOCTOR,
    "whether his colleague's employees have a dossier, or anything",
    { ...unasked, pieceMoves: [] },
    {
      ...house,
      ...NO_RECORDS,
    },
  ),
  twins(
    'D1',
    'jan',
    'employee',
    'whether anybody else is there at all',
    house,
    without(
      house,
      house.employees.filter(({ personId }) => personId !== subjectOf('jan')).map(({ id }) => id),
    ),
  ),
  twins(
    'D3',
    'rob',
    'account-manager',
    'whether an employer has people',
    house,
    without(house, [...staffOf(acme), ...staffOf(globex)]),
  ),
  twins('S7', 'ada', 'administrator', 'whether anybody is in a dossier', house, {
    ...house,
    ...NO_RECORDS,
  }),
  twins('S7', 'fg', 'data-protection-officer', 'what is in a dossier', house, retold),
  twins(
    'S4',
    'kern',
    'core-expert-doctor',
    'what is in a dossier while no doctor is away',
    { ...house, deputisings: [] },
    {
      ...house,
      deputisings: [],
      ...NO_RECORDS,
    },
  ),
  twins(
    'S2',
    'anna',
    'medical-assistant',
    'whether others whom the doctor guides have a dossier',
    { ...house, delegations: [] },
    {
      ...house,
      delegations: [],
      ...NO_RECORDS,
    },
  ),
];
