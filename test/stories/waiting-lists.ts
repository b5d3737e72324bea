/** A record as a list shows it. */
export type Item = Readonly<Record<string, unknown>>;

/** The lists in which what waits stands besides, and what of them is undecided: as each list itself says it. */
export const UNDECIDED: Readonly<Record<string, { path: string; is?: (item: Item, mine: string) => boolean }>> = {
  'question-to-answer': { path: '/questions' },
  'examination-to-answer': { path: '/examinations' },
  'correction-to-answer': { path: '/correction-requests' },
  'piece-to-take': {
    path: '/piece-moves',
    is: ({ state, secondDoctorId }, mine) => state === 'waits' && secondDoctorId === mine,
  },
  'second-opinion-to-give': {
    path: '/second-opinions',
    is: ({ concludedAt, inDossierAt }) => !concludedAt && !inDossierAt,
  },
  'consultation-to-conclude': {
    path: '/consultations',
    is: ({ concludedAt, inDossierAt }) => !concludedAt && !inDossierAt,
  },
  'responsibility-to-tell': { path: '/responsibilities/untold' },
  'stated-duty-to-tell': {
    path: '/stated-duties',
    is: ({ toldOn, endedAt, doctorId }, mine) => !toldOn && !endedAt && doctorId !== mine,
  },
  'doctor-to-give': { path: '/doctors-wanted' },
  'doctor-change-to-answer': {
    path: '/doctor-change-wishes',
    is: ({ answeredAt, withdrawnAt }) => !answeredAt && !withdrawnAt,
  },
  'emergency-to-review': {
    path: '/emergencies',
    is: ({ reviewedAt, openedBy }, mine) => reviewedAt === null && openedBy !== mine,
  },
  'emergency-to-tell': {
    path: '/emergencies',
    is: ({ toldAt, openedBy }, mine) => toldAt === null && openedBy !== mine,
  },
  'role-to-approve': {
    path: '/roles?state=proposed',
    is: ({ accountId, proposedBy }, mine) => ![accountId, proposedBy].includes(mine),
  },
  'role-to-confirm': {
    path: '/roles?state=approved',
    is: ({ accountId, proposedBy, approvedBy }, mine) => ![accountId, proposedBy, approvedBy].includes(mine),
  },
  'processing-agreement-to-confirm': {
    path: '/processing-agreements',
    is: ({ confirmedAt, recordedBy }, mine) => confirmedAt === null && recordedBy !== mine,
  },
  'invitation-to-print': {
    path: '/invitations',
    is: ({ letterAt, invitedBy }, mine) => letterAt === null && invitedBy !== mine,
  },
  'invitation-to-renew': { path: '/invitations', is: ({ overtakenAt }) => overtakenAt !== null },
  'log-review-to-sign': { path: '/log-reviews', is: ({ signedAt }) => signedAt === null },
};
/** Who of the cast decides what. */
export const DECIDES: Readonly<Record<string, readonly string[]>> = {
  'dr-vos': [
    'question-to-answer',
    'examination-to-answer',
    'correction-to-answer',
    'piece-to-take',
    'second-opinion-to-give',
    'consultation-to-conclude',
  ],
  'dr-smit': [
    'question-to-answer',
    'examination-to-answer',
    'correction-to-answer',
    'piece-to-take',
    'second-opinion-to-give',
    'consultation-to-conclude',
  ],
  'dr-kern': [
    'correction-to-answer',
    'responsibility-to-tell',
    'stated-duty-to-tell',
    'doctor-to-give',
    'doctor-change-to-answer',
    'emergency-to-review',
    'emergency-to-tell',
    'role-to-confirm',
  ],
  'dr-staf': [
    'responsibility-to-tell',
    'stated-duty-to-tell',
    'doctor-to-give',
    'doctor-change-to-answer',
    'emergency-to-review',
    'emergency-to-tell',
  ],
  ada: [
    'role-to-approve',
    'role-to-confirm',
    'processing-agreement-to-confirm',
    'invitation-to-print',
    'invitation-to-renew',
  ],
  abel: [
    'role-to-approve',
    'role-to-confirm',
    'processing-agreement-to-confirm',
    'invitation-to-print',
    'invitation-to-renew',
  ],
  luuk: ['log-review-to-sign'],
};
