import type { World } from '../specification/world.js';

/** S14 — nobody asked a doctor of his own choice. */
export const UNASKED = { secondOpinions: [], consultations: [] } as const;
/** What lies in a medical dossier, or beside it, is not there. */
export const NO_DOSSIER = {
  ...UNASKED,
  pieces: [],
  pieceMoves: [],
  movedPieces: [],
  corrections: [],
  exposures: [],
  healthMessages: [],
  workingNotes: [],
  consents: [],
  disclosures: [],
  papers: [],
} as const;
/** Nor is anything that was asked, said, reported or sent about somebody. */
export const NO_RECORDS = {
  ...NO_DOSSIER,
  questions: [],
  proposals: [],
  verdicts: [],
  advices: [],
  examinations: [],
  outcomes: [],
  absences: [],
  reintegrationParts: [],
  payrollTerms: [],
  messages: [],
  privateContacts: [],
} as const;

/** A house without some of its people, by id, and whatever is about them. */
export function without(world: World, gone: readonly string[]): World {
  const stays = ({ employeeId }: { readonly employeeId: string }): boolean => !gone.includes(employeeId);
  return {
    ...world,
    employees: world.employees.filter(({ id }) => !gone.includes(id)),
    employments: world.employments.filter(stays),
    applications: world.applications.filter(stays),
    privateContacts: world.privateContacts.filter(stays),
    linkEndings: world.linkEndings.filter(stays),
    absences: world.absences.filter(stays),
    payrollTerms: world.payrollTerms.filter(stays),
    responsibilities: world.responsibilities.filter(stays),
    wishes: world.wishes.filter(stays),
    statedDuties: world.statedDuties.filter(stays),
    medicalProxies: world.medicalProxies.filter(stays),
    emergencies: world.emergencies.filter(stays),
    mandates: world.mandates.filter(stays),
    delegations: world.delegations.filter(stays),
    pieces: world.pieces.filter(stays),
    pieceMoves: world.pieceMoves.filter((one) => stays(one) && !gone.includes(one.toEmployeeId ?? '')),
    movedPieces: world.movedPieces.filter(stays),
    corrections: world.corrections.filter(stays),
    exposures: world.exposures.filter(stays),
    messages: world.messages.filter(stays),
    healthMessages: world.healthMessages.filter(stays),
    workingNotes: world.workingNotes.filter(stays),
    secondOpinions: world.secondOpinions.filter(stays),
    consultations: world.consultations.filter(stays),
    consents: world.consents.filter(stays),
    disclosures: world.disclosures.filter(stays),
    questions: world.questions.filter(stays),
    proposals: world.proposals.filter(stays),
    verdicts: world.verdicts.filter(stays),
    advices: world.advices.filter(stays),
    reintegrationParts: world.reintegrationParts.filter(stays),
    examinations: world.examinations.filter(stays),
    outcomes: world.outcomes.filter(stays),
    papers: world.papers.filter(stays),
  };
}
