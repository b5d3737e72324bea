import { z } from 'zod';
import { CALLS } from '../../src/platform/http/name-types.js';
import { unwrapped } from '../../src/platform/http/schema-rule.js';

/** What a field takes that holds a name, an address or a text: none is a code, a date or an id. */
const NAMES = ['Jansen', 'els@voorbeeld.nl', 'Els Jansen', 'Jansen B.V.'];

/** The fields of an input that take a name and don't say what they call, as paths in it. */
export function namelessTextFields(schema: z.core.$ZodType, path = ''): readonly string[] {
  if (CALLS.get(schema) !== undefined) return [];
  if (schema instanceof z.ZodObject) {
    const fields = Object.entries<z.core.$ZodType>(schema.shape);
    return fields.flatMap(([key, field]) => namelessTextFields(field, `${path}/${key}`));
  }
  if (schema instanceof z.ZodArray) return namelessTextFields(schema.element, `${path}/*`);
  if (schema instanceof z.ZodUnion) return schema.options.flatMap((option) => namelessTextFields(option, path));
  const inner = unwrapped(schema);
  if (inner !== undefined && !(schema instanceof z.ZodPipe)) return namelessTextFields(inner, path);
  return NAMES.some((name) => z.safeParse(schema, name).success) ? [path] : [];
}

/** Fields that take a name and are none, by what stands there instead and where it is kept. */
export const TEXTS: Readonly<Record<string, readonly string[]>> = {
  'text of the medical store, under the dossier key (D5)': [
    'ConsultationController.ask /question',
    'ConsultationController.conclude /text',
    'CorrectionController.answer /document/name',
    'CorrectionController.answer /reason',
    'CorrectionController.answer /text',
    'CorrectionController.ask /text',
    'EmergencyController.open /reason',
    'ExposureController.amend /agent',
    'ExposureController.amend /reason',
    'ExposureController.amend /source',
    'ExposureController.record /agent',
    'ExposureController.record /source',
    'MedicalDossierController.amend /document/name',
    'MedicalDossierController.amend /reason',
    'MedicalDossierController.amend /text',
    'MedicalDossierController.record /pieces/*/document/name',
    'MedicalDossierController.record /pieces/*/text',
    'OutcomeProposalController.prepare /grounds',
    'PieceMoveController.propose /grounds',
    'PieceMoveController.sendBack /reason',
    'PostponingController.postpone /reason',
    'ProposalController.sendBack /reason',
    'SecondOpinionController.conclude /text',
    'StatementController.add /text',
    'VerdictProposalController.prepare /grounds',
    'WorkingNoteController.amend /text',
    'WorkingNoteController.write /text',
  ],
  'text of a message, in the dossier of whom it is from or about (D3)': [
    'MessagesController.record /subject',
    'MessagesController.record /text',
    'MessagesController.write /subject',
    'MessagesController.write /text',
    'MessagesController.writeToDoctor /subject',
    'MessagesController.writeToDoctor /text',
  ],
  'what everybody signs, by a staff doctor, about nobody (S3)': [
    'DeclarationTextController.announce /edition',
    'DeclarationTextController.announce /text',
  ],
  'compared with what is on record, and not kept (I1)': ['LinkingController.accept /code'],
  'a code of a closed list, held against it behind the form (V1)': [
    'OutcomeController.issue /conditions/*',
    'OutcomeProposalController.prepare /conditions/*',
  ],
};
