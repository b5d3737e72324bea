import type { PackageContent } from '../contents.js';
import { addressOf } from './identity.js';
import { narrative } from './narrative.js';
import type { Organization, Patient, Practitioner, Reference } from './resources.js';

/** The register of professions in care, by whose number a doctor is known in the Netherlands. */
const BIG_REGISTER = 'http://fhir.nl/fhir/NamingSystem/big';

export function patient({ employee }: PackageContent): Patient {
  const { name, birthDate } = employee;
  return { resourceType: 'Patient', text: narrative([`${name}, ${birthDate}`]), name: [{ text: name }], birthDate };
}

export function organization({ sender }: PackageContent): Organization {
  return { resourceType: 'Organization', text: narrative([sender]), name: sender };
}

/** The doctor who decided, with the number by which he is known. */
export function decider({ decidedBy }: PackageContent): Practitioner {
  const { name, role, registrationNumber } = decidedBy;
  return {
    resourceType: 'Practitioner',
    text: narrative([`${name}, ${role}, ${registrationNumber}`]),
    identifier: [{ system: BIG_REGISTER, value: registrationNumber }],
    name: [{ text: name }],
    qualification: [{ code: { text: role } }],
  };
}

/** Authors and responsible doctors of the pieces: each once, by name and function. */
export function writers(content: PackageContent): ReadonlyMap<string, Practitioner> {
  const all = content.pieces.map(({ author }) => author);
  return new Map(
    all.map((author) => [
      writer(content, author.name, author.function),
      {
        resourceType: 'Practitioner',
        text: narrative([`${author.name}, ${author.function}`]),
        name: [{ text: author.name }],
        qualification: [{ code: { text: author.function } }],
      },
    ]),
  );
}

/** Where the author of a piece stands in the document. */
export function writer({ id }: PackageContent, name: string, as: string): string {
  return addressOf(id, 'writer', name, as);
}

/** The parties of the document by their addresses. */
export function addresses({ id }: PackageContent): Record<'patient' | 'sender' | 'decider' | 'composition', string> {
  return {
    patient: addressOf(id, 'patient'),
    sender: addressOf(id, 'sender'),
    decider: addressOf(id, 'decider'),
    composition: addressOf(id, 'composition'),
  };
}

export function to(reference: string, display?: string): Reference {
  return display === undefined ? { reference } : { reference, display };
}
