/** The lists of a world whose records the trail resolves to their employee. */
export const INDEXED_KINDS = [
  ...(['absences', 'pieces', 'questions', 'verdicts', 'advices', 'responsibilities', 'delegations'] as const),
  ...([
    'statedDuties',
    'medicalProxies',
    'emergencies',
    'mandates',
    'payrollTerms',
    'workingNotes',
    'proposals',
    'pieceMoves',
    'secondOpinions',
    'consultations',
    'consents',
    'disclosures',
    'examinations',
    'outcomes',
    'papers',
  ] as const),
];
