import type { Role, World } from '../specification/world.js';
import { inTraining, inTrainingOfWhoLeft, sentBack } from './in-training.js';
import { Around } from './moments.js';
import { Making, type Choose } from './making.js';
import { makeHouse } from './make-world.js';
import { deputyWorlds } from './deputy-worlds.js';
import { examinedWorlds } from './examined-worlds.js';
import { figureWorlds } from './figure-worlds.js';
import { privateWorlds } from './private-worlds.js';
import { toldLaterWorlds } from './told-later-worlds.js';

/** Always the first: everything is in order, and everybody has every role that he sometimes has. */
const first: Choose = (...options) => options[0] as (typeof options)[number];
const making = new Making(first, 'the fixed house');
const { around } = making;
const yesterday = around.day(-1);
const TEN_MONTHS_AGO = -300 * 86_400_000;

/** A house in which nothing has lapsed: dr Vos is everybody's doctor, and jan is linked to a dossier at each employer. */
export function orderlyWorld(): World {
  const world = makeHouse(making);
  const linked = [making.id('e0'), making.id('e3')];
  return {
    ...world,
    employees: world.employees.map((one) => (linked.includes(one.id) ? { ...one, personId: making.id('jan') } : one)),
  };
}

function change(over: (world: World) => Partial<World>): World {
  const world = orderlyWorld();
  return { ...world, ...over(world) };
}

/** Rita, who represents people of both employers, holds a role for one of them as well. */
function workElsewhere(over: Partial<Role>): (world: World) => Partial<World> {
  return ({ roles }) => ({
    roles: [
      ...roles,
      {
        id: making.id('role elsewhere'),
        accountId: making.id('rita'),
        role: 'employer-officer',
        employerId: making.id('globex'),
        validFrom: around.instant(-9e9),
        validUntil: null,
        needsApproval: false,
        approvedBy: null,
        inForceSince: around.instant(-9e9),
        endedAt: null,
        ...over,
      },
    ],
  });
}

/** Roles of that name that ended a while ago, or ran out, and were given again since. */
function anew(roles: readonly Role[], name: string, how: 'endedAt' | 'validUntil'): Role[] {
  return roles.flatMap((one) =>
    one.role === name
      ? [
          { ...one, inForceSince: around.instant(-2e5) },
          { ...one, id: making.id(`before ${one.id}`), [how]: around.instant(-3e5) },
        ]
      : [one],
  );
}

/** Nobody is employed: everybody applied until that day, and was to be examined ten months ago. */
function applicants({ employees, examinations }: World, until: string): Partial<World> {
  const from = around.yearsAgo(1);
  return {
    employments: [],
    payrollTerms: [],
    applications: employees.map(({ id }) => ({ id: making.id(`application of ${id}`), employeeId: id, from, until })),
    examinations: examinations.map((one) => ({ ...one, askedAt: around.instant(TEN_MONTHS_AGO) })),
  };
}

/** The same house, each time with one thing out of order for everybody whom it concerns. */
export const FIXED_WORLDS = {
  'all is in order': orderlyWorld(),
  'nobody was told of a doctor': change(({ responsibilities }) => ({
    responsibilities: responsibilities.map((one) => ({ ...one, toldAt: null })),
  })),
  'registrations ended yesterday': change(({ registrations }) => ({
    registrations: registrations.map((one) => ({ ...one, validUntil: yesterday })),
  })),
  'doctors were struck off since they were registered': change(({ registrations }) => ({
    registrations: [
      ...registrations,
      ...registrations.map((one) => ({
        ...one,
        id: making.id(`again ${one.id}`),
        checkedOn: around.day(0),
        validUntil: yesterday,
      })),
    ],
  })),
  'supervising doctors were never named': change(({ responsibilities }) => ({
    trainings: [],
    responsibilities: responsibilities.map((one) => ({ ...one, doctorId: making.id('jong') })),
  })),
  'responsibilities end this moment': change(({ responsibilities, now }) => ({
    responsibilities: responsibilities.map((one) => ({ ...one, endedAt: now })),
  })),
  'nobody signed for secrecy': change(({ declarations }) => ({
    declarations: declarations.filter(({ kind }) => kind !== 'derived-secrecy'),
  })),
  'a new text took effect unsigned': change(({ texts }) => ({
    texts: [
      ...texts,
      {
        id: making.id('a new text'),
        kind: 'derived-secrecy',
        edition: 'new',
        announcedAt: new Around(around.instant(-9e9)).now,
        effectiveFrom: around.instant(0),
      },
    ],
  })),
  'instructions ended yesterday': change(({ instructions }) => ({
    instructions: instructions.map((one) => ({ ...one, validUntil: yesterday })),
  })),
  'delegated is recording alone': change(({ delegations }) => ({
    delegations: delegations.map((one) => ({ ...one, actions: ['record'] })),
  })),
  'delegations are withdrawn this moment': change(({ delegations, now }) => ({
    delegations: delegations.map((one) => ({ ...one, withdrawnAt: now, withdrawnBy: one.doctorId })),
  })),
  'mandates are withdrawn this moment': change(({ mandates, now }) => ({
    mandates: mandates.map((one) => ({ ...one, endedAt: now, endedBy: one.givenBy })),
  })),
  'mandates show what the employer asked alone': change(({ mandates }) => ({
    mandates: mandates.map((one) => ({ ...one, shows: ['verdicts'] })),
  })),
  'representatives work for another employer': change(workElsewhere({})),
  'representatives wait for a role at another employer': change(workElsewhere({ inForceSince: null })),
  ...deputyWorlds(orderlyWorld()),
  'emergencies end this moment': change(({ emergencies, now }) => ({
    emergencies: emergencies.map((one) => ({ ...one, validUntil: now })),
  })),
  'doctors left who opened in an emergency': change(({ emergencies, now }) => ({
    emergencies: emergencies.map((one) => ({ ...one, endedAt: now })),
  })),
  ...{ ...figureWorlds(orderlyWorld()), ...examinedWorlds(orderlyWorld(), making) },
  ...privateWorlds(orderlyWorld(), making),
  ...toldLaterWorlds(orderlyWorld(), making),
  'second opinions are asked of the dossier doctor': change(({ secondOpinions }) => ({
    secondOpinions: secondOpinions.map((one) => ({ ...one, doctorId: making.id('vos') })),
  })),
  'what was asked of doctors was withdrawn this moment': change(({ secondOpinions, consultations, now }) => ({
    secondOpinions: secondOpinions.map((one) => ({ ...one, withdrawnAt: now })),
    consultations: consultations.map((one) => ({ ...one, withdrawnAt: now })),
  })),
  'what was asked of doctors is in the dossier': change(({ secondOpinions, consultations, now }) => ({
    secondOpinions: secondOpinions.map((one) => ({ ...one, concludedAt: now, conclusion: 'so', inDossierAt: now })),
    consultations: consultations.map((one) => ({ ...one, concludedAt: now, conclusion: 'so', inDossierAt: now })),
  })),
  'their doctor is in training': change((world) => inTraining(making, world)),
  'their doctor is in training, and they left': change((world) => inTrainingOfWhoLeft(making, world)),
  'proposals were sent back': change((world) => sentBack(making, world)),
  'pieces were written anew since they were proposed': change(({ pieces, pieceMoves }) => ({
    pieces: pieces.map((one) => ({ ...one, texts: [one.texts, one.texts].flat().slice(0, 2) })),
    pieceMoves: pieceMoves.map((one) => ({ ...one, version: 1 })),
  })),
  'working notes ended yesterday': change(({ workingNotes }) => ({
    workingNotes: workingNotes.map((one) => ({ ...one, destroyBy: yesterday })),
  })),
  'responsibilities were given anew after the notes': change(({ responsibilities }) => ({
    responsibilities: responsibilities.map((one) => ({ ...one, effectiveFrom: around.instant(-5e7) })),
  })),
  'doctors left, and came back': change(({ roles }) => ({ roles: anew(roles, 'company-doctor', 'endedAt') })),
  'those who supervise doctors left, and came back': change(({ roles, trainings, responsibilities }) => ({
    roles: anew(roles, 'company-doctor', 'endedAt'),
    trainings: trainings.flatMap((one) => [
      { ...one, endedAt: around.instant(-2e5), endedBy: making.id('staf') },
      { ...one, id: making.id(`again ${one.id}`), supervisorId: making.id('veer'), validFrom: around.instant(-1e5) },
    ]),
    responsibilities: responsibilities.map((one) => ({ ...one, doctorId: making.id('jong') })),
  })),
  'who was in training was not for a while, and then under another': change(({ trainings, responsibilities }) => ({
    trainings: trainings.flatMap((one) => [
      { ...one, endedAt: around.instant(-2e5), endedBy: making.id('staf') },
      { ...one, id: making.id(`again ${one.id}`), supervisorId: making.id('veer'), validFrom: around.instant(-1e5) },
    ]),
    responsibilities: responsibilities.map((one) => ({ ...one, doctorId: making.id('jong') })),
  })),
  'who was in training went on under another at once': change(({ trainings, responsibilities }) => ({
    trainings: trainings.flatMap((one) => [
      { ...one, endedAt: around.instant(-1e5), endedBy: making.id('staf') },
      { ...one, id: making.id(`again ${one.id}`), supervisorId: making.id('veer'), validFrom: around.instant(-1e5) },
    ]),
    responsibilities: responsibilities.map((one) => ({ ...one, doctorId: making.id('jong') })),
  })),
  'roles of core-expert doctors ran out, and were given anew': change(({ roles }) => ({
    roles: anew(roles, 'core-expert-doctor', 'validUntil'),
  })),
  'everybody who could open left, came back, and nobody has a doctor': change(({ roles }) => ({
    roles: anew(anew(roles, 'core-expert-doctor', 'endedAt'), 'company-doctor', 'validUntil'),
    responsibilities: [],
    delegations: [],
  })),
  'roles of assistants ran out, and were given anew': change(({ roles }) => ({
    roles: anew(roles, 'medical-assistant', 'validUntil'),
  })),
  'one role as a doctor followed the other at once': change(({ roles }) => ({
    roles: roles.flatMap((one) =>
      one.role === 'company-doctor'
        ? [
            { ...one, inForceSince: around.instant(-2e5) },
            { ...one, id: making.id(`before ${one.id}`), role: 'insurance-doctor', endedAt: around.instant(-2e5) },
          ]
        : [one],
    ),
  })),
  'agreements were renewed today, after a day without': change(({ agreements }) => ({
    agreements: agreements.flatMap((one) => [
      { ...one, until: around.day(-2) },
      { ...one, id: making.id(`renewed ${one.id}`), from: around.day(0) },
    ]),
  })),
  'agreements are not about the payroll': change(({ agreements }) => ({
    agreements: agreements.map((one) => ({ ...one, services: ['absence-guidance', 'examinations'] })),
  })),
  'nobody has a doctor': change(() => ({ responsibilities: [], delegations: [] })),
  'stated duties end this moment, and nobody has a doctor': change(({ statedDuties, now }) => ({
    responsibilities: [],
    delegations: [],
    statedDuties: statedDuties.map((one) => ({ ...one, validUntil: now })),
  })),
  'of stated duties nobody was told, and nobody has a doctor': change(({ statedDuties }) => ({
    responsibilities: [],
    delegations: [],
    statedDuties: statedDuties.map((one) => ({ ...one, toldAt: null })),
  })),
  'roles end this moment': change(({ roles, now }) => ({ roles: roles.map((one) => ({ ...one, endedAt: now })) })),
  'hired people left yesterday': change(({ accounts }) => ({
    accounts: accounts.map((one) => (one.kind === 'hired' ? { ...one, hiredUntil: yesterday } : one)),
  })),
  'processing agreements end this moment': change(({ processingAgreements, now }) => ({
    processingAgreements: processingAgreements.map((one) => ({ ...one, endedAt: now, endedBy: making.id('ada') })),
  })),
  'processing agreements wait for a second person': change(({ processingAgreements }) => ({
    processingAgreements: processingAgreements.map((one) => ({ ...one, confirmedAt: null, confirmedBy: null })),
  })),
  'nobody is absent any more': change(({ absences }) => ({
    absences: absences.map((one) => ({ ...one, recoveredOn: around.day(0) })),
  })),
  'nobody has been absent for more than four weeks': change(({ absences }) => ({
    absences: absences.map((one) => ({ ...one, firstDay: around.day(-90), recoveredOn: around.day(-29) })),
  })),
  'agreements ended yesterday': change(({ agreements }) => ({
    agreements: agreements.map((one) => ({ ...one, until: yesterday })),
  })),
  'employments ended yesterday, and nobody bears the sick-pay risk': change(({ employments, agreements }) => ({
    employments: employments.map((one) => ({ ...one, endsOn: yesterday })),
    agreements: agreements.map((one) => ({ ...one, bearsSickPayRisk: false })),
  })),
  'employments ended more than two years ago': change(({ employments }) => ({
    employments: employments.map((one) => ({ ...one, endsOn: around.yearsAgo(2, -1) })),
  })),
  'nobody said since when anybody works there': change(({ employments }) => ({
    employments: employments.map((one) => ({ ...one, startsOn: null })),
  })),
  'nobody works there, and applications ended half a year ago': change((world) =>
    applicants(world, around.monthsAgo(6)),
  ),
  'nobody works there, and applications ended earlier': change((world) => applicants(world, around.monthsAgo(6, -1))),
  'pieces are left out for the privacy of another': change(({ pieces }) => ({
    pieces: pieces.map((one) => ({ ...one, isWithheld: true })),
  })),
} as const satisfies Record<string, World>;

export type FixedWorld = keyof typeof FIXED_WORLDS;
