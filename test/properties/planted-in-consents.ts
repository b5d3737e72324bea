import type { PlantedFault } from './planted-fault.js';

/** In consents: who knows of one, and since when (C2). */
export const IN_CONSENTS: readonly PlantedFault[] = [
  {
    rule: 'C2',
    says: 'the database shows a doctor what his patient did not sign',
    noticedOf: 'Consent',
    noticedWhere: 'consents are not signed',
    where: 'row security',
    function: 'is_signed',
    from: 'EXISTS (',
    to: 'true OR EXISTS (',
  },
  {
    rule: 'C4',
    says: 'the database shows every doctor who asks what of anybody',
    noticedOf: 'DisclosureRequest',
    noticedWhere: 'all is in order',
    where: 'row security',
    function: 'sees_disclosures',
    from: "access.opens_medical(access.circle(), employee, 'read')",
    to: 'true',
  },
  {
    rule: 'C4',
    says: 'the policies show it to every doctor',
    noticedOf: 'DisclosureRequest',
    noticedWhere: 'all is in order',
    where: 'policies',
    page: 'shared/dossier-doctor-discloses',
    from: /(- may: \[read\]\n +on: DisclosureRequest\n) +when: [^\n]*\n/,
    to: '$1',
  },
  {
    rule: 'C2',
    says: 'the policies show a doctor what his patient did not sign',
    noticedOf: 'Consent',
    noticedWhere: 'consents are not signed',
    where: 'policies',
    page: 'shared/dossier-doctor-medical',
    from: /(on: Consent\n +when: \{ dossierDoctorId: \$actor\.accountId), signed: true/,
    to: '$1',
  },
];
